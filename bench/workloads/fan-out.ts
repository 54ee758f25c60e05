/** One producer, ten consumers in two processes, each with its own connection; all get every message. */
import { deliveryRate } from "./delivery.ts";
import type { Workload } from "./workload.ts";

const PROCESSES = 2;
const READERS_EACH = 5;

export const fanOut: Workload = {
  name: "fan-out",
  sizes: [100, 1024],
  /** Counted over all consumers. */
  metrics: { deliveries: { unit: "msg/s" } },
  // The messages are few for what is delivered: at 100 B they may be too few for a checkpoint every 5 s.
  needs: { fullTime: true, checkpoints: 0 },
  probed: true,
  async run(stage, order) {
    const rate = await deliveryRate(stage, order, { processes: PROCESSES, readersEach: READERS_EACH });
    return { deliveries: rate * PROCESSES * READERS_EACH };
  },
};
