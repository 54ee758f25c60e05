import type { Logger } from "../base/logger.ts";
import type { Timer } from "../io/timers.ts";
import type { World } from "../io/world.ts";
import type { Admission } from "./admission.ts";

const EVERY_MS = 1_000;

/**
 * Asks once a second how much room the disk has, and says when publishing stops and resumes. Between two
 * looks admission counts itself what is submitted.
 */
export class DiskWatch {
  readonly #world: World;
  readonly #path: string;
  readonly #admission: Admission;
  readonly #log: Logger;
  #timer: Timer | undefined;
  #stopped = false;
  #wasFull = false;
  #refused = 0;

  constructor(world: World, path: string, admission: Admission, log: Logger) {
    this.#world = world;
    this.#path = path;
    this.#admission = admission;
    this.#log = log;
    this.#look();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  #look(): void {
    const { takenBytes } = this.#admission.diskUse;
    this.#world.disk.freeBytes(this.#path, (error, bytes) => {
      if (this.#stopped) return;
      if (error === null) this.#admission.measured(bytes, takenBytes);
      const { refusedForSpace } = this.#admission;
      const full = this.#admission.storageFull || refusedForSpace > this.#refused;
      this.#refused = refusedForSpace;
      if (full !== this.#wasFull) {
        this.#wasFull = full;
        this.#log.warn(
          { freeBytes: this.#admission.freeBytes ?? 0 },
          full ? "disk full: publishing refused" : "disk has room: publishing resumes",
        );
      }
      this.#timer = this.#world.timers.arm(EVERY_MS, () => this.#look());
    });
  }
}
