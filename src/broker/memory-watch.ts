import type { Logger } from "../base/logger.ts";
import type { Timer } from "../io/timers.ts";
import type { Memory } from "../io/memory.ts";
import type { World } from "../io/world.ts";

const EVERY_MS = 1_000;
/** Grown by so much since garbage was last collected, or with so much let go of, the process is worth a collection. */
const GROWN_BYTES = 24 * 1024 * 1024;
/** Looks in a row without anything published after which the load counts as over: spare memory has begun to go by then. */
const QUIET_LOOKS = 6;
/** Looks without a pause in the load after which it is done under load, if as much as this is to be had and the heap is small. */
const BUSY_LOOKS = 30;
const BUSY_GIVEN_BYTES = 64 * 1024 * 1024;
const BUSY_HEAP_BYTES = 64 * 1024 * 1024;

/** What a shard is to this. */
export interface MemoryHolder {
  /** Grows while there is load. */
  readonly lastIndex: number;
  readonly memoryUse: MemoryUse;
  /** Lets go of what was not needed lately; bytes of it. */
  giveBack(): number;
  /** In the threads that have seen what was let go of. */
  collectGarbage(thorough: boolean): void;
}

export interface MemoryUse {
  readonly heldBytes: number;
  /** Waits to be used again. */
  readonly spareBytes: number;
}

type Outside = Pick<World, "timers" | "memory">;

/**
 * Gives memory back that a busy time took and a quiet one does not need. Once a second spare memory is let go of, bit by
 * bit; when there is no more to let go of and nothing was published for some seconds, garbage is collected, which frees it: in
 * the two threads that have seen it, and here.
 */
export class MemoryWatch {
  readonly #world: Outside;
  readonly #shard: MemoryHolder;
  readonly #log: Logger;
  #timer: Timer;
  #lastIndex = 0;
  #given = 0;
  #quietLooks = 0;
  #busyLooks = 0;
  /** Resident once garbage was collected; until the next look after that, what it was before. */
  #floorBytes = Infinity;
  #collected = false;

  constructor(world: Outside, shard: MemoryHolder, log: Logger) {
    this.#world = world;
    this.#shard = shard;
    this.#log = log;
    this.#timer = this.#arm();
  }

  stop(): void {
    this.#timer.cancel();
  }

  #arm(): Timer {
    return this.#world.timers.arm(EVERY_MS, () => {
      this.#look();
      this.#timer = this.#arm();
    });
  }

  #look(): void {
    const given = this.#shard.giveBack();
    this.#quietLooks = this.#shard.lastIndex === this.#lastIndex ? this.#quietLooks + 1 : 0;
    const quiet = this.#quietLooks >= QUIET_LOOKS;
    this.#lastIndex = this.#shard.lastIndex;
    this.#given += given;
    this.#busyLooks = quiet ? 0 : this.#busyLooks + 1;
    if (this.#world.memory !== undefined && given === 0) this.#consider(quiet, this.#world.memory);
  }

  #consider(quiet: boolean, memory: Memory): void {
    const residentBytes = memory.residentBytes();
    if (this.#collected) {
      this.#collected = false;
      const before = this.#floorBytes;
      this.#log.debug({ before, after: residentBytes, ...this.#shard.memoryUse }, "memory given back");
      this.#floorBytes = residentBytes;
    }
    this.#floorBytes = Math.min(this.#floorBytes, residentBytes);
    // What was let go of is still in the process, and was when a collection under load took the floor.
    if (residentBytes - this.#floorBytes < GROWN_BYTES && this.#given < GROWN_BYTES) return;
    const busy = (): boolean =>
      this.#busyLooks >= BUSY_LOOKS &&
      this.#given >= BUSY_GIVEN_BYTES &&
      memory.heapBytes() <= BUSY_HEAP_BYTES;
    if (!quiet && !busy()) return;
    this.#collected = true;
    this.#given = 0;
    this.#floorBytes = residentBytes;
    // Only in a pause of the load is there time to be thorough.
    this.#shard.collectGarbage(quiet);
    memory.collectGarbage(quiet);
  }
}
