/** The client against the server as users run it: processes, sockets, kill -9. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  connect,
  json,
  text,
  type ConnectOptions,
  type PublishResult,
  type Sluice,
  type SluiceError,
  type StatusEvent,
} from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";

let server: Server;
const open: Sluice[] = [];
let topics = 0;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server[Symbol.asyncDispose]());

afterEach(async () => {
  await Promise.all(open.splice(0).map((sluice) => sluice.close()));
});

async function connected(url = server.url, options: ConnectOptions = {}): Promise<Sluice> {
  const sluice = await connect(url, options);
  open.push(sluice);
  return sluice;
}

const freshName = (): string => `t${topics++}`;

/** Every message of a topic, as "partition/offset" → value. */
async function everything(sluice: Sluice, name: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const m of sluice.topic(name, { codec: text }).messages({ follow: false })) {
    expect(found.has(`${m.partition}/${m.offset}`)).toBe(false);
    found.set(`${m.partition}/${m.offset}`, m.value);
  }
  return found;
}

describe("against the real server", () => {
  it("publishes and reads back values, keys, headers and times", async () => {
    const sluice = await connected();
    const topic = sluice.topic(freshName(), { codec: json<{ n: number }>() });
    const confirmed = await topic.publish(
      { n: 1 },
      { key: "k", headers: { region: "eu" }, timestamp: 1_700_000_000_000 },
    );
    for await (const m of topic.messages({ from: "earliest" })) {
      const { partition, offset, key, value, headers, timestamp } = m;
      expect({ partition, offset }).toEqual({ partition: confirmed.partition, offset: confirmed.offset });
      expect({ key, value, headers, timestamp }).toEqual({
        key: "k",
        value: { n: 1 },
        headers: { region: "eu" },
        timestamp: 1_700_000_000_000,
      });
      break;
    }
  });

  it("a second connection sees a confirmed message at once", async () => {
    const [writer, reader] = [await connected(), await connected()];
    const name = freshName();
    const topic = writer.topic(name, { codec: text });
    for (let i = 0; i < 50; i++) {
      const { partition, offset } = await topic.publish(`${i}`);
      const stream = reader
        .topic(name, { codec: text })
        .messages({ from: { offsets: { [partition]: offset } } });
      expect((await stream.next()).value?.value).toBe(`${i}`);
      stream.close();
    }
  });

  it("latest begins where its subscription was confirmed", async () => {
    const sluice = await connected();
    const topic = sluice.topic(freshName(), { codec: text });
    await topic.publish("before");
    for (let i = 0; i < 20; i++) {
      const stream = topic.messages({ from: "latest" });
      await stream.ready;
      await topic.publish(`${i}`);
      expect((await stream.next()).value?.value).toBe(`${i}`);
      stream.close();
    }
  });

  it("carries many messages of every size through partitions, keyed and in order", async () => {
    const sluice = await connected();
    const name = freshName();
    await sluice.admin.createTopic(name, { partitions: 100 });
    const topic = sluice.topic(name, { codec: text });
    const keys = Array.from({ length: 300 }, (_, i) => `key ${i}`);
    const promises: Promise<PublishResult>[] = [];
    for (let i = 0; i < 30_000; i++) {
      const size = i % 5000 === 0 ? 1_000_000 : i % 97;
      promises.push(topic.publish(`${i}:`.padEnd(size, "."), { key: keys[i % keys.length]! }));
      if (i % 8000 === 0) await promises[i];
    }
    const results = await Promise.all(promises);
    const found = await everything(sluice, name);
    expect(found.size).toBe(30_000);
    const last = new Map<string, number>();
    results.forEach(({ partition, offset }, i) => {
      expect(found.get(`${partition}/${offset}`)?.startsWith(`${i}:`)).toBe(true);
      const key = keys[i % keys.length]!;
      expect(offset).toBeGreaterThan(last.get(key) ?? -1);
      last.set(key, offset);
    });
  });

  it("refuses a message above the server's limit, and carries one just below it", async () => {
    const sluice = await connected();
    const topic = sluice.topic(freshName());
    const { maxMessageBytes } = sluice.server;
    await expect(topic.publish(new Uint8Array(maxMessageBytes))).rejects.toMatchObject({
      code: "MESSAGE_TOO_LARGE",
    });
    const { partition, offset } = await topic.publish(new Uint8Array(maxMessageBytes - 16));
    const { value } = await topic.messages({ from: { offsets: { [partition]: offset } } }).next();
    expect(value?.valueBytes.length).toBe(maxMessageBytes - 16);
  });

  it("stores an atomic batch over several topics whole", async () => {
    const sluice = await connected();
    const names = [freshName(), freshName(), freshName()];
    const results = await sluice.atomic((tx) => {
      for (const name of names)
        for (const n of [1, 2])
          tx.publish(sluice.topic(name, { codec: text }), `${name} ${n}`, { key: `${n}` });
    });
    for (const [i, name] of names.entries()) {
      const found = await everything(sluice, name);
      expect(found.size).toBe(2);
      for (const n of [1, 2]) {
        const { partition, offset } = results[i * 2 + n - 1]!;
        expect(found.get(`${partition}/${offset}`)).toBe(`${name} ${n}`);
      }
    }
  });

  it("fences the older of two producers of one name", async () => {
    const name = freshName();
    const [first, second] = [
      await connected(server.url, { producerName: "payments" }),
      await connected(server.url, { producerName: "payments" }),
    ];
    await first.topic(name, { codec: text }).publish("a");
    await second.topic(name, { codec: text }).publish("b");
    await expect(first.topic(name, { codec: text }).publish("c")).rejects.toMatchObject({
      code: "PRODUCER_FENCED",
    });
    await second.topic(name, { codec: text }).publish("d");
    expect([...(await everything(second, name)).values()].sort()).toEqual(["a", "b", "d"]);
  });

  it("partitions anew when a topic was deleted and made with other partitions", async () => {
    const sluice = await connected();
    const name = freshName();
    await sluice.admin.createTopic(name, { partitions: 2 });
    const topic = sluice.topic(name, { codec: text });
    await topic.publish("a", { key: "k" });
    const other = await connected();
    await other.admin.deleteTopic(name);
    await other.admin.createTopic(name, { partitions: 7 });
    const results = await Promise.all([..."abcdefgh"].map((key) => topic.publish(key, { key })));
    const found = await everything(sluice, name);
    [..."abcdefgh"].forEach((key, i) =>
      expect(found.get(`${results[i]!.partition}/${results[i]!.offset}`)).toBe(key),
    );
  });

  it("ends a subscription whose topic is deleted", async () => {
    const sluice = await connected();
    const name = freshName();
    const topic = sluice.topic(name, { codec: text });
    await topic.publish("a");
    const stream = topic.messages();
    expect((await stream.next()).value?.value).toBe("a");
    await sluice.admin.deleteTopic(name);
    await expect(stream.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("answers what it cannot do yet with NOT_SUPPORTED", async () => {
    const sluice = await connected();
    const stream = sluice.topic(freshName()).messages({ from: { timestamp: 0 } });
    await expect(stream.next()).rejects.toMatchObject({
      code: "NOT_SUPPORTED",
      details: { feature: expect.any(String) as string },
    });
  });

  it("lets a slow reader and a fast writer share a connection", async () => {
    const sluice = await connected();
    const topic = sluice.topic(freshName());
    const stream = topic.messages({ creditBytes: 64 * 1024 });
    await stream.ready;
    const value = new Uint8Array(10_000);
    for (let i = 0; i < 20; i++) await topic.publishBatch(Array.from({ length: 50 }, () => ({ value })));
    let bytes = 0;
    for (let i = 0; i < 1000; i++) bytes += (await stream.next()).value?.valueBytes.length ?? 0;
    expect(bytes).toBe(10_000_000);
  });
});

describe("when the server is killed, stopped or hangs", () => {
  let directory: string;
  let victim: Server;
  const statuses: StatusEvent[] = [];

  afterEach(async () => {
    await victim[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  async function begin(options: ConnectOptions = {}): Promise<Sluice> {
    directory = mkdtempSync(join(tmpdir(), "sluice-sdk-"));
    victim = await startServer({ data: join(directory, "data") });
    statuses.length = 0;
    const sluice = await connected(victim.url, options);
    sluice.on("status", (event) => statuses.push(event));
    return sluice;
  }

  async function restart(): Promise<void> {
    victim = await startServer({ data: join(directory, "data"), port: victim.port });
  }

  it(
    "publishes in flight over kill -9 and restart are stored once each, in order",
    { timeout: 240_000 },
    async () => {
      const sluice = await begin();
      await sluice.admin.createTopic("t", { partitions: 3 });
      const topic = sluice.topic("t", { codec: text });
      const promises: Promise<PublishResult>[] = [];
      let stop = false;
      const publishing = (async () => {
        for (let i = 0; !stop; i++) {
          promises.push(topic.publish(`${i}`, { key: `${i % 10}` }));
          if (promises.length % 500 === 0) await promises[promises.length - 400];
        }
      })();
      const batches: Promise<PublishResult[]>[] = [];
      const other = sluice.topic("other", { codec: text });
      for (let round = 0; round < 4; round++) {
        const atLeast = promises.length + 2000;
        await vi.waitUntil(() => promises.length > atLeast, { timeout: 120_000 });
        batches.push(
          sluice.atomic((tx) =>
            [1, 2, 3].forEach((n) => tx.publish(other, `${round}.${n}`, { key: `${n}` })),
          ),
        );
        await victim.kill();
        await restart();
      }
      stop = true;
      await publishing;
      const results = await Promise.all(promises);
      const found = await everything(sluice, "t");
      expect(found.size).toBe(results.length);
      results.forEach(({ partition, offset }, i) => expect(found.get(`${partition}/${offset}`)).toBe(`${i}`));
      const last = new Map<number, number>();
      results.forEach(({ offset }, i) => {
        expect(offset).toBeGreaterThan(last.get(i % 10) ?? -1);
        last.set(i % 10, offset);
      });
      await Promise.all(batches);
      expect([...(await everything(sluice, "other")).values()].sort()).toEqual(
        [0, 1, 2, 3].flatMap((round) => [1, 2, 3].map((n) => `${round}.${n}`)),
      );
    },
  );

  it(
    "a reader over kill -9 and restart sees every message once, in order",
    { timeout: 240_000 },
    async () => {
      const sluice = await begin();
      await sluice.admin.createTopic("t", { partitions: 2 });
      const topic = sluice.topic("t", { codec: text });
      const stream = topic.messages({ creditBytes: 20_000 });
      await stream.ready;
      let seen = 0;
      let kills = 0;
      let total = Infinity;
      const publishing = (async () => {
        const promises: Promise<unknown>[] = [];
        for (let i = 0; kills < 3 || i < 10_000; i++) {
          promises.push(topic.publish(`${i}`, { key: `${i % 7}` }));
          if (i % 200 === 199) await promises[i - 100];
        }
        await Promise.all(promises);
        total = promises.length + 1;
        await topic.publish(`${promises.length}`, { key: "0" });
      })();
      const killing = (async () => {
        for (; kills < 3; kills++) {
          const atLeast = seen + 2000;
          await vi.waitUntil(() => seen > atLeast, { timeout: 120_000 });
          await victim.kill();
          await restart();
        }
      })();
      const next = new Map<number, number>();
      const last = new Map<number, number>();
      for await (const m of stream) {
        expect(m.offset).toBe(next.get(m.partition) ?? 0);
        next.set(m.partition, m.offset + 1);
        const value = Number(m.value);
        expect(value).toBeGreaterThan(last.get(value % 7) ?? -1);
        last.set(value % 7, value);
        if (++seen === total) break;
      }
      await Promise.all([publishing, killing]);
      expect(statuses.filter(({ type }) => type === "connected")).toHaveLength(3);
    },
  );

  it("a graceful stop loses nothing either, and is announced", { timeout: 240_000 }, async () => {
    const sluice = await begin();
    const topic = sluice.topic("t", { codec: text });
    const promises: Promise<PublishResult>[] = [];
    let stop = false;
    const publishing = (async () => {
      for (let i = 0; !stop; i++) {
        promises.push(topic.publish(`${i}`));
        if (i % 100 === 99) await promises[i - 50];
      }
    })();
    await vi.waitUntil(() => promises.length > 1000, { timeout: 120_000 });
    await victim.stop();
    await restart();
    const before = promises.length;
    await vi.waitUntil(() => promises.length > before + 1000, { timeout: 120_000 });
    stop = true;
    await publishing;
    const results = await Promise.all(promises);
    const found = await everything(sluice, "t");
    expect(found.size).toBe(results.length);
    expect(statuses.map(({ type }) => type)).toContain("goodbye");
  });

  it("a publish to a hanging server times out as indeterminate; when it wakes, order and count are right", async () => {
    const sluice = await begin();
    const topic = sluice.topic("t", { codec: text });
    await topic.publish("before");
    victim.run.child.kill("SIGSTOP");
    const error = await topic
      .publish("hangs", { timeoutMs: 100 })
      .catch((reason: unknown) => reason as SluiceError);
    expect(error).toMatchObject({ code: "TIMEOUT", indeterminate: true });
    const after = topic.publish("after");
    victim.run.child.kill("SIGCONT");
    await after;
    const values = [...(await everything(sluice, "t")).values()].sort();
    expect(values).toEqual(["after", "before", "hangs"]);
  });

  it("the first connection waits for a server that is just starting", async () => {
    await begin();
    await victim.kill();
    const waiting = connected(victim.url);
    await restart();
    expect((await waiting).server.epoch).toBeGreaterThan(1);
  });
});
