/**
 * Ids of up to 1,024 messages in the order of their offsets: 16 B each while the messages are neighbours, 2 B more while
 * they lie within 65,536, else 4; and 4 B for when they were settled, where some are remembered that are.
 */
import type { IdHash } from "./id-index.ts";

export const SMALLEST = 16;
export const LARGEST = 1_024;
export const LONGEST_SPAN = 0xffff_ffff;
/** Times lie as far before the first that comes as behind it. */
const HALF = 0x8000_0000;

export class IdChunk {
  base = 0;
  /** Places in use, and those of them whose ids are not forgotten. */
  count = 0;
  live = 0;
  /** Four numbers each; all 0: forgotten. */
  hashes: Uint32Array;
  /** Ascending; offset − base. undefined: the place itself. */
  #deltas: Uint16Array | Uint32Array | undefined;
  /** Shard time − #settledBase; 0 = unsettled. */
  #settled: Uint32Array | Float64Array | undefined;
  #settledBase = 0;

  constructor(capacity: number) {
    this.hashes = new Uint32Array(4 * capacity);
  }

  get capacity(): number {
    return this.hashes.length / 4;
  }

  get byteLength(): number {
    return this.hashes.byteLength + (this.#deltas?.byteLength ?? 0) + (this.#settled?.byteLength ?? 0);
  }

  get last(): number {
    return this.offsetAt(this.count - 1);
  }

  offsetAt(i: number): number {
    return this.base + (this.#deltas === undefined ? i : this.#deltas[i]!);
  }

  /** Shard time; 0 = unsettled. */
  settledMs(i: number): number {
    const after = this.#settled?.[i] ?? 0;
    return after === 0 ? 0 : this.#settledBase + after;
  }

  isLive(i: number): boolean {
    const { hashes } = this;
    return (hashes[4 * i]! | hashes[4 * i + 1]! | hashes[4 * i + 2]! | hashes[4 * i + 3]!) !== 0;
  }

  /** The first place whose offset is `offset` or more. */
  from(offset: number): number {
    const wanted = offset - this.base;
    const deltas = this.#deltas;
    if (deltas === undefined) return Math.min(Math.max(0, wanted), this.count);
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (deltas[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  push(offset: number, hash: IdHash, settledMs: number): void {
    if (this.count === this.capacity) this.#grow();
    const i = this.count++;
    if (i === 0) this.base = offset;
    const delta = offset - this.base;
    if (this.#deltas === undefined ? delta !== i : delta > 0xffff) this.#spread(delta);
    this.live++;
    if (this.#deltas !== undefined) this.#deltas[i] = delta;
    for (let k = 0; k < 4; k++) this.hashes[4 * i + k] = hash[k]!;
    if (settledMs > 0) this.settle(i, settledMs);
  }

  /** Its memory is used again. */
  clear(): void {
    this.count = 0;
    this.#deltas = undefined;
    this.#settled = undefined;
  }

  settle(i: number, settledMs: number): void {
    if (this.#settled === undefined) {
      this.#settled = new Uint32Array(this.capacity);
      this.#settledBase = Math.max(0, settledMs - HALF);
    }
    let after = settledMs - this.#settledBase;
    if (this.#settled instanceof Uint32Array && (after <= 0 || after >= 2 * HALF)) {
      this.#settled = Float64Array.from(this.#settled, (ms) => (ms === 0 ? 0 : this.#settledBase + ms));
      this.#settledBase = 0;
      after = settledMs;
    }
    this.#settled[i] = after;
  }

  /** Messages are not neighbours, or lie further apart than before. */
  #spread(delta: number): void {
    const { count, capacity } = this;
    if (delta > 0xffff && this.#deltas instanceof Uint32Array) return;
    const wider = delta > 0xffff ? new Uint32Array(capacity) : new Uint16Array(capacity);
    for (let i = 0; i < count - 1; i++) wider[i] = this.offsetAt(i) - this.base;
    this.#deltas = wider;
  }

  #grow(): void {
    const capacity = Math.max(SMALLEST, this.capacity * 2);
    const { hashes } = this;
    this.hashes = new Uint32Array(4 * capacity);
    this.hashes.set(hashes);
    this.#deltas = this.#deltas && larger(this.#deltas, capacity);
    this.#settled = this.#settled && larger(this.#settled, capacity);
  }
}

/** One chunk with the ids of these, no larger than they need. */
export function gathered(chunks: readonly IdChunk[]): IdChunk {
  const all = new IdChunk(chunks.reduce((sum, { live }) => sum + live, 0));
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.count; i++) {
      if (!chunk.isLive(i)) continue;
      const hash = chunk.hashes.subarray(4 * i, 4 * i + 4);
      all.push(chunk.offsetAt(i), hash, chunk.settledMs(i));
    }
  }
  return all;
}

function larger<T extends Uint16Array | Uint32Array | Float64Array>(before: T, length: number): T {
  const after = new (before.constructor as new (length: number) => T)(length);
  after.set(before);
  return after;
}
