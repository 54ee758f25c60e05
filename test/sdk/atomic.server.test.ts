/** Messages that are acked in the entry that stores what was made of them: with the client and the server as users run them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, text, type QueueMessage } from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 60_000;
let server: Server;

beforeAll(async () => {
  server = await startServer();
}, timeout);
afterAll(() => server[Symbol.asyncDispose]());

describe("tx.ack", { timeout }, () => {
  it("acks messages of several queues with what is published, or does nothing", async () => {
    await using sluice = await connect(server.url);
    const [a, b, out] = ["a", "b", "out"].map((name) => sluice.queue(name, { codec: text }));
    await a!.publishBatch([{ value: "a1" }, { value: "a2" }]);
    await b!.publish("b1");
    const messages = [...(await a!.fetch(2)), ...(await b!.fetch(1))];
    await expect(
      sluice.atomic((tx) => {
        for (const m of messages) tx.ack(m);
        tx.publish(out!, "never", { priority: 3 });
      }),
    ).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(messages.map(({ settled }) => settled)).toEqual([false, false, false]);
    const results = await sluice.atomic((tx) => {
      for (const m of messages) tx.ack(m);
      tx.publish(out!, "made of three");
    });
    expect(results.map(({ offset }) => offset)).toEqual([0]);
    expect(await a!.describe()).toMatchObject({ pending: 0, settled: { acked: 2 } });
    expect(await b!.describe()).toMatchObject({ pending: 0, settled: { acked: 1 } });
    expect((await out!.peek()).map(({ value }) => value)).toEqual(["made of three"]);
    await expect(sluice.atomic((tx) => tx.ack(messages[0]!))).rejects.toThrow(/was acked before/);
  });

  it("keeps what came of each message with its ack", async () => {
    await using sluice = await connect(server.url);
    const films = sluice.queue("films", { codec: text });
    await films.publishBatch([{ value: "a" }, { value: "b" }, { value: "c" }, { value: "d" }]);
    const [a, b, c, d] = await films.fetch(4);
    b!.setResult("of b");
    await sluice.atomic((tx) => {
      tx.ack(a!);
      tx.ack(b!);
      tx.ack(c!, { result: { minutes: 90 } });
      tx.publish(sluice.queue("posters", { codec: text }), "poster of c");
    });
    const results = (await films.settled()).map(({ offset, outcome, result }) => [offset, outcome, result]);
    expect(results.sort()).toEqual([
      [0, "acked", undefined],
      [1, "acked", "of b"],
      [2, "acked", { minutes: 90 }],
    ]);
    const refusal = (options: object): Promise<unknown> => sluice.atomic((tx) => tx.ack(d!, options));
    await expect(refusal({ result: "x".repeat(65_535) })).rejects.toMatchObject({
      code: "MESSAGE_TOO_LARGE",
    });
    await expect(refusal({ reslut: 1 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await d!.ack();
  });

  it("acks without publishing, and refuses what it cannot ack", async () => {
    await using sluice = await connect(server.url);
    await using other = await connect(server.url);
    const queue = sluice.queue("alone", { codec: text });
    await queue.publishBatch([{ value: "1" }, { value: "2" }]);
    const [first, second] = await queue.fetch(2);
    expect(await sluice.atomic((tx) => tx.ack(first!))).toEqual([]);
    await expect(other.atomic((tx) => tx.ack(second!))).rejects.toThrow(/the same client/);
    await expect(sluice.atomic((tx) => tx.ack({} as QueueMessage<unknown>))).rejects.toThrow(
      /tx.ack\(\) takes/,
    );
    await second!.release();
    await expect(sluice.atomic((tx) => tx.ack(second!))).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(await queue.describe()).toMatchObject({ ready: 1, settled: { acked: 1 } });
  });

  it("in a handler counts as its ack", async () => {
    await using sluice = await connect(server.url);
    const [from, to] = [sluice.queue("from", { codec: text }), sluice.queue("to", { codec: text })];
    await from.publishBatch(Array.from({ length: 100 }, (_, i) => ({ value: String(i) })));
    const errors: unknown[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    let done = 0;
    const consumer = from.consume(
      async (m) => {
        if (m.attempt === 1 && m.value === "7") throw new Error("not yet");
        await sluice.atomic((tx) => {
          tx.publish(to, `${m.value}!`);
          tx.ack(m);
        });
        if (++done === 100) resolve();
      },
      { concurrency: 10, onError: (error) => errors.push(error) },
    );
    await promise;
    await consumer.drain();
    expect(errors.map(String)).toEqual(["Error: not yet"]);
    expect(await from.describe()).toMatchObject({ ready: 0, pending: 0, settled: { acked: 100 } });
    expect(await to.describe()).toMatchObject({ enqueued: 100 });
  });
});

const KILLS = 6;
const MESSAGES = 1_500;

describe("when the server is killed again and again", { timeout: 240_000 }, () => {
  it(`makes exactly one of each message, over ${KILLS} kills`, async () => {
    const data = mkdtempSync(join(tmpdir(), "sluice-atomic-"));
    let victim = await startServer({ data });
    const sluice = await connect(victim.url);
    try {
      const [from, to] = [sluice.queue("from", { codec: text }), sluice.queue("to", { codec: text })];
      await from.create({ maxAttempts: 0 });
      await to.create();
      await from.publishBatch(Array.from({ length: MESSAGES }, (_, i) => ({ value: String(i) })));
      let stored = 0;
      let reached: { readonly count: number; readonly go: () => void } | undefined;
      const everything = Promise.withResolvers<void>();
      const consumer = from.consume(
        async (m) => {
          await sluice.atomic((tx) => {
            tx.publish(to, m.value);
            tx.ack(m);
          });
          stored++;
          if (reached !== undefined && stored >= reached.count) reached.go();
          if (stored === MESSAGES) everything.resolve();
        },
        { concurrency: 20 },
      );
      for (let kill = 1; kill <= KILLS; kill++) {
        const count = Math.floor((MESSAGES * kill) / (KILLS + 2));
        await new Promise<void>((go) => {
          reached = { count, go };
          if (stored >= count) go();
        });
        await victim.kill();
        victim = await startServer({ data, port: victim.port });
      }
      await everything.promise;
      await consumer.drain();
      const made = (await to.peek({ limit: 2 * MESSAGES })).map(({ value }) => value);
      expect(made.length).toBe(MESSAGES);
      expect(new Set(made).size).toBe(MESSAGES);
      expect(await from.describe()).toMatchObject({
        ready: 0,
        pending: 0,
        delayed: 0,
        settled: { acked: MESSAGES },
      });
      console.log(`${MESSAGES} messages over ${KILLS} kills: ${made.length} made, none lost, none twice`);
    } finally {
      await sluice.close();
      await victim.kill();
      rmSync(data, { recursive: true, force: true });
    }
  });
});
