/**
 * Makes inputs out of samples: a golden input, or a valid value encoded, with a few bytes changed, put in, cut out,
 * doubled or taken from another sample. All inputs are made in one piece of memory:
 *
 *   │ wall (64 bytes) │ start … the input … end │ wall │ unused
 *
 * A decoder that is given [start, end) and looks beyond it sees the walls, which change colour: see fuzz-loop.ts.
 */
import { Dice } from "./dice.ts";
import type { FuzzTarget } from "./target.ts";

export const WALL_BYTES = 64;
/** No input is longer. */
const MAX_INPUT_BYTES = 16 * 1024;
const MAX_CHANGES = 6;

/** Where encodings turn: lengths of one and two bytes, signs, the ends of 32, 53 and 64 bits. */
const INTERESTING_BYTES = Uint8Array.of(
  0,
  1,
  2,
  7,
  8,
  0x0a,
  0x12,
  0x20,
  0x22,
  0x7a,
  0x7f,
  0x80,
  0x81,
  0xfe,
  0xff,
);
const INTERESTING_RUNS: readonly Uint8Array[] = [
  [0xff, 0xff, 0xff, 0xff],
  [0xff, 0xff, 0xff, 0x7f],
  [0x00, 0x00, 0x00, 0x80],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x10],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f, 0x00],
  [0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x20, 0x00],
  [0x01, 0x00, 0x00, 0x00],
  [0x00, 0x00, 0x00, 0x01],
  [0xef, 0xbb, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
].map((bytes) => Uint8Array.from(bytes));

export class Mutator {
  readonly memory = new Uint8Array(MAX_INPUT_BYTES + 2 * WALL_BYTES);
  readonly start = WALL_BYTES;
  end = WALL_BYTES;
  readonly #dice = new Dice();
  readonly #seed: number;
  readonly #samples: readonly Uint8Array[];
  readonly #words: readonly Uint8Array[];
  readonly #mend: FuzzTarget["mend"];

  constructor(seed: number, { samples, words = [], mend }: Pick<FuzzTarget, "samples" | "words" | "mend">) {
    this.#seed = seed;
    this.#samples = samples.filter(({ length }) => length <= MAX_INPUT_BYTES);
    this.#words = words;
    this.#mend = mend;
    if (this.#samples.length === 0) throw new Error("there is nothing to mutate");
  }

  /** Makes input number `input` in [start, end) of `memory`; returns the dice to go on with. */
  make(input: number): Dice {
    const dice = this.#dice;
    dice.reset(this.#seed, input);
    this.end = this.start;
    if (dice.oneIn(40)) this.#putRandom(this.start, dice.below(80));
    else {
      this.#insert(this.start, this.#sample());
      // One in seven stays as it is; most are changed once or twice.
      const changes = dice.oneIn(7) ? 0 : 1 + dice.below(1 + dice.below(MAX_CHANGES));
      for (let i = 0; i < changes; i++) this.#change();
    }
    if (this.#mend !== undefined && !dice.oneIn(4)) this.#mend(this.memory, this.start, this.end, dice);
    return dice;
  }

  /** Puts this input there instead. */
  load(bytes: Uint8Array): void {
    this.memory.set(bytes, this.start);
    this.end = this.start + bytes.length;
  }

  /** The input as it is now, copied. */
  input(): Uint8Array {
    return this.memory.slice(this.start, this.end);
  }

  paintWalls(colour: number): void {
    this.memory.fill(colour, 0, this.start);
    this.memory.fill(colour, this.end, this.end + WALL_BYTES);
  }

  #change(): void {
    const { memory, start } = this;
    const dice = this.#dice;
    const length = this.end - start;
    if (length === 0) return this.#putRandom(start, 1 + dice.below(8));
    const at = start + dice.below(length);
    switch (dice.below(16)) {
      case 0:
      case 1:
      case 2:
        memory[at]! ^= 1 << dice.below(8);
        return;
      case 3:
        memory[at] = dice.u32();
        return;
      case 4:
      case 5:
        memory[at] = INTERESTING_BYTES[dice.below(INTERESTING_BYTES.length)]!;
        return;
      case 6:
        memory[at]! += dice.oneIn(2) ? 1 : -1;
        return;
      case 7: {
        const run = INTERESTING_RUNS[dice.below(INTERESTING_RUNS.length)]!;
        for (let i = 0; i < run.length && at + i < this.end; i++) memory[at + i] = run[i]!;
        return;
      }
      case 8:
        return this.#insert(at, INTERESTING_RUNS[dice.below(INTERESTING_RUNS.length)]!);
      case 9:
        return this.#putRandom(at, 1 + dice.below(12));
      case 10:
      case 11:
        return this.#remove(at, 1 + dice.below(Math.min(12, this.end - at)));
      case 12:
        // A piece once more, right behind itself or anywhere.
        return this.#double(at, 1 + dice.below(Math.min(40, this.end - at)));
      case 13:
        this.end = at;
        return;
      case 14: {
        // Begins as this one and goes on as another.
        const other = this.#sample();
        const from = dice.below(other.length + 1);
        this.end = at;
        return this.#insert(at, other, from);
      }
      default:
        if (this.#words.length > 0) return this.#insert(at, this.#words[dice.below(this.#words.length)]!);
        return this.#insert(this.end, this.#sample());
    }
  }

  #sample(): Uint8Array {
    return this.#samples[this.#dice.below(this.#samples.length)]!;
  }

  #room(wanted: number): number {
    return Math.min(wanted, this.start + MAX_INPUT_BYTES - this.end);
  }

  #insert(at: number, piece: Uint8Array, from = 0): void {
    const length = this.#room(piece.length - from);
    if (at < this.end) this.memory.copyWithin(at + length, at, this.end);
    if (length > 48)
      this.memory.set(
        from === 0 && length === piece.length ? piece : piece.subarray(from, from + length),
        at,
      );
    else for (let i = 0; i < length; i++) this.memory[at + i] = piece[from + i]!;
    this.end += length;
  }

  #putRandom(at: number, wanted: number): void {
    const length = this.#room(wanted);
    this.memory.copyWithin(at + length, at, this.end);
    for (let i = 0; i < length; i++) this.memory[at + i] = this.#dice.u32();
    this.end += length;
  }

  #remove(at: number, length: number): void {
    this.memory.copyWithin(at, at + length, this.end);
    this.end -= length;
  }

  #double(from: number, wanted: number): void {
    const length = this.#room(wanted);
    const at = this.#dice.oneIn(2) ? from + length : this.start + this.#dice.below(this.end - this.start + 1);
    if (at > this.end) return;
    this.memory.copyWithin(at + length, at, this.end);
    // What lay behind `at` has moved on.
    const source = from >= at ? from + length : from;
    for (let i = 0; i < length; i++) this.memory[at + i] = this.memory[source + i]!;
    this.end += length;
  }
}
