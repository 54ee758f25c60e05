/** One producer, `publishBatch()` of 1,000 messages, at most ten batches unconfirmed. */
import { publishedBy } from "./publish.ts";
import type { Workload } from "./workload.ts";

export const publishBatch: Workload = {
  name: "publish-batch",
  sizes: [100, 1024],
  metrics: { rate: { unit: "msg/s" } },
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  run: (stage, order) => publishedBy("publishBatches", stage, order),
};
