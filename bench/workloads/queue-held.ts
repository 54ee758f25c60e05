/**
 * One message is held and 1,000,000 wait behind it, against a queue where nobody holds anything: how much slower the drain
 * is. Drains of one and the other alternate, each pair gives a ratio, and what is judged is the bad quartile of all pairs
 * of all runs.
 */
import { drain } from "./queue-drain.ts";
import type { Workload } from "./workload.ts";

const BEHIND = 1_000_000;
const PAIRS = 2;

export const queueHeld: Workload = {
  name: "queue-held",
  sizes: [100],
  uses: "self",
  metrics: { slowdown: { unit: "×", figure: "bad quartile" } },
  needs: { fullTime: false, checkpoints: 0 },
  probed: false,
  async run(stage, { size }) {
    const producer = stage.client();
    const holder = stage.client();
    const consumer = stage.client();
    const fill = async (prefix: string, messages: number): Promise<string> => {
      await producer.run("createQueues", { prefix, count: 1 });
      const topic = `${prefix}0`;
      await producer.run("publishBatches", { topic, isQueue: true, size, messages });
      return topic;
    };
    await drain(consumer, await fill("warm", BEHIND), BEHIND);
    const slowdown: number[] = [];
    await stage.measure(async () => {
      for (let pair = 0; pair < PAIRS; pair++) {
        const free = await fill(`free${pair}-`, BEHIND);
        const held = await fill(`held${pair}-`, BEHIND);
        await holder.run("holdOne", { queue: held });
        const freeRate = BEHIND / (await drain(consumer, free, BEHIND));
        const heldRate = (BEHIND - 1) / (await drain(consumer, held, BEHIND - 1));
        slowdown.push(freeRate / heldRate);
      }
    });
    return { slowdown };
  },
};
