/** What may befall a broker. All but the first need a broker in memory. */
import { SluiceError } from "../sdk/errors.ts";
import type { Activity } from "./activity.ts";
import { MemoryDisk } from "./memory-disk.ts";
import type { ProcessNetwork } from "./process-network.ts";
import type { TestClock } from "./test-clock.ts";

export interface BrokerFaults {
  /** All connections are lost, here and now; clients connect again by themselves. */
  cutConnections(): void;
  /**
   * Not a byte more fits: publishes wait for room, and at their deadline reject with STORAGE_FULL. A second of the
   * broker's time passes.
   */
  fillDisk(): Promise<void>;
  /** There is room again. A second of the broker's time passes. */
  freeDisk(): Promise<void>;
  /**
   * Each write and each sync takes `ms` of the broker's time from now on; 0: none. What waits for one, a confirm above
   * all, waits until the clock is moved.
   */
  slowDisk(ms: number): void;
}

/** The server looks at its disk once a second. */
const LOOK_MS = 1_100;

export class Faults implements BrokerFaults {
  /** Undefined: the broker lies in a directory. */
  disk: MemoryDisk | undefined;
  readonly #network: ProcessNetwork;
  readonly #clock: TestClock;
  #slowMs = 0;

  constructor(inMemory: boolean, network: ProcessNetwork, clock: TestClock, activity: Activity) {
    this.#network = network;
    this.#clock = clock;
    if (!inMemory) return;
    this.disk = new MemoryDisk((step) => {
      if (this.#slowMs === 0) activity.later(step);
      else clock.time.arm(this.#slowMs, step);
    });
    this.disk.keepsCalls = false;
  }

  /** The power goes; what a process that is no more still writes, it writes elsewhere. */
  losePower(): void {
    const before = this.memory("kill()");
    const disk = before.snapshot();
    disk.capacityBytes = before.capacityBytes;
    disk.keepsCalls = false;
    disk.crash();
    this.disk = disk;
  }

  cutConnections(): void {
    this.#network.cut();
  }

  async fillDisk(): Promise<void> {
    this.memory("fillDisk()").fill();
    await this.#clock.advance(LOOK_MS);
  }

  async freeDisk(): Promise<void> {
    this.memory("freeDisk()").capacityBytes = Infinity;
    await this.#clock.advance(LOOK_MS);
  }

  slowDisk(ms: number): void {
    this.memory("slowDisk()");
    if (!(ms >= 0 && ms < Infinity)) throw new RangeError(`slowDisk(${ms}): not a time`);
    this.#slowMs = ms;
  }

  /** @throws SluiceError NOT_SUPPORTED */
  memory(what: string): MemoryDisk {
    if (this.disk !== undefined) return this.disk;
    throw new SluiceError("NOT_SUPPORTED", `${what} needs a broker in memory, and this one has a directory`);
  }
}
