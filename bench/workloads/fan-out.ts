/** One producer, ten consumers in two processes, each with its own connection; all get every message. */
import { deliveryRate } from "./delivery.ts";
import { frequentCheckpoints, type Workload } from "./workload.ts";

const PROCESSES = 2;
const READERS_EACH = 5;

export const fanOut: Workload = {
  name: "fan-out",
  sizes: [100, 1024],
  /** Counted over all consumers. */
  metrics: { deliveries: { unit: "msg/s" } },
  // Few bytes are stored for the many that are delivered.
  serverEnv: frequentCheckpoints,
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, order) {
    const rate = await deliveryRate(stage, order, { processes: PROCESSES, readersEach: READERS_EACH });
    return { deliveries: rate * PROCESSES * READERS_EACH };
  },
};
