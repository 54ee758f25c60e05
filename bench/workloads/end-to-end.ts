/** A producer and a consumer at full rate, each in its own process. */
import { deliveryRate } from "./delivery.ts";
import type { Workload } from "./workload.ts";

export const endToEnd: Workload = {
  name: "end-to-end",
  sizes: [100, 1024],
  metrics: { rate: { unit: "msg/s" } },
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  run: async (stage, order) => ({ rate: await deliveryRate(stage, order, { processes: 1, readersEach: 1 }) }),
};
