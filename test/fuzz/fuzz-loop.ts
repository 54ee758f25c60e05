/** The loop that is run a million times. It allocates nothing an input and asks for no clock. */
import type { Dice } from "./dice.ts";
import type { MemoryRequests } from "./memory-requests.ts";
import { Mutator } from "./mutator.ts";
import { digestBytes, digestText, FuzzFailure, type FuzzTarget } from "./target.ts";

/** One input in so many is read twice, between other walls and from memory that is compared. */
const LOOKED_AT_TWICE = 16;
const WALLS = [0xff, 0x0a] as const;

export interface Found {
  /** Which input of the seed, or where in the corpus. */
  readonly where: string;
  /** As small as it got while it failed in the same way. */
  readonly bytes: Uint8Array;
  readonly error: string;
}

export class FuzzLoop {
  accepted = 0;
  refused = 0;
  largestRequest = 0;
  readonly #target: FuzzTarget;
  readonly #mutator: Mutator;
  readonly #requests: MemoryRequests;

  constructor(target: FuzzTarget, seed: number, requests: MemoryRequests) {
    this.#target = target;
    this.#mutator = new Mutator(seed, target);
    this.#requests = requests;
  }

  /** Reads inputs [first, first + count); `progress[0]` is the one under way. Ends at the first that fails. */
  async run(first: number, count: number, progress: Int32Array): Promise<Found | undefined> {
    const mutator = this.#mutator;
    for (let input = first; input < first + count; input++) {
      progress[0] = input;
      const dice: Dice = mutator.make(input);
      try {
        if (dice.oneIn(LOOKED_AT_TWICE)) await this.#twice();
        else {
          const reading = this.#read();
          if (reading !== undefined) await reading;
        }
      } catch (error) {
        return await this.#found(`INPUT=${input}`, error);
      }
    }
    return undefined;
  }

  /** An input, not read. */
  made(input: number): Found {
    this.#mutator.make(input);
    return { where: `INPUT=${input}`, bytes: this.#mutator.input(), error: "" };
  }

  /** One input that was kept. */
  async replay(where: string, bytes: Uint8Array): Promise<Found | undefined> {
    this.#mutator.load(bytes);
    try {
      await this.#twice();
      return undefined;
    } catch (error) {
      return await this.#found(where, error);
    }
  }

  /** Reads the input at hand. A promise only where the decoder is asynchronous. */
  #read(): Promise<void> | undefined {
    const target = this.#target;
    const { memory, start, end } = this.#mutator;
    this.#requests.largest = 0;
    try {
      const reading = target.read(memory, start, end);
      if (typeof reading !== "number") return this.#awaited(reading);
      this.accepted++;
      this.#outcome = reading;
    } catch (error) {
      this.#refusal(error);
    }
    this.#checkRequests();
    return undefined;
  }

  async #awaited(reading: Promise<number>): Promise<void> {
    try {
      this.#outcome = await reading;
      this.accepted++;
    } catch (error) {
      this.#refusal(error);
    }
    this.#checkRequests();
  }

  /** What the last input came to. */
  #outcome = 0;
  #refusedWith: Error | undefined;

  #refusal(error: unknown): void {
    if (error instanceof FuzzFailure || !this.#target.refuses(error)) throw error;
    this.refused++;
    this.#outcome = -1;
    this.#refusedWith = error as Error;
  }

  #checkRequests(): void {
    const { largest } = this.#requests;
    if (largest <= this.largestRequest) return;
    this.largestRequest = largest;
    const { memory, start, end } = this.#mutator;
    const most = (this.#target.maxRequestBytes ?? defaultLimit)(end - start, memory, start);
    if (largest > most)
      throw new FuzzFailure(
        `${largest} bytes of memory were asked for by an input of ${end - start}; ${most} is the most`,
      );
  }

  async #twice(): Promise<void> {
    const mutator = this.#mutator;
    const before = digestBytes(0, mutator.memory, mutator.start, mutator.end);
    const seen: number[] = [];
    for (const wall of WALLS) {
      mutator.paintWalls(wall);
      this.#refusedWith = undefined;
      const reading = this.#read();
      if (reading !== undefined) await reading;
      seen.push(digestText(this.#outcome, (this.#refusedWith as Error | undefined)?.message ?? ""));
    }
    if (seen[0] !== seen[1]) throw new FuzzFailure("what lies beside the input changes what is read");
    if (digestBytes(0, mutator.memory, mutator.start, mutator.end) !== before)
      throw new FuzzFailure("the decoder writes into its input");
  }

  async #found(where: string, error: unknown): Promise<Found> {
    const named = nameOf(error);
    const fails = async (bytes: Uint8Array): Promise<unknown> => {
      this.#mutator.load(bytes);
      this.largestRequest = 0;
      try {
        await this.#twice();
        return undefined;
      } catch (again) {
        return nameOf(again) === named ? again : undefined;
      }
    };
    const whole = this.#mutator.input();
    const bytes = await shrunk(whole, async (smaller) => (await fails(smaller)) !== undefined);
    Error.stackTraceLimit = 20;
    const last = (await fails(bytes)) ?? error;
    return { where, bytes, error: last instanceof Error ? (last.stack ?? String(last)) : String(last) };
  }
}

function defaultLimit(length: number): number {
  return 64 * 1024 + 8 * length;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Leaves out ever smaller pieces, as long as it still fails. */
async function shrunk(
  bytes: Uint8Array,
  fails: (bytes: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  for (let piece = bytes.length >> 1; piece >= 1; piece >>= 1) {
    for (let at = 0; at < bytes.length;) {
      const smaller = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + piece)]);
      if (await fails(smaller)) bytes = smaller;
      else at += piece;
    }
  }
  return bytes;
}
