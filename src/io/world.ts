import { systemClock, type Clock } from "./clock.ts";
import type { Disk } from "./disk.ts";
import { systemEntropy, type Entropy } from "./entropy.ts";
import { systemMemory, type Memory } from "./memory.ts";
import type { Network } from "./network.ts";
import { nodeDisk } from "./node-disk.ts";
import { tcpNetwork } from "./tcp.ts";
import { systemTimers, type Timers } from "./timers.ts";

/** Everything outside the process that a node may touch. Compose takes one; tests make their own. */
export interface World {
  readonly disk: Disk;
  readonly network: Network;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly entropy: Entropy;
  /** The process's, if the node has it to itself. */
  readonly memory?: Memory;
  /** The storage worker runs as a thread; false = inline, for worlds whose disk lives in this thread. */
  readonly threads: boolean;
}

export const realWorld: World = {
  disk: nodeDisk,
  network: tcpNetwork,
  clock: systemClock,
  timers: systemTimers,
  entropy: systemEntropy,
  memory: systemMemory,
  threads: true,
};
