/**
 * What 1,000 messages cost in syncs, counted: each to a partition of its own, against all of them to one. They are published
 * at once and all awaited before the next thousand; rounds of one and the other alternate. Where one journal holds all
 * partitions, it makes no difference.
 */
import { TOPIC, type Workload } from "./workload.ts";

const PARTITIONS = 1000;
const WARM_UP_ROUNDS = 20;
const ROUNDS = 200;

export const dirtyPartitions: Workload = {
  name: "dirty-partitions",
  sizes: [100],
  uses: "self",
  metrics: { "syncs-ratio": { unit: "×" }, many: { unit: "syncs" }, one: { unit: "syncs" } },
  needs: { fullTime: false, checkpoints: 0 },
  countsSyncs: true,
  probed: false,
  async run(stage, { size }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: PARTITIONS });
    const syncsOf = async (among: number): Promise<number> => {
      const before = stage.syncs();
      await producer.run("publishAtOnce", { topic: TOPIC, size, messages: PARTITIONS, among });
      return stage.syncs() - before;
    };
    for (let round = 0; round < WARM_UP_ROUNDS; round++)
      for (const among of [PARTITIONS, 1]) await syncsOf(among);
    let many = 0;
    let one = 0;
    await stage.measure(async () => {
      for (let round = 0; round < ROUNDS; round++) {
        many += await syncsOf(PARTITIONS);
        one += await syncsOf(1);
      }
    });
    return { "syncs-ratio": many / one, many: many / ROUNDS, one: one / ROUNDS };
  },
};
