/** One producer that awaits each confirm before the next publish. */
import { percentiles } from "../statistics.ts";
import { frequentCheckpoints, TOPIC, warmUpSeconds, type Workload } from "./workload.ts";

export const oneAtATime: Workload = {
  name: "one-at-a-time",
  sizes: [1024],
  metrics: { p50: { unit: "µs" }, p99: { unit: "µs" }, "p99.9": { unit: "µs" } },
  serverEnv: frequentCheckpoints,
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    await producer.run("roundTrips", { topic: TOPIC, size, seconds: warmUpSeconds(seconds) });
    const { us } = await stage.measure(
      () => producer.run("roundTrips", { topic: TOPIC, size, seconds }),
      (done) => done.us.length,
    );
    const { p50, p99, p999 } = percentiles(us);
    return { p50, p99, "p99.9": p999 };
  },
};
