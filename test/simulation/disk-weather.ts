/** What the disk does to those who use it: delays, short writes, errors, no room, and the moment somebody dies in it. */
import type { Random } from "../fixtures/random.ts";
import type { SegmentDamage } from "./segment-damages.ts";

export type DiskOperation =
  "open" | "read" | "write" | "datasync" | "truncate" | "rename" | "unlink" | "syncDirectory" | "commit";

/** Operations of which one may be the process's last. */
export interface DeathPlace {
  readonly path: RegExp;
  /** Default: all. */
  readonly operations?: readonly DiskOperation[];
}

/** A fault that waits for its operation. */
export interface ArmedError {
  readonly operation: DiskOperation;
  readonly path: RegExp;
  /** Operations of the kind that still succeed. */
  after: number;
}

export class DiskWeather {
  capacityBytes = Infinity;
  shortChance = 0;
  /** Of an operation on the callback side. */
  delayMs: number;
  stallChance = 0;
  stallMs = 0;
  readonly errors: ArmedError[] = [];
  /** Until then a reader may be told of a segment that cannot be read. */
  readableFromMs = 0;
  /** As what that counts. */
  unreadable: SegmentDamage["what"] = "damaged segment not served";
  /** The process dies at this many operations from now; undefined = it does not. */
  dieIn: number | undefined;
  /** Only these count for dieIn. */
  dieAt: DeathPlace = { path: /./ };
  readonly #random: Random;
  readonly #usualDelayMs: number;

  constructor(random: Random, usualDelayMs: number) {
    this.#random = random;
    this.#usualDelayMs = usualDelayMs;
    this.delayMs = usualDelayMs;
  }

  calm(): void {
    this.capacityBytes = Infinity;
    this.shortChance = 0;
    this.delayMs = this.#usualDelayMs;
    this.stallChance = 0;
    this.errors.length = 0;
    this.dieIn = undefined;
  }

  /** How long an operation takes. */
  delay(): number {
    const delay = this.delayMs * (0.2 + 1.6 * this.#random.next());
    return this.stallChance > 0 && this.#random.chance(this.stallChance) ? delay + this.stallMs : delay;
  }

  /** Whether this operation fails. */
  fails(operation: DiskOperation, path: string): boolean {
    if (this.errors.length === 0) return false;
    const i = this.errors.findIndex((error) => error.operation === operation && error.path.test(path));
    if (i < 0) return false;
    if (this.errors[i]!.after-- > 0) return false;
    this.errors.splice(i, 1);
    return true;
  }

  /** How many of `bytes` a write takes; the rest is for the next one. */
  taken(bytes: number): number {
    if (bytes < 2 || this.shortChance === 0 || !this.#random.chance(this.shortChance)) return bytes;
    return this.#random.integer(1, bytes - 1);
  }

  /** Whether the process dies at this operation: before its effect, or after it. */
  dies(operation: DiskOperation, path: string): "before" | "after" | undefined {
    const { operations, path: paths } = this.dieAt;
    if (this.dieIn === undefined || !paths.test(path)) return undefined;
    if (operations !== undefined && !operations.includes(operation)) return undefined;
    if (--this.dieIn > 0) return undefined;
    this.dieIn = undefined;
    return this.#random.chance(0.5) ? "before" : "after";
  }
}
