/**
 * A process whose handlers run until it is asked to stop: at SIGTERM each ends a moment later, and the process when all
 * have. Says "begins ID ATTEMPT" of each.
 *
 *   node patient-consumer.ts URL QUEUE CONCURRENCY
 */
import { setTimeout as delay } from "node:timers/promises";
import { connect, text } from "../../src/sdk/index.ts";

const [url, queue, concurrency] = process.argv.slice(2);
let stop: () => void;
const stopped = new Promise<void>((resolve) => (stop = resolve));
const sluice = await connect(url);
const consumer = sluice.queue(queue!, { codec: text }).consume(
  async (m) => {
    process.stdout.write(`begins ${m.value} ${m.attempt}\n`);
    await stopped;
    await delay(Number(m.value) % 100);
  },
  { concurrency: Number(concurrency), onError: (error) => console.error(String(error)) },
);
process.once("SIGTERM", () => {
  const drained = consumer.drain();
  stop();
  void drained.then(() => sluice.close());
});
