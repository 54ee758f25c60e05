/** A queue on a real server that is killed, and consumers whose connections are: every message ends once. */
import { expect, it } from "vitest";
import { startServer, type Server } from "../fixtures/server.ts";
import { withSeed } from "../fixtures/properties.ts";
import { deliveriesOf, type Records } from "../fixtures/queue-consumer.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { WireClient } from "../fixtures/wire-client.ts";
import { isRejected, publishAll, QUEUE, QueueLedger, QueueWorker } from "./queue-life.ts";

const MESSAGES = 20_000;
const WORKERS = 4;
/** After so many ends the server dies: by kill -9, and once in order. */
const KILLS = [2_000, 6_000, 10_000, 14_000, 18_000];
const IN_ORDER = 10_000;

it("ends every message once, acked or among the dead letters", { timeout: 120_000 }, async () => {
  await withSeed(async (random) => {
    const data = tempDirectory();
    let server = Promise.resolve<Server>(await startServer({ data }));
    const { port } = await server;
    const connect = async (): Promise<WireClient> => {
      for (;;) {
        await server;
        try {
          const client = await WireClient.overTcp(port);
          await client.hello();
          return client;
        } catch (error) {
          // It died in between; the next is on its way.
          if (!(error instanceof Error) || !/ECONN|closed before/.test(error.message)) throw error;
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    };
    const admin = await connect();
    const settings = {
      resumeGraceMs: 1_500,
      maxAttempts: 20,
      backoff: { kind: 2, minMs: 10, maxMs: 10, noJitter: true },
    } as const;
    expect((await admin.request({ createQueue: { name: QUEUE, settings } })).queue).toBeTruthy();
    const ledger = new QueueLedger(MESSAGES);
    const workers: QueueWorker[] = [];
    const failures: unknown[] = [];
    let finished = false;
    const employ = (): void => {
      const worker = new QueueWorker(`worker ${workers.length}`, ledger, random.fork(), connect);
      workers.push(worker);
      worker.work().then(
        // Whoever has gone for good is replaced by somebody who knows nothing.
        () => !finished && employ(),
        (error: unknown) => failures.push(error),
      );
    };
    for (let i = 0; i < WORKERS; i++) employ();
    const published = publishAll(MESSAGES, 100, connect);
    for (const at of KILLS) {
      await ledger.reached(at);
      const running = await server;
      server = (at === IN_ORDER ? running.stop() : running.kill()).then(() => startServer({ data, port }));
      await server;
    }
    await published;
    const end = await counted(connect);
    finished = true;
    for (const worker of workers) {
      worker.stopped = true;
      worker.client?.destroy();
    }
    const dead = await deadLetters(await connect());
    await (await server).stop();
    console.log(
      `queue under kills: ${ledger.deliveries} deliveries of ${MESSAGES} messages (at least 20,000), ${KILLS.length} stops, ` +
        `${ledger.connectionsLost} connections lost, ${workers.length} workers, ${ledger.doubleRuns} run again, ${ledger.unknown} answers lost`,
    );
    expect(failures).toEqual([]);
    expect(ledger.violations).toEqual([]);
    const rejected = Array.from({ length: MESSAGES }, (_, id) => id).filter(isRejected);
    expect(dead.sort((a, b) => a - b)).toEqual(rejected);
    expect(end).toEqual({
      enqueued: MESSAGES,
      acked: MESSAGES - rejected.length,
      deadLettered: rejected.length,
    });
    expect(ledger.ended.indexOf(0), "a message nobody has ended").toBe(-1);
    expect(ledger.connectionsLost).toBeGreaterThan(KILLS.length);
    // The counts of the queue are those of the answers: nobody was told of an end that is not one.
    expect(ledger.confirmed).toBeLessThanOrEqual(MESSAGES);
  });
});

/** What the queue has counted once nothing of it is left to do. */
async function counted(
  connect: () => Promise<WireClient>,
): Promise<{ enqueued: number; acked: number; deadLettered: number }> {
  const client = await connect();
  for (;;) {
    const info = (await client.request({ describeQueue: { name: QUEUE } })).queue!.queue!;
    const { enqueued, ready, delayed, pending, settled } = info;
    if ((ready ?? 0) + (delayed ?? 0) + (pending ?? 0) > 0 || enqueued !== MESSAGES) continue;
    client.destroy();
    return { enqueued, acked: settled?.acked ?? 0, deadLettered: settled?.deadLettered ?? 0 };
  }
}

async function deadLetters(client: WireClient): Promise<number[]> {
  const found: number[] = [];
  let fromOffset = 0;
  do {
    const { peeked } = await client.request({ peek: { queue: `${QUEUE}.dlq`, fromOffset, limit: 1_000 } });
    found.push(...deliveriesOf(peeked as Records).map(({ value }) => Number(value)));
    fromOffset = peeked!.nextOffset!;
  } while (fromOffset !== 0);
  client.destroy();
  return found;
}
