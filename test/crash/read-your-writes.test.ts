/** What is confirmed can be read: at once, by anybody. And `latest` begins where the subscription was confirmed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, text, type Sluice } from "../../src/sdk/index.ts";
import { sluice } from "../fixtures/command.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const TIMES = 1_000;
const PARTITIONS = 3;

let server: Server;
let writer: Sluice;
let reader: Sluice;

beforeAll(async () => {
  server = await startServer();
  writer = await connect(server.url, { name: "writer" });
  reader = await connect(server.url, { name: "reader" });
}, 240_000);

afterAll(async () => {
  await writer.close();
  await reader.close();
  await server[Symbol.asyncDispose]();
});

describe("a second connection", () => {
  it(`reads a confirmed message at once, ${TIMES} times`, async () => {
    await writer.admin.createTopic("at-once", { partitions: PARTITIONS });
    const written = writer.topic("at-once", { codec: text });
    const read = reader.topic("at-once", { codec: text });
    for (let n = 0; n < TIMES; n++) {
      const { partition, offset } = await written.publish(`message ${n}`, { key: `key ${n % 7}` });
      // It ends where the partition ended when the server took the subscription: it waits for nothing to appear.
      const found: string[] = [];
      for await (const message of read.messages({
        from: { offsets: { [partition]: offset } },
        follow: false,
      })) {
        found.push(message.value);
      }
      expect(found).toEqual([`message ${n}`]);
    }
  }, 240_000);

  it(`sees the end behind a confirmed message at once, ${TIMES} times`, async () => {
    await writer.admin.createTopic("end-at-once", { partitions: PARTITIONS });
    const written = writer.topic("end-at-once", { codec: text });
    for (let n = 0; n < TIMES; n++) {
      const { partition, offset } = await written.publish(`message ${n}`, { key: `key ${n % 7}` });
      const { partitionInfos, messages } = await reader.admin.describeTopic("end-at-once");
      expect([partitionInfos[partition]!.endOffset, messages]).toEqual([offset + 1, n + 1]);
    }
  }, 240_000);

  it("reads a topic, and an atomic batch over two, as soon as they are confirmed", async () => {
    for (let n = 0; n < 100; n++) {
      const names = [`left-${n}`, `right-${n}`];
      const results = await writer.atomic((tx) => {
        for (const name of names) tx.publish(writer.topic(name, { codec: text }), name);
      });
      for (const [i, name] of names.entries()) {
        const { partition, offset } = results[i]!;
        const stream = reader
          .topic(name, { codec: text, createIfMissing: false })
          .messages({ from: { offsets: { [partition]: offset } }, follow: false });
        expect(await stream.next()).toMatchObject({ done: false, value: { value: name } });
        stream.close();
      }
    }
  }, 240_000);

  it("is another process: what `produce` confirmed `consume` prints, and the other way round", async () => {
    const url = ["--url", server.url];
    const topic = writer.topic("two-processes", { codec: text });
    for (let n = 0; n < 5; n++) {
      await topic.publish(`from here ${n}`);
      expect(
        (await sluice(["produce", "two-processes", ...url], { input: `from there ${n}\n` }).ended).code,
      ).toBe(0);
      const { stdout } = await sluice(["consume", "two-processes", ...url]).ended;
      const lines = stdout.split("\n").slice(0, -1).sort();
      const expected = Array.from({ length: n + 1 }, (_, i) => [`from here ${i}`, `from there ${i}`]).flat();
      expect(lines).toEqual(expected.sort());
    }
  }, 240_000);
});

describe("messages from latest", () => {
  it("begin exactly where their subscription was confirmed, while others publish", async () => {
    await writer.admin.createTopic("latest", { partitions: PARTITIONS });
    const written = writer.topic("latest", { codec: text });
    const read = reader.topic("latest", { codec: text });
    /** Highest offset confirmed so far, by partition. */
    const confirmed = Array.from({ length: PARTITIONS }, () => -1);
    let stop = false;
    const lanes = Array.from({ length: 8 }, async (_, lane) => {
      for (let n = 0; !stop; n++) {
        const { partition, offset } = await written.publish(`${lane} ${n}`, { partition: n % PARTITIONS });
        confirmed[partition] = Math.max(confirmed[partition]!, offset);
      }
    });
    for (let time = 0; time < 200; time++) {
      const before = [...confirmed];
      const stream = read.messages({ from: "latest" });
      await stream.ready;
      const starts = stream.started.map(({ startOffset }) => startOffset);
      // The end at the confirm: not before what was confirmed when it was asked for, and nothing else decides.
      expect(starts).toEqual(stream.started.map(({ endOffset }) => endOffset));
      for (const [partition, start] of starts.entries()) expect(start).toBeGreaterThan(before[partition]!);
      // Published from here on: it must come, and nothing between the start and it may be left out.
      const last = await Promise.all(starts.map((_, partition) => written.publish("last", { partition })));
      for (const { partition, offset } of last) {
        confirmed[partition] = Math.max(confirmed[partition]!, offset);
        expect(offset).toBeGreaterThanOrEqual(starts[partition]!);
      }
      const next = [...starts];
      const open = new Set(starts.keys());
      for await (const { partition, offset } of stream) {
        expect(offset).toBe(next[partition]);
        next[partition] = offset + 1;
        if (offset >= last[partition]!.offset) open.delete(partition);
        if (open.size === 0) break;
      }
    }
    stop = true;
    await Promise.all(lanes);
  }, 240_000);

  it("are none of those confirmed before, also when nobody publishes at that moment", async () => {
    const written = writer.topic("latest-quiet", { codec: text });
    for (let n = 0; n < 100; n++) {
      await written.publish("before", { partition: 0 });
      const stream = reader
        .topic("latest-quiet", { codec: text })
        .messages({ from: "latest", partitions: [0] });
      await stream.ready;
      const { offset } = await written.publish(`after ${n}`, { partition: 0 });
      expect(await stream.next()).toMatchObject({ value: { value: `after ${n}`, offset } });
      stream.close();
    }
  }, 240_000);
});
