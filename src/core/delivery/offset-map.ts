/**
 * Offset → number (0 … 2^32 − 2), for the few messages of a log that are something out of the ordinary. Open
 * addressing in chunks of 65,536 offsets: 6 B a place, at most three quarters of the places in use, no growth
 * moves more than one chunk; a large chunk shrinks, and any goes with its last message. (1 M ids in a Map are
 * 123 MB and growing it stalls for 102 ms.)
 *
 * At 65,536 places the hash is a permutation: every offset has a place of its own.
 */
import { CHUNK_OFFSETS } from "./settled-chunk.ts";

const SMALLEST = 16;
/** Chunks that a pool keeps, and the places of the largest: 24 KiB each. Smaller ones do not shrink. */
const POOLED = 64;
const LARGEST_POOLED = 4_096;
/** Odd, so that multiplying is a permutation of 16 bits; near 2^16 / φ, so that neighbours are spread. */
const FACTOR = 40_503;

class Chunk {
  size = 0;
  shift: number;
  lows: Uint16Array;
  /** Number + 1; 0 is a free place. */
  values: Uint32Array;

  constructor(places: number) {
    this.shift = 16 - Math.log2(places);
    this.lows = new Uint16Array(places);
    this.values = new Uint32Array(places);
  }

  /** Where `low` is, or the free place where it belongs. */
  find(low: number): number {
    const { lows, values } = this;
    const mask = values.length - 1;
    let at = ((low * FACTOR) & 0xffff) >>> this.shift;
    while (values[at] !== 0 && lows[at] !== low) at = (at + 1) & mask;
    return at;
  }

  /** Frees a place; those behind that had to step aside move up. */
  free(hole: number): void {
    const { lows, values, shift } = this;
    const mask = values.length - 1;
    this.size--;
    values[hole] = 0;
    for (let at = (hole + 1) & mask; values[at] !== 0; at = (at + 1) & mask) {
      const home = ((lows[at]! * FACTOR) & 0xffff) >>> shift;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      lows[hole] = lows[at]!;
      values[hole] = values[at]!;
      values[at] = 0;
      hole = at;
    }
  }

  resize(places: number): void {
    const { lows, values } = this;
    this.shift = 16 - Math.log2(places);
    this.lows = new Uint16Array(places);
    this.values = new Uint32Array(places);
    for (let i = 0; i < values.length; i++) {
      if (values[i] === 0) continue;
      const at = this.find(lows[i]!);
      this.lows[at] = lows[i]!;
      this.values[at] = values[i]!;
    }
  }
}

/** Empty chunks that nobody uses, as large as they had grown: what is filled and emptied all the time does not grow anew. */
export class ChunkPool {
  readonly #free: Chunk[] = [];

  take(): Chunk | undefined {
    return this.#free.pop();
  }

  give(chunk: Chunk): void {
    if (this.#free.length < POOLED && chunk.values.length <= LARGEST_POOLED) this.#free.push(chunk);
  }
}

/** Of maps that never held anything: most of ten thousand idle queues' are. */
const NONE: Map<number, Chunk> = new Map();

export class OffsetMap {
  size = 0;
  #chunks = NONE;
  /** The chunk looked at last: the next message is most often near. */
  #lastNumber = -1;
  #last: Chunk | undefined;
  readonly #pool: ChunkPool | undefined;

  constructor(pool?: ChunkPool) {
    this.#pool = pool;
  }

  get byteLength(): number {
    let bytes = 0;
    for (const { lows, values } of this.#chunks.values()) bytes += lows.byteLength + values.byteLength;
    return bytes;
  }

  /** −1 when it is not in. */
  get(offset: number): number {
    if (this.size === 0) return -1;
    const chunk = this.#chunk(Math.floor(offset / CHUNK_OFFSETS));
    return chunk === undefined ? -1 : chunk.values[chunk.find(offset % CHUNK_OFFSETS)]! - 1;
  }

  set(offset: number, value: number): void {
    const number = Math.floor(offset / CHUNK_OFFSETS);
    let chunk = this.#chunk(number);
    if (chunk === undefined) {
      chunk = this.#pool?.take() ?? new Chunk(SMALLEST);
      if (this.#chunks === NONE) this.#chunks = new Map();
      this.#chunks.set(number, chunk);
      this.#last = chunk;
    }
    const low = offset % CHUNK_OFFSETS;
    let at = chunk.find(low);
    if (chunk.values[at] === 0) {
      const places = chunk.values.length;
      if ((chunk.size + 1) * 4 > places * 3 && places < CHUNK_OFFSETS) {
        chunk.resize(places * 2);
        at = chunk.find(low);
      }
      chunk.size++;
      this.size++;
      chunk.lows[at] = low;
    }
    chunk.values[at] = value + 1;
  }

  /** Takes the offset out; its number, or −1. */
  take(offset: number): number {
    if (this.size === 0) return -1;
    const number = Math.floor(offset / CHUNK_OFFSETS);
    const chunk = this.#chunk(number);
    if (chunk === undefined) return -1;
    const at = chunk.find(offset % CHUNK_OFFSETS);
    const value = chunk.values[at]! - 1;
    if (value < 0) return -1;
    chunk.free(at);
    this.size--;
    const places = chunk.values.length;
    if (chunk.size === 0) {
      this.#chunks.delete(number);
      this.#last = undefined;
      this.#pool?.give(chunk);
    } else if (chunk.size * 8 < places && places > LARGEST_POOLED) chunk.resize(places / 2);
    return value;
  }

  /** In no promised order. */
  forEach(visit: (offset: number, value: number) => void): void {
    for (const [number, { lows, values }] of this.#chunks) {
      for (let at = 0; at < values.length; at++) {
        if (values[at] !== 0) visit(number * CHUNK_OFFSETS + lows[at]!, values[at]! - 1);
      }
    }
  }

  #chunk(number: number): Chunk | undefined {
    if (number === this.#lastNumber) return this.#last;
    this.#lastNumber = number;
    return (this.#last = this.#chunks.get(number));
  }
}
