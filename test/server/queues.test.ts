/** Queues over the wire, on a whole node whose time stands still until a test moves it. */
import { describe, expect, it, vi } from "vitest";
import { errorTable } from "../../src/base/errors.ts";
import { realWorld } from "../../src/io/world.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { crc32 } from "../../src/base/crc32.ts";
import { MessageTable } from "../../src/core/delivery/message-table.ts";
import { MemoryNetwork } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { deliveriesOf, lostOf, QueueConsumer, type Records } from "../fixtures/queue-consumer.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { errorOf, wireBatch, WireClient, type Frame } from "../fixtures/wire-client.ts";

const flags = {
  "limits.maxMessageBytes": "64KiB",
  "storage.journalFileBytes": "1MiB",
  "storage.diskReserveBytes": 0,
  "server.heartbeatMs": 60_000,
};

class House {
  readonly time = new VirtualTime();
  readonly directory = tempDirectory();
  network = new MemoryNetwork();
  rig!: NodeRig;

  async open(): Promise<this> {
    this.network = new MemoryNetwork();
    const { network, time } = this;
    this.rig = new NodeRig(this.directory, flags, {
      ...realWorld,
      network,
      clock: time,
      timers: time,
      threads: false,
    });
    await this.rig.start();
    return this;
  }

  async client(): Promise<WireClient> {
    const client = WireClient.overMemory(this.network.connect());
    await client.hello();
    return client;
  }

  /** Time passes; what it sets off has come to an end when a question is answered. */
  async pass(ms: number, ...clients: WireClient[]): Promise<void> {
    this.time.advance(ms);
    for (let i = 0; i < 3; i++) for (const client of clients) await describeQueue(client, "mails");
  }

  async restart(): Promise<void> {
    await this.time.until(this.rig.node.stop());
    expect(this.rig.fatal).toEqual([]);
    await this.open();
  }
}

async function house(
  settings: proto.v1.QueueSettings.$Properties = {},
): Promise<{ house: House; client: WireClient }> {
  const made = await new House().open();
  const client = await made.client();
  const frame = await client.request({ createQueue: { name: "mails", settings } });
  expect(frame.queue?.created, JSON.stringify(frame)).toBe(true);
  return { house: made, client };
}

async function describeQueue(client: WireClient, name: string): Promise<proto.v1.QueueInfo.$Properties> {
  const frame = await client.request({ describeQueue: { name } });
  const info = frame.queue?.queue;
  if (!info) throw new Error(JSON.stringify(frame));
  const settled = Object.values((info.settled ?? {}) as Record<string, number>).reduce((a, b) => a + b, 0);
  expect((info.ready ?? 0) + (info.delayed ?? 0) + (info.pending ?? 0) + settled).toBe(info.enqueued);
  return info;
}

async function publish(client: WireClient, name: string, ...values: string[]): Promise<void> {
  const frame = await client.request({ publish: { target: name, batches: [wireBatch(0, ...values)] } });
  expect(frame.published, JSON.stringify(frame)).toBeTruthy();
}

function batchOfRecords(...records: proto.v1.Record.$Properties[]): proto.v1.PartitionBatch.$Properties {
  const bytes = v1.RecordBatch.encode({ baseTimestamp: 1_000, records }).finish();
  return { partition: 0, count: records.length, crc: crc32(bytes), records: bytes };
}

function refused(frame: Frame, code: keyof typeof errorTable): Record<string, string> {
  expect(errorOf(frame)?.code, JSON.stringify(frame)).toBe(errorTable[code].number);
  return errorOf(frame)!.details;
}

const values = (list: readonly { readonly value: string }[]): string[] => list.map(({ value }) => value);
const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `m${from + i}`);

describe("administration of queues", () => {
  it("creates, describes, lists and deletes; names are topics' or queues'", async () => {
    const { client } = await house({ maxAttempts: 3 });
    expect(await describeQueue(client, "mails")).toMatchObject({
      name: "mails",
      enqueued: 0,
      idle: { reason: v1.QueueIdle.Reason.EMPTY },
      settings: { lockMs: 30_000, maxAttempts: 3, deadLetterTo: "mails.dlq", resumeGraceMs: 15_000 },
    });
    refused(await client.request({ createQueue: { name: "mails" } }), "ALREADY_EXISTS");
    expect(refused(await client.request({ createTopic: { name: "mails" } }), "WRONG_KIND")).toEqual({
      kind: "queue",
    });
    expect(refused(await client.request({ describeTopic: { name: "mails" } }), "WRONG_KIND")).toEqual({
      kind: "queue",
    });
    refused(await client.request({ deleteTopic: { name: "mails" } }), "WRONG_KIND");
    refused(await client.request({ ensureTopic: { name: "mails" } }), "WRONG_KIND");
    refused(
      await client.request({ subscribe: { subscription: 1, topic: "mails", creditBytes: 1 } }),
      "WRONG_KIND",
    );
    await client.request({ createTopic: { name: "orders" } });
    expect(refused(await client.request({ describeQueue: { name: "orders" } }), "WRONG_KIND")).toEqual({
      kind: "topic",
    });
    refused(await client.request({ deleteQueue: { name: "orders" } }), "WRONG_KIND");
    refused(
      await client.request({ consume: { consumer: 1, queue: "orders", concurrency: 1 } }),
      "WRONG_KIND",
    );
    expect(refused(await client.request({ describeQueue: { name: "mail" } }), "NOT_FOUND")).toEqual({
      meant: "mails",
    });
    const { queues } = await client.request({ listQueues: {} });
    expect(queues!.queues!.map(({ name }) => name)).toEqual(["mails"]);
    const { topics } = await client.request({ listTopics: {} });
    expect(topics!.topics!.map(({ name }) => name)).toEqual(["orders"]);
    await publish(client, "mails", "a", "b");
    expect((await client.request({ deleteQueue: { name: "mails" } })).queueDeleted).toMatchObject({
      messages: 2,
    });
    refused(await client.request({ describeQueue: { name: "mails" } }), "NOT_FOUND");
  });

  it("alters a queue at work: what is given, at once; the rest stays, over a restart", async () => {
    const { house: home, client } = await house({
      maxAttempts: 5,
      backoff: { kind: 2, minMs: 10, maxMs: 10 },
    });
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 1 });
    await publish(client, "mails", "a", "b");
    const [a] = await consumer.take(1);
    const alter = (settings: proto.v1.QueueSettings.$Properties) =>
      client.request({ alterQueue: { name: "mails", settings } });
    const altered = await alter({ maxAttempts: 1, deadLetterTo: "letters" });
    expect(altered.queue?.queue?.settings).toMatchObject({
      maxAttempts: 1,
      deadLetterTo: "letters",
      lockMs: 30_000,
      backoff: { kind: 2, minMs: 10 },
    });
    // Its first failure is its last now.
    await consumer.settle("NACK", [a!]);
    const [b] = await consumer.take(1);
    expect((await describeQueue(client, "mails")).settled).toMatchObject({ deadLettered: 1 });
    expect((await client.request({ peek: { queue: "letters" } })).peeked?.batches).toHaveLength(1);
    await alter({ deadLetterTo: "", priorities: true });
    await consumer.settle("REJECT", [b!]);
    expect((await describeQueue(client, "mails")).settled).toMatchObject({ deadLettered: 1, discarded: 1 });
    await home.restart();
    const again = await home.client();
    expect((await describeQueue(again, "mails")).settings).toMatchObject({
      maxAttempts: 1,
      deadLetterTo: "",
      priorities: true,
      backoff: { kind: 2, minMs: 10, maxMs: 10 },
    });
  });

  it("refuses alterations that cannot be, and changes nothing then", async () => {
    const { client } = await house();
    await client.request({ createQueue: { name: "letters", settings: { deadLetters: true } } });
    await client.request({ createQueue: { name: "plain" } });
    const alter = (name: string, settings: proto.v1.QueueSettings.$Properties) =>
      client.request({ alterQueue: { name, settings } });
    refused(await alter("mails", {}), "INVALID_ARGUMENT");
    refused(await alter("mails", { lockMs: 499 }), "INVALID_ARGUMENT");
    refused(await alter("mails", { backoff: { minMs: 2, maxMs: 1 } }), "INVALID_ARGUMENT");
    expect(refused(await alter("mails", { deadLetters: true }), "INVALID_ARGUMENT")).toEqual({
      setting: "deadLetters",
    });
    refused(await alter("letters", { maxAttempts: 2 }), "INVALID_ARGUMENT");
    expect(refused(await alter("mails", { lockMs: 1_000, deadLetterTo: "plain" }), "ALREADY_EXISTS")).toEqual(
      {
        deadLetterTo: "plain",
      },
    );
    refused(await alter("mail", { lockMs: 1_000 }), "NOT_FOUND");
    refused(await client.request({ pauseQueue: { name: "mail" } }), "NOT_FOUND");
    expect((await describeQueue(client, "mails")).settings).toMatchObject({ lockMs: 30_000 });
  });

  it("hands out nothing of a paused queue, over a restart; publishing and settling go on", async () => {
    const { house: home, client } = await house({ resumeGraceMs: 0 });
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 1 });
    await publish(client, "mails", "a", "b");
    const [a] = await consumer.take(1);
    expect((await client.request({ pauseQueue: { name: "mails" } })).queue?.queue).toMatchObject({
      paused: true,
      idle: { reason: v1.QueueIdle.Reason.PAUSED },
    });
    await publish(client, "mails", "c");
    expect(await consumer.settle("ACK", [a!])).toEqual([]);
    await home.pass(1_000, client);
    expect(consumer.come()).toEqual([]);
    expect(await describeQueue(client, "mails")).toMatchObject({ ready: 2, paused: true });
    await home.restart();
    const again = await home.client();
    expect(await describeQueue(again, "mails")).toMatchObject({
      paused: true,
      idle: { reason: v1.QueueIdle.Reason.PAUSED },
    });
    const other = await QueueConsumer.begin(again, "mails");
    await home.pass(1_000, again);
    expect(other.come()).toEqual([]);
    expect((await again.request({ pauseQueue: { name: "mails" } })).queue?.queue?.paused).toBe(true);
    const resumed = await again.request({ resumeQueue: { name: "mails" } });
    expect(resumed.queue?.queue?.paused).toBeFalsy();
    expect(values(await other.take(2))).toEqual(["b", "c"]);
  });

  it("purges what waits, or also what is in somebody's hands, who is told", async () => {
    const { house: home, client } = await house({ resumeGraceMs: 0 });
    await publish(client, "mails", ...numbered(0, 20_000));
    await client.request({
      publish: { target: "mails", batches: [batchOfRecords({ delayMs: 3_600_000 })] },
    });
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 3 });
    const held = await consumer.take(3);
    const purge = async (what: number) =>
      (await client.request({ purgeQueue: { name: "mails", what } })).queuePurged?.purged ?? 0;
    expect(await purge(1)).toBe(19_997);
    expect(await describeQueue(client, "mails")).toMatchObject({ ready: 0, delayed: 1, pending: 3 });
    expect(await purge(0)).toBe(1);
    expect(await consumer.settle("ACK", [held[0]!])).toEqual([]);
    expect(await purge(2)).toBe(2);
    const lost = await client.take((one) => one.deliveriesLost?.consumer === 1);
    expect(lost.deliveriesLost?.ranges).toMatchObject([{ first: 1, last: 2 }]);
    expect(await consumer.settle("ACK", [held[1]!, held[2]!])).toEqual([1, 2]);
    expect(await describeQueue(client, "mails")).toMatchObject({ settled: { acked: 1, purged: 20_000 } });
    await publish(client, "mails", "new");
    expect(values(await consumer.take(1))).toEqual(["new"]);
    refused(await client.request({ purgeQueue: { name: "mail" } }), "NOT_FOUND");
    refused(await client.request({ purgeQueue: { name: "mails", what: 3 as 2 } }), "INVALID_ARGUMENT");
    await home.restart();
    expect(await describeQueue(await home.client(), "mails")).toMatchObject({
      enqueued: 20_002,
      settled: { acked: 1, purged: 20_000 },
    });
  });

  it("counts many delayed messages once, however often the queue is described", async () => {
    const { client } = await house();
    const many = Array.from({ length: 1_001 }, () => ({ delayMs: 3_600_000 }));
    await client.request({ publish: { target: "mails", batches: [batchOfRecords(...many)] } });
    const walks = vi.spyOn(MessageTable.prototype, "forEach");
    for (let i = 0; i < 3; i++)
      expect(await describeQueue(client, "mails")).toMatchObject({ delayed: 1_001, consumers: 0 });
    expect(walks.mock.calls.length).toBeLessThanOrEqual(1);
    walks.mockRestore();
  });

  it("ensures a queue, and says what differs", async () => {
    const { client } = await house({ maxAttempts: 3 });
    const ensured = await client.request({ ensureQueue: { name: "mails", settings: { maxAttempts: 3 } } });
    expect(ensured.queue).toMatchObject({ queue: { name: "mails" } });
    expect(ensured.queue!.created).toBeFalsy();
    const other = await client.request({
      ensureQueue: { name: "mails", settings: { maxAttempts: 4, backoff: { kind: 2, minMs: 1, maxMs: 1 } } },
    });
    expect(Object.keys(refused(other, "ALREADY_EXISTS")).sort()).toEqual(["backoff", "maxAttempts"]);
    expect(
      (await client.request({ describeQueue: { name: "new", createIfMissing: true } })).queue,
    ).toMatchObject({
      created: true,
    });
  });

  it.each([
    [{ lockMs: 499 }, /lockMs is 499; it can be 500/],
    [{ maxAttempts: 1_001 }, /maxAttempts/],
    [{ resumeGraceMs: 600_001 }, /resumeGraceMs/],
    [{ backoff: { kind: 7 } }, /backoff of kind 7/],
    [{ backoff: { minMs: 10, maxMs: 5 } }, /backoff.maxMs/],
    [{ deadLetters: true, maxAttempts: 3 }, /dead letters has no maxAttempts/],
    [{ deadLetterTo: "bad name" }, /"bad name"/],
  ] as const)("refuses settings %j", async (settings, text) => {
    const made = await new House().open();
    const client = await made.client();
    const frame = await client.request({
      createQueue: { name: "q", settings: settings as proto.v1.QueueSettings.$Properties },
    });
    refused(frame, "INVALID_ARGUMENT");
    expect(errorOf(frame)!.message).toMatch(text);
  });

  it("survives a restart with everything it counted", async () => {
    const { house: made, client } = await house({ priorities: true });
    await publish(client, "mails", ...numbered(0, 10));
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 4 });
    const held = await consumer.take(4);
    expect(await consumer.settle("ACK", held.slice(1, 3))).toEqual([]);
    await client.request({ stopConsuming: { consumer: 1 } });
    const before = await describeQueue(client, "mails");
    expect(before).toMatchObject({ ready: 8, pending: 0, settled: { acked: 2 } });
    await made.restart();
    const after = await describeQueue(await made.client(), "mails");
    expect({ ...after, idle: 0 }).toEqual({ ...before, idle: 0 });
  });
});

describe("publishing to a queue", () => {
  it("stores what has an id once, also over restarts, and says where the first one is", async () => {
    const { house: made, client } = await house({ dedupWindowMs: 20_000 });
    const send = async (from: WireClient, ...ids: string[]): Promise<unknown> => {
      const records = ids.map((messageId) => ({ messageId, value: Buffer.from(messageId) }));
      const { published } = await from.request({
        publish: { target: "mails", batches: [batchOfRecords(...records)] },
      });
      const { baseOffset, count, duplicates } = published!.results![0]!;
      return [baseOffset, count, ...(duplicates ?? [])];
    };
    expect(await send(client, "a", "b", "a")).toEqual([0, 2, 2, 0]);
    expect(await send(client, "b")).toEqual([2, 0, 0, 1]);
    await made.restart();
    const after = await made.client();
    expect(await send(after, "c", "b")).toEqual([2, 1, 1, 1]);
    const consumer = await QueueConsumer.begin(after, "mails");
    const held = await consumer.take(3);
    expect(values(held)).toEqual(["a", "b", "c"]);
    const find = (messageId: string): Promise<Frame> =>
      after.request({ findMessage: { queue: "mails", messageId } });
    expect((await find("c")).messageFound).toMatchObject({ offset: 2, state: 2 });
    refused(await after.request({ cancelMessage: { queue: "mails", messageId: "c" } }), "MESSAGE_HELD");
    refused(await find("d"), "NOT_FOUND");
    // The window begins when it is settled.
    expect(await consumer.settle("ACK", held)).toEqual([]);
    await made.pass(19_000, after);
    expect(await send(after, "a")).toEqual([3, 0, 0, 0]);
    await made.pass(2_000, after);
    expect(await send(after, "a")).toEqual([3, 1]);
  });

  it("enqueues, by priority and time; refuses what it cannot do", async () => {
    const { house: made, client } = await house({ priorities: true });
    const send = (...records: proto.v1.Record.$Properties[]): Promise<Frame> =>
      client.request({ publish: { target: "mails", batches: [batchOfRecords(...records)] } });
    const value = (text: string): Uint8Array => Buffer.from(text);
    await send({ value: value("low") }, { value: value("low2") });
    await send({ value: value("high"), priority: 9 });
    const deliverAt = made.time.wallMs() + 5_000;
    await send({ value: value("later"), deliverAt }, { value: value("now") });
    refused(await send({ orderKey: value("k") }), "INVALID_ARGUMENT");
    expect(refused(await send({ messageId: "x".repeat(257) }), "INVALID_ARGUMENT")).toEqual({ limit: "256" });
    expect(refused(await send({ priority: 1 }, {}), "NOT_SUPPORTED")).toEqual({
      feature: "mixed-priorities",
    });
    refused(await send({ priority: 10 }), "INVALID_ARGUMENT");
    expect(await describeQueue(client, "mails")).toMatchObject({ enqueued: 5, ready: 4, delayed: 1 });
    const consumer = await QueueConsumer.begin(client, "mails");
    expect(values(await consumer.take(4))).toEqual(["high", "low", "low2", "now"]);
    await made.pass(4_000, client);
    expect(consumer.come()).toEqual([]);
    made.time.advance(2_000);
    expect(values(await consumer.take(1))).toEqual(["later"]);
    await client.request({ createQueue: { name: "plain" } });
    const frame = await client.request({
      publish: { target: "plain", batches: [batchOfRecords({ priority: 1 })] },
    });
    refused(frame, "INVALID_ARGUMENT");
  });

  it("counts delays and times to live by its own clock", async () => {
    const { house: made, client } = await house();
    const send = (...records: proto.v1.Record.$Properties[]): Promise<Frame> =>
      client.request({ publish: { target: "mails", batches: [batchOfRecords(...records)] } });
    const value = (text: string): Uint8Array => Buffer.from(text);
    // Its producer's clock is years behind: nothing is counted from that.
    await send({ value: value("later"), delayMs: 5_000 }, { value: value("short"), ttlMs: 3_000 });
    await send(
      { value: value("long"), ttlMs: 60_000 },
      { value: value("both"), delayMs: 2_000, ttlMs: 4_000 },
    );
    await made.restart();
    const after = await made.client();
    expect(await describeQueue(after, "mails")).toMatchObject({ enqueued: 4, ready: 2, delayed: 2 });
    made.time.advance(4_500);
    const consumer = await QueueConsumer.begin(after, "mails");
    expect(values(await consumer.take(1))).toEqual(["long"]);
    await made.pass(400, after);
    expect(consumer.come()).toEqual([]);
    made.time.advance(200);
    expect(values(await consumer.take(1))).toEqual(["later"]);
    expect(await describeQueue(after, "mails")).toMatchObject({ pending: 2, settled: { expired: 2 } });
  });

  it("refuses times that contradict each other or cannot be meant", async () => {
    const { client } = await house();
    const year = 365 * 86_400_000;
    for (const [record, text] of [
      [{ delayMs: 1, deliverAt: 1 }, /deliver_at and delay_ms/],
      [{ ttlMs: 1, expiresAt: 1 }, /expires_at and ttl_ms/],
      [{ delayMs: 10 * year + 1 }, /ten years/],
      [{ ttlMs: 10 * year + 1 }, /ten years/],
      [{ deliverAt: Number.MAX_SAFE_INTEGER }, /the latest time/],
    ] as const) {
      const frame = await client.request({
        publish: { target: "mails", batches: [batchOfRecords({}, record)] },
      });
      refused(frame, "INVALID_ARGUMENT");
      expect(errorOf(frame)!.message).toMatch(text);
    }
    expect(await describeQueue(client, "mails")).toMatchObject({ enqueued: 0 });
  });

  it("rides in an atomic request with topics, all or nothing", async () => {
    const { client } = await house();
    await client.request({ createTopic: { name: "orders", settings: { partitions: 1 } } });
    const appends = [
      { target: "mails", batches: [wireBatch(0, "a")] },
      { target: "orders", batches: [wireBatch(0, "b")] },
    ];
    expect((await client.request({ atomic: { appends } })).atomicDone).toBeTruthy();
    const broken = [...appends, { target: "orders", batches: [wireBatch(7, "c")] }];
    expect((await client.request({ atomic: { appends: broken } })).error).toBeTruthy();
    expect(await describeQueue(client, "mails")).toMatchObject({ enqueued: 1 });
  });
});

describe("an atomic request that acks", () => {
  type Ack = proto.v1.AtomicAck.$Properties;

  async function story(): Promise<{
    house: House;
    client: WireClient;
    consumer: QueueConsumer;
    held: Awaited<ReturnType<QueueConsumer["take"]>>;
    ack: (first: number, last?: number) => Ack;
    atomic: (acks: Ack[], values?: string[], stamp?: object) => Promise<Frame>;
  }> {
    const { house: made, client } = await house();
    await client.request({ createQueue: { name: "done" } });
    await publish(client, "mails", ...numbered(0, 6));
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 4 });
    const held = await consumer.take(4);
    const { queueUid, epoch, consumerId } = consumer.reply;
    const token = { queueUid: queueUid!, epoch: epoch!, consumerId: consumerId! };
    const ack = (first: number, last = first): Ack => ({ ...token, numbers: [first, last] });
    const atomic = (acks: Ack[], texts: string[] = ["x"], stamp: object = {}): Promise<Frame> => {
      const appends = texts.length === 0 ? [] : [{ target: "done", batches: [wireBatch(0, ...texts)] }];
      return client.request({ atomic: { ...stamp, appends, acks } });
    };
    return { house: made, client, consumer, held, ack, atomic };
  }

  it("stores both, from whichever connection it comes", async () => {
    const { house: made, client, consumer, ack, atomic } = await story();
    expect((await atomic([ack(0, 1), ack(3)])).atomicDone).toBeTruthy();
    expect(values(await consumer.take(2))).toEqual(["m4", "m5"]);
    const other = await made.client();
    expect((await other.request({ atomic: { acks: [ack(2)] } })).atomicDone).toBeTruthy();
    expect(await describeQueue(client, "mails")).toMatchObject({ pending: 2, settled: { acked: 4 } });
    expect(await describeQueue(client, "done")).toMatchObject({ enqueued: 1 });
  });

  it("stores nothing when one of its tokens is not good, and takes nothing away", async () => {
    const { client, consumer, held, ack, atomic } = await story();
    expect(await consumer.settle("ACK", [held[1]!])).toEqual([]);
    expect(refused(await atomic([ack(0), ack(1, 2)]), "LOCK_LOST")).toEqual({ queue: "mails", number: "1" });
    refused(await atomic([ack(0), { ...ack(2), epoch: 99 }]), "LOCK_LOST");
    refused(await atomic([ack(0), { ...ack(2), queueUid: 99 }]), "LOCK_LOST");
    refused(await atomic([{ ...ack(0), numbers: [1] }]), "INVALID_ARGUMENT");
    refused(await atomic([ack(1, 0)]), "INVALID_ARGUMENT");
    refused(await atomic([ack(0, 65_536)]), "INVALID_ARGUMENT");
    refused(await atomic([], []), "INVALID_ARGUMENT");
    expect(await describeQueue(client, "done")).toMatchObject({ enqueued: 0 });
    expect(await consumer.settle("ACK", [held[0]!, held[2]!, held[3]!])).toEqual([]);
  });

  it("is refused once the lock has ended, and so is what was made of the message", async () => {
    const { house: made, client, ack, atomic } = await story();
    await made.pass(31_000, client);
    refused(await atomic([ack(0)]), "LOCK_LOST");
    expect(await describeQueue(client, "done")).toMatchObject({ enqueued: 0 });
  });

  it("leaves its messages held when it is refused for something else", async () => {
    const { house: made, client, consumer, held, ack, atomic } = await story();
    const appends = [{ target: "done", partitioningVersion: 99, batches: [wireBatch(0, "x")] }];
    refused(await client.request({ atomic: { appends, acks: [ack(0, 3)] } }), "STALE_PARTITIONING");
    expect(consumer.come()).toEqual([]);
    await made.pass(29_000, client);
    expect((await atomic([ack(0)])).atomicDone).toBeTruthy();
    expect(await consumer.settle("ACK", held.slice(1))).toEqual([]);
    expect(await describeQueue(client, "mails")).toMatchObject({ settled: { acked: 4 } });
  });

  it("is answered once more as before when it is sent again, also by another server", async () => {
    const { house: made, client, ack, atomic } = await story();
    const { producer } = await client.request({ initProducer: {} });
    const stamp = { producerId: producer!.producerId!, producerEpoch: producer!.producerEpoch!, sequence: 1 };
    const first = await atomic([ack(0)], ["x"], stamp);
    expect(first.atomicDone?.duplicate).toBe(false);
    expect((await atomic([ack(0)], ["x"], stamp)).atomicDone).toMatchObject({ duplicate: true });
    await made.restart();
    const after = await made.client();
    const again = { ...stamp, appends: [{ target: "done", batches: [wireBatch(0, "x")] }], acks: [ack(0)] };
    expect((await after.request({ atomic: again })).atomicDone).toMatchObject({ duplicate: true });
    expect(await describeQueue(after, "done")).toMatchObject({ enqueued: 1 });
    expect(await describeQueue(after, "mails")).toMatchObject({ settled: { acked: 1 } });
    // A token of the server before: its consumer has to be resumed first.
    refused(await after.request({ atomic: { acks: [ack(1)] } }), "LOCK_LOST");
  });
});

describe("consuming", () => {
  it("pushes up to the credit, in order, and settles in ranges", async () => {
    const { client } = await house();
    await publish(client, "mails", ...numbered(0, 50));
    await publish(client, "mails", ...numbered(50, 60));
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 20 });
    expect(values(await consumer.take(20))).toEqual(numbered(0, 20));
    expect(await describeQueue(client, "mails")).toMatchObject({
      ready: 40,
      pending: 20,
      consumers: 1,
      idle: { reason: v1.QueueIdle.Reason.NO_CREDIT },
    });
    const frame = await client.request({
      settle: {
        consumer: 1,
        settlements: [{ ranges: [{ first: 0, last: 14 }] }, { ranges: [{ first: 19 }] }],
      },
    });
    expect(lostOf(frame)).toEqual([]);
    const next = await consumer.take(16);
    expect(values(next)).toEqual(numbered(20, 36));
    expect(next.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, i) => 20 + i));
    expect(await describeQueue(client, "mails")).toMatchObject({
      ready: 24,
      pending: 20,
      settled: { acked: 16 },
    });
    client.send([0, { consumerCredit: { consumer: 1, credit: 1000 } }]);
    expect(values(await consumer.take(24))).toEqual(numbered(36, 60));
    // A token is good once.
    expect(await consumer.settle("ACK", [{ number: 0 }, { number: 99 }])).toEqual([0, 99]);
    await publish(client, "mails", "live");
    expect(values(await consumer.take(1))).toEqual(["live"]);
  });

  it("gives every message to one of several consumers, and sends whole batches or what was cut from them", async () => {
    const { house: made, client } = await house();
    const consumers = await Promise.all(
      [1, 2, 3].map(async () => QueueConsumer.begin(await made.client(), "mails", { credit: 7 })),
    );
    for (let i = 0; i < 20; i++) await publish(client, "mails", ...numbered(i * 10, i * 10 + 10));
    const seen: string[] = [];
    while (seen.length < 200) {
      for (const consumer of consumers) {
        await describeQueue(consumer.client, "mails");
        const some = consumer.come();
        seen.push(...values(some));
        if (some.length > 0) expect(await consumer.settle("ACK", some)).toEqual([]);
      }
    }
    expect(seen.sort()).toEqual(numbered(0, 200).sort());
    expect(await describeQueue(client, "mails")).toMatchObject({
      ready: 0,
      pending: 0,
      settled: { acked: 200 },
    });
  });

  it("releases at no cost, in its old place; nack waits for backoff or exactly as long as it says", async () => {
    const { house: made, client } = await house({
      backoff: { kind: 2, minMs: 1_000, maxMs: 1_000, noJitter: true },
    });
    await publish(client, "mails", "a", "b", "c");
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 3 });
    const [a, b, c] = await consumer.take(3);
    await consumer.settle("RELEASE", [b!]);
    expect(await consumer.take(1)).toMatchObject([{ value: "b", attempts: 0, deliveries: 2 }]);
    await consumer.settle("NACK", [a!]);
    await consumer.settle("NACK", [c!], { delayMs: 3_000 });
    expect(await describeQueue(client, "mails")).toMatchObject({ delayed: 2, pending: 1 });
    await made.pass(900, client);
    expect(consumer.come()).toEqual([]);
    made.time.advance(200);
    expect(await consumer.take(1)).toMatchObject([{ value: "a", attempts: 1, deliveries: 2 }]);
    await made.pass(1_800, client);
    expect(consumer.come()).toEqual([]);
    made.time.advance(200);
    expect(await consumer.take(1)).toMatchObject([{ value: "c", attempts: 1 }]);
  });

  it("locks: extended it stays, ended it fails and its token is worth nothing", async () => {
    const { house: made, client } = await house({ lockMs: 1_000, backoff: { kind: 2, minMs: 0, maxMs: 0 } });
    await publish(client, "mails", "a", "b");
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 2 });
    const [a, b] = await consumer.take(2);
    await made.pass(800, client);
    expect(await consumer.settle("EXTEND", [a!], { lockMs: 10_000 })).toEqual([]);
    await made.pass(400, client);
    expect(await consumer.take(1)).toMatchObject([{ value: "b", attempts: 1, deliveries: 2 }]);
    expect(await consumer.settle("ACK", [a!, b!])).toEqual([b!.number]);
  });

  it("ends a consumer whose queue is deleted", async () => {
    const { client } = await house();
    await publish(client, "mails", "a");
    const consumer = await QueueConsumer.begin(client, "mails");
    const [a] = await consumer.take(1);
    await client.request({ deleteQueue: { name: "mails" } });
    const { consumerEnded } = await client.take((frame) => Boolean(frame.consumerEnded));
    expect(consumerEnded).toMatchObject({ consumer: 1, code: errorTable.NOT_FOUND.number });
    refused(
      await client.request({ settle: { consumer: 1, settlements: [{ ranges: [{ first: a!.number }] }] } }),
      "NOT_FOUND",
    );
    await client.request({ createQueue: { name: "mails" } });
    expect(await describeQueue(client, "mails")).toMatchObject({ enqueued: 0, consumers: 0 });
  });

  it.each([
    [{ consumer: 0, queue: "mails", concurrency: 1 }, "INVALID_ARGUMENT"],
    [{ consumer: 1, queue: "mails", concurrency: 0 }, "INVALID_ARGUMENT"],
    [{ consumer: 1, queue: "mails", concurrency: 1, credit: 65_537 }, "INVALID_ARGUMENT"],
    [{ consumer: 1, queue: "mails", concurrency: 1, lockMs: 1 }, "INVALID_ARGUMENT"],
    [{ consumer: 1, queue: "mail", concurrency: 1 }, "NOT_FOUND"],
    [{ consumer: 1, queue: "mails", concurrency: 1, held: [{ count: 4_000_000_000 }] }, "INVALID_ARGUMENT"],
  ] as const)("refuses to begin with %j", async (consume, code) => {
    const { client } = await house();
    refused(await client.request({ consume: consume as proto.v1.ConsumeRequest.$Properties }), code);
  });

  it("refuses settlements that are none", async () => {
    const { client } = await house();
    await QueueConsumer.begin(client, "mails");
    const settle = async (settlement: proto.v1.Settlement.$Properties, consumer = 1): Promise<Frame> =>
      client.request({ settle: { consumer, settlements: [settlement] } });
    refused(await settle({}, 2), "NOT_FOUND");
    refused(await settle({ outcome: 9 as never }), "NOT_SUPPORTED");
    refused(await settle({ ranges: [{ first: 5, last: 4 }] }), "INVALID_ARGUMENT");
    refused(await settle({ ranges: [{ first: 0, last: 2 ** 50 }] }), "INVALID_ARGUMENT");
    refused(await settle({ outcome: 4, lockMs: 1, ranges: [] }), "INVALID_ARGUMENT");
  });
});

describe("a lost connection", () => {
  it("keeps what its consumer holds until it is back, and gives back what it never got", async () => {
    const { house: made, client } = await house();
    await publish(client, "mails", ...numbered(0, 6));
    const first = await made.client();
    const consumer = await QueueConsumer.begin(first, "mails", { credit: 4 });
    const held = await consumer.take(4);
    first.destroy();
    await made.pass(10_000, client);
    expect(await describeQueue(client, "mails")).toMatchObject({ pending: 4, ready: 2 });
    const second = await made.client();
    const { epoch, consumerId } = consumer.reply;
    const back = await QueueConsumer.begin(second, "mails", {
      credit: 4,
      resumeEpoch: epoch!,
      resumeConsumerId: consumerId!,
      held: [{ firstNumber: 1, firstOffset: 1, count: 2 }],
    });
    expect(back.reply).toMatchObject({
      consumerId: consumerId!,
      resumed: [{ oldFirstNumber: 1, firstNumber: 1, count: 2 }],
    });
    // 0 and 3 come again, as they were never delivered.
    expect(await back.take(2)).toMatchObject([
      { value: "m0", attempts: 0 },
      { value: "m3", attempts: 0 },
    ]);
    expect(await back.settle("ACK", held.slice(1, 3))).toEqual([]);
    expect(await back.settle("ACK", [held[0]!])).toEqual([0]);
    expect(values(await back.take(2))).toEqual(["m4", "m5"]);
  });

  it("says nothing any more of what its client goes on with on the next one", async () => {
    const { house: made, client } = await house();
    await publish(client, "mails", ...numbered(0, 2));
    const first = await made.client();
    const consumer = await QueueConsumer.begin(first, "mails", { credit: 2 });
    const held = await consumer.take(2);
    // The server has not heard that the first one is gone.
    const second = await made.client();
    const { epoch, consumerId } = consumer.reply;
    const back = await QueueConsumer.begin(second, "mails", {
      credit: 2,
      resumeEpoch: epoch!,
      resumeConsumerId: consumerId!,
      held: [{ firstNumber: 0, firstOffset: 0, count: 2 }],
    });
    const settlement = { outcome: v1.SettleOutcome.NACK, ranges: [{ first: 0, last: 1 }] };
    for (const late of [
      { settle: { consumer: 1, settlements: [settlement] } },
      { stopConsuming: { consumer: 1 } },
    ])
      refused(await first.request(late), "NOT_FOUND");
    expect(await describeQueue(client, "mails")).toMatchObject({ pending: 2, consumers: 1 });
    expect(await back.settle("ACK", held)).toEqual([]);
  });

  it("gone for good, its first `concurrency` deliveries have failed, the rest has not", async () => {
    const { house: made, client } = await house({ backoff: { kind: 2, minMs: 0, maxMs: 0 } });
    await publish(client, "mails", ...numbered(0, 4));
    const first = await made.client();
    const gone = await QueueConsumer.begin(first, "mails", { credit: 4, concurrency: 1 });
    await gone.take(4);
    first.destroy();
    const consumer = await QueueConsumer.begin(client, "mails");
    await made.pass(14_000, client);
    expect(consumer.come()).toEqual([]);
    await made.pass(2_000, client);
    const got = [...consumer.come()].sort((a, b) => a.offset - b.offset);
    expect(got.map(({ value, attempts }) => [value, attempts])).toEqual([
      ["m0", 1],
      ["m1", 0],
      ["m2", 0],
      ["m3", 0],
    ]);
    expect(await describeQueue(client, "mails")).toMatchObject({ consumers: 1, pending: 4 });
  });
});

describe("a restart", () => {
  it("reserves what may be in somebody's hands, and holders go on; above the mark all flows at once", async () => {
    const { house: made, client } = await house();
    await publish(client, "mails", ...numbered(0, 40));
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 4 });
    const held = await consumer.take(4);
    expect(await consumer.settle("ACK", [held[0]!])).toEqual([]);
    await made.restart();
    const again = await made.client();
    const { epoch, consumerId } = consumer.reply;
    const back = await QueueConsumer.begin(again, "mails", {
      credit: 100,
      resumeEpoch: epoch!,
      resumeConsumerId: consumerId!,
      held: [{ firstNumber: 0, firstOffset: 0, count: 3 }],
    });
    expect(back.reply.epoch).toBe(epoch! + 1);
    expect(back.reply.resumed).toMatchObject([{ oldFirstNumber: 1, count: 2 }]);
    const { firstNumber } = back.reply.resumed![0]!;
    const numbers = [{ number: firstNumber ?? 0 }, { number: (firstNumber ?? 0) + 1 }];
    expect(await back.settle("ACK", numbers)).toEqual([]);
    await describeQueue(again, "mails");
    const flowed = back.come();
    expect(flowed.length).toBeGreaterThan(0);
    expect(flowed.every(({ offset }) => offset > 4)).toBe(true);
    await made.pass(16_000, again);
    const late = back.come();
    expect(values([...late, ...flowed]).sort()).toEqual(numbered(3, 40).sort());
    expect(late.every(({ attempts }) => attempts === 0)).toBe(true);
  });
});

describe("a backlog that only files have", () => {
  it.each([{}, { orderBy: v1.OrderBy.KEY }, { fairByHeader: "tenant" }])(
    "is handed out after a restart, from the beginning of a sealed file on: %o",
    async (order) => {
      const { house: made, client } = await house({ segmentBytes: 1024 * 1024, ...order });
      for (let n = 0; n < 40; n++) {
        const record = { key: Uint8Array.of(n % 20), value: Buffer.alloc(50_000, n) };
        await client.request({ publish: { target: "mails", batches: [batchOfRecords(record)] } });
      }
      await made.restart();
      const consumer = await QueueConsumer.begin(await made.client(), "mails");
      const first = await consumer.take(20);
      expect(first.map(({ offset }) => offset)).toEqual(Array.from({ length: 20 }, (_, i) => i));
      await consumer.settle("ACK", first);
      const rest = await consumer.take(20);
      expect(rest.map(({ offset }) => offset)).toEqual(Array.from({ length: 20 }, (_, i) => 20 + i));
    },
  );
});

describe("order by key", () => {
  it("goes on after a restart, and waits for what failed before it", async () => {
    const { house: made, client } = await house({ orderBy: v1.OrderBy.KEY, resumeGraceMs: 0 });
    const key = (n: number): Uint8Array => Uint8Array.from(Buffer.from(`k${n % 5}`));
    for (let n = 0; n < 60; n += 5) {
      const records = [0, 1, 2, 3, 4].map((i) => ({ key: key(i), value: Buffer.alloc(100, n + i) }));
      await client.request({ publish: { target: "mails", batches: [batchOfRecords(...records)] } });
    }
    const first = await QueueConsumer.begin(client, "mails");
    const heads = await first.take(5);
    expect(heads.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4]);
    await first.settle("NACK", [heads[0]!], { delayMs: 60_000 });
    await first.settle("ACK", heads.slice(1, 4));
    await client.request({ describeQueue: { name: "mails" } });
    await made.restart();
    const again = await made.client();
    const consumer = await QueueConsumer.begin(again, "mails");
    await made.pass(1, again);
    // 0 has failed, and so has 4: its consumer was gone for good. Others of their keys wait.
    expect((await consumer.take(3)).map(({ offset }) => offset)).toEqual([6, 7, 8]);
    await made.pass(1, again);
    expect(consumer.come()).toEqual([]);
    const { blocked } = await again.request({ blockedKeys: { queue: "mails" } });
    expect(blocked).toMatchObject({ count: 5 });
    const failed = { state: v1.BlockedKey.State.FAILED, attempts: 1, waiting: 11 };
    expect(blocked!.keys![0]).toMatchObject({ ...failed, key: key(0) });
    expect(blocked!.keys![1]).toMatchObject({ ...failed, key: key(4), offset: 4 });
    await made.pass(60_000, again);
    const late = await consumer.take(2);
    expect(late).toMatchObject([
      { offset: 0, attempts: 1 },
      { offset: 4, attempts: 1 },
    ]);
  });

  it("says what it is not told to do", async () => {
    const { client } = await house();
    const consume = (more: proto.v1.ConsumeRequest.$Properties) =>
      client.request({ consume: { consumer: 1, queue: "mails", credit: 1, concurrency: 1, ...more } });
    refused(await consume({ weight: 1_001 }), "INVALID_ARGUMENT");
    refused(await consume({ rank: -1_001 }), "INVALID_ARGUMENT");
    refused(await client.request({ blockedKeys: { queue: "mail" } }), "NOT_FOUND");
    const settings = { dispatch: 7 as number as 0 };
    refused(await client.request({ createQueue: { name: "other", settings } }), "INVALID_ARGUMENT");
    expect((await client.request({ blockedKeys: { queue: "mails" } })).blocked).toMatchObject({ count: 0 });
  });
});

describe("dead letters", () => {
  it("carry where they were, why, how often, what went wrong and who had them; and go back", async () => {
    const { house: made, client } = await house({ maxAttempts: 2, backoff: { kind: 2, minMs: 0, maxMs: 0 } });
    const record = { value: Buffer.from("bad"), headers: [{ name: "region", value: Buffer.from("eu") }] };
    await client.request({
      publish: { target: "mails", batches: [batchOfRecords(record, { value: Buffer.from("worse") })] },
    });
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 1, name: "worker 3" });
    await consumer.settle("NACK", await consumer.take(1), { error: "first" });
    const second = await consumer.take(1);
    expect(second).toMatchObject([{ value: "bad", attempts: 1 }]);
    expect(await consumer.settle("NACK", second, { error: "last" })).toEqual([]);
    expect(await consumer.settle("REJECT", await consumer.take(1), { error: "no such user" })).toEqual([]);
    expect(await describeQueue(client, "mails")).toMatchObject({ settled: { deadLettered: 2 }, ready: 0 });
    expect(await describeQueue(client, "mails.dlq")).toMatchObject({
      ready: 2,
      settings: { deadLetters: true },
    });
    const { peeked } = await client.request({ peek: { queue: "mails.dlq" } });
    const dead = deliveriesOf(peeked as Records);
    expect(dead).toMatchObject([
      {
        value: "bad",
        headers: {
          region: "eu",
          "x-origin": "mails",
          "x-dead-letter-reason": "attempts",
          "x-dead-letter-attempts": "2",
          "x-dead-letter-first-error": "first",
          "x-dead-letter-last-error": "last",
          "x-dead-letter-consumer": "worker 3",
        },
      },
      {
        value: "worse",
        headers: { "x-dead-letter-reason": "rejected", "x-dead-letter-last-error": "no such user" },
      },
    ]);
    expect(Number(dead[0]!.headers["x-dead-letter-died-at"])).toBe(made.time.wallMs());
    refused(await client.request({ redrive: { queue: "mails" } }), "INVALID_ARGUMENT");
    const one = await client.request({ redrive: { queue: "mails.dlq", limit: 1 } });
    expect(one.redriven).toMatchObject({ moved: 1 });
    expect(await consumer.take(1)).toMatchObject([
      { value: "bad", attempts: 0, headers: { region: "eu", "x-redrives": "1" } },
    ]);
    expect((await client.request({ redrive: { queue: "mails.dlq" } })).redriven).toMatchObject({ moved: 1 });
    expect(await describeQueue(client, "mails.dlq")).toMatchObject({ ready: 0, settled: { moved: 2 } });
    await client.request({ deleteQueue: { name: "mails" } });
    expect((await client.request({ redrive: { queue: "mails.dlq" } })).redriven).toMatchObject({});
  });

  it("are discarded, and counted, where the queue has none", async () => {
    const { client } = await house({ deadLetterTo: "" });
    await publish(client, "mails", "a");
    const consumer = await QueueConsumer.begin(client, "mails");
    expect(await consumer.settle("REJECT", await consumer.take(1))).toEqual([]);
    expect(await describeQueue(client, "mails")).toMatchObject({ settled: { discarded: 1 } });
    refused(await client.request({ describeQueue: { name: "mails.dlq" } }), "NOT_FOUND");
  });

  it("find their queue's name kept for them, also after that queue was deleted", async () => {
    const { client } = await house({ maxAttempts: 1 });
    await publish(client, "mails", "a", "b");
    const consumer = await QueueConsumer.begin(client, "mails");
    const [a, b] = await consumer.take(2);
    for (const message of [a!, b!]) {
      const create = await client.request({ createTopic: { name: "mails.dlq" } });
      expect(refused(create, "ALREADY_EXISTS")).toEqual({ deadLetterTo: "mails.dlq" });
      expect(await consumer.settle("REJECT", [message])).toEqual([]);
      expect(await describeQueue(client, "mails.dlq")).toMatchObject({ ready: 1 });
      await client.request({ deleteQueue: { name: "mails.dlq" } });
    }
    expect(await describeQueue(client, "mails")).toMatchObject({ pending: 0, settled: { deadLettered: 2 } });
  });

  it("of a DLQ stay when their queue is gone, and are counted as left", async () => {
    const { client } = await house({ maxAttempts: 1 });
    await publish(client, "mails", "a", "b");
    const consumer = await QueueConsumer.begin(client, "mails");
    await consumer.settle("REJECT", await consumer.take(2));
    await client.request({ deleteQueue: { name: "mails" } });
    expect((await client.request({ redrive: { queue: "mails.dlq" } })).redriven).toMatchObject({ left: 2 });
    expect(await describeQueue(client, "mails.dlq")).toMatchObject({ ready: 2 });
  });
});
