/** Redriving and moving over the wire, on a whole node whose time stands still until a test moves it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorTable } from "../../src/base/errors.ts";
import { crc32 } from "../../src/base/crc32.ts";
import { realWorld } from "../../src/io/world.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { MemoryNetwork } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { deliveriesOf, QueueConsumer, type Delivery, type Records } from "../fixtures/queue-consumer.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { errorOf, WireClient, type Body } from "../fixtures/wire-client.ts";

let time: VirtualTime;
let directory: string;
let rig: NodeRig;
let client: WireClient;

beforeEach(async () => {
  time = new VirtualTime();
  directory = tempDirectory();
  await start();
});

afterEach(() => time.until(rig.node.stop()));

async function start(): Promise<void> {
  const network = new MemoryNetwork();
  const flags = {
    "limits.maxMessageBytes": "64KiB",
    "storage.journalFileBytes": "1MiB",
    "storage.diskReserveBytes": 0,
    "server.heartbeatMs": 60_000,
  };
  const world = { ...realWorld, network, clock: time, timers: time, threads: false };
  rig = await new NodeRig(directory, flags, world).start();
  client = WireClient.overMemory(network.connect());
  await client.hello();
}

async function restart(): Promise<void> {
  await time.until(rig.node.stop());
  expect(rig.fatal).toEqual([]);
  await start();
}

async function create(name: string, settings: proto.v1.QueueSettings.$Properties = {}): Promise<void> {
  const frame = await client.request({ createQueue: { name, settings } });
  expect(frame.queue?.created, JSON.stringify(frame)).toBe(true);
}

type Sent = proto.v1.Record.$Properties & { headerTexts?: Record<string, string> };

async function publish(queue: string, ...records: (string | Sent)[]): Promise<void> {
  for (const one of records) {
    const { headerTexts = {}, ...record } = typeof one === "string" ? { value: Buffer.from(one) } : one;
    const headers = Object.entries(headerTexts);
    const all = { ...record, headers: headers.map(([name, text]) => ({ name, value: Buffer.from(text) })) };
    const bytes = v1.RecordBatch.encode({ baseTimestamp: 1_000, records: [all] }).finish();
    const batch = { partition: 0, count: 1, crc: crc32(bytes), records: bytes };
    const frame = await client.request({ publish: { target: queue, batches: [batch] } });
    expect(frame.published, JSON.stringify(frame)).toBeTruthy();
  }
}

/** All that is in a queue dies there. */
async function kill(queue: string, count: number): Promise<void> {
  const consumer = await QueueConsumer.begin(client, queue, { consumer: 9 });
  expect(await consumer.settle("REJECT", await consumer.take(count), { error: "no good" })).toEqual([]);
  await client.request({ stopConsuming: { consumer: 9 } });
}

async function peek(queue: string): Promise<Delivery[]> {
  const frame = await client.request({ peek: { queue } });
  return deliveriesOf(frame.peeked as Records);
}

async function redrive(request: proto.v1.RedriveRequest.$Properties): Promise<proto.v1.RedriveReply> {
  const frame = await client.request({ redrive: { queue: "mails.dlq", ...request } });
  if (!frame.redriven) throw new Error(JSON.stringify(frame));
  return frame.redriven as proto.v1.RedriveReply;
}

async function code(body: Body): Promise<string> {
  const { code } = errorOf(await client.request(body))!;
  return Object.entries(errorTable).find(([, { number }]) => number === code)![0];
}

const values = (list: readonly { readonly value: string }[]): string[] => list.map(({ value }) => value);

describe("redriving", () => {
  it("leaves a dead letter that a consumer held before a restart, and may come back for", async () => {
    await create("mails");
    await publish("mails", "a", "b");
    await kill("mails", 2);
    const consumer = await QueueConsumer.begin(client, "mails.dlq", { credit: 1 });
    await consumer.take(1);
    const { epoch, consumerId } = consumer.reply;
    await restart();
    expect(await redrive({})).toMatchObject({ held: 2 });
    const back = await QueueConsumer.begin(client, "mails.dlq", {
      credit: 1,
      resumeEpoch: epoch!,
      resumeConsumerId: consumerId!,
      held: [{ firstNumber: 0, firstOffset: 0, count: 1 }],
    });
    const { firstNumber } = back.reply.resumed![0]!;
    // In hands now: also when nothing is reserved any more.
    time.advance(16_000);
    expect(await redrive({})).toMatchObject({ moved: 1, held: 1 });
    expect(await back.settle("ACK", [{ number: firstNumber ?? 0 }])).toEqual([]);
    expect(values(await peek("mails"))).toEqual(["b"]);
  });

  it("takes those that are meant: by header, reason, origin, time and offset; or only counts them", async () => {
    await create("mails", { deadLetterTo: "dead", maxAttempts: 1 });
    await create("jobs", { deadLetterTo: "dead" });
    await publish("mails", { value: Buffer.from("a"), headerTexts: { tenant: "eu" } });
    await kill("mails", 1);
    time.advance(1_000);
    const second = time.wallMs();
    await publish("mails", { value: Buffer.from("b"), headerTexts: { tenant: "us" } });
    await publish("mails", { value: Buffer.from("c"), headerTexts: { tenant: "us", beta: "" } });
    const consumer = await QueueConsumer.begin(client, "mails");
    expect(await consumer.settle("NACK", await consumer.take(2))).toEqual([]);
    await publish("jobs", "d");
    await kill("jobs", 1);
    await client.request({ stopConsuming: { consumer: 1 } });
    const header = (name: string, text: string) => ({ name, value: Buffer.from(text) });
    const filters: [proto.v1.MessageFilter.$Properties, string[]][] = [
      [{}, ["a", "b", "c", "d"]],
      [{ headers: [header("tenant", "us")] }, ["b", "c"]],
      [{ headers: [header("tenant", "us"), header("beta", "")] }, ["c"]],
      [{ headers: [header("tenant", "u")] }, []],
      [{ reason: "rejected" }, ["a", "d"]],
      [{ reason: "attempts" }, ["b", "c"]],
      [{ origin: "jobs" }, ["d"]],
      [{ sinceMs: second }, ["b", "c", "d"]],
      [{ untilMs: second }, ["a"]],
      [{ fromOffset: 1, toOffset: 3 }, ["b", "c"]],
      [{ reason: "rejected", fromOffset: 1 }, ["d"]],
    ];
    for (const [filter, meant] of filters) {
      const counted = await redrive({ queue: "dead", filter, dryRun: true });
      expect([filter, counted.moved]).toEqual([filter, meant.length]);
    }
    expect(values(await peek("dead"))).toEqual(["a", "b", "c", "d"]);
    for (const [filter, meant] of filters.slice(2, 3)) {
      expect(await redrive({ queue: "dead", filter })).toMatchObject({ moved: meant.length, movedTotal: 1 });
      expect(values(await peek("mails"))).toEqual(meant);
    }
    expect(values(await peek("dead"))).toEqual(["a", "b", "d"]);
  });

  it("goes page by page, and not on with what has died once more", async () => {
    await create("mails");
    await publish("mails", "a", "b", "c");
    await kill("mails", 3);
    const first = await redrive({ limit: 2 });
    expect(first).toMatchObject({ moved: 2, nextOffset: 2, endOffset: 3, movedTotal: 2 });
    await kill("mails", 2);
    const rest = { fromOffset: first.nextOffset, toOffset: first.endOffset };
    expect(await redrive({ filter: rest })).toMatchObject({ moved: 1, movedTotal: 3 });
    expect((await redrive({ filter: rest })).nextOffset).toBe(0);
    expect(values(await peek("mails.dlq"))).toEqual(["a", "b"]);
  });

  it("edits value and headers if asked, and says when; nothing else changes", async () => {
    await create("mails");
    const key = Buffer.from("k");
    await publish("mails", {
      value: Buffer.from("bad"),
      key,
      headerTexts: { to: "x", lang: "de", old: "1" },
    });
    await kill("mails", 1);
    const edit = {
      value: Buffer.from("good"),
      setHeaders: [{ name: "to", value: Buffer.from("y") }],
      removeHeaders: ["old"],
    };
    expect(await redrive({ edit })).toMatchObject({ moved: 1 });
    const at = String(time.wallMs());
    const headers = { lang: "de", to: "y", "x-redrive-edited-at": at, "x-redrives": "1" };
    expect(await peek("mails")).toMatchObject([{ value: "good", headers }]);
    expect(Object.keys((await peek("mails"))[0]!.headers)).toHaveLength(4);
    // It stays said when it dies and comes back once more.
    time.advance(5);
    await kill("mails", 1);
    expect(await redrive({})).toMatchObject({ moved: 1 });
    expect(await peek("mails")).toMatchObject([
      { value: "good", headers: { ...headers, "x-redrives": "2" } },
    ]);
    const set = (name: string) => ({ queue: "mails.dlq", edit: { setHeaders: [{ name }] } });
    for (const name of ["", "x-origin", "x-redrives", "x-dead-letter-reason"])
      expect(await code({ redrive: set(name) })).toBe("INVALID_ARGUMENT");
    const large = { queue: "mails.dlq", edit: { value: Buffer.alloc(65 * 1024) } };
    expect(await code({ redrive: large })).toBe("MESSAGE_TOO_LARGE");
  });

  it("leaves what has come back three times, unless it is forced", async () => {
    await create("mails");
    await publish("mails", "a");
    for (let round = 1; round <= 3; round++) {
      await kill("mails", 1);
      expect(await redrive({})).toMatchObject({ moved: 1 });
    }
    await kill("mails", 1);
    expect(await redrive({})).toMatchObject({ exhausted: 1 });
    expect(await peek("mails.dlq")).toMatchObject([{ value: "a", headers: { "x-redrives": "3" } }]);
    expect(await redrive({ force: true })).toMatchObject({ moved: 1 });
    expect(await peek("mails")).toMatchObject([{ value: "a", headers: { "x-redrives": "4" } }]);
  });
});

describe("moving messages to another queue", () => {
  const move = async (
    request: proto.v1.MoveMessagesRequest.$Properties,
  ): Promise<proto.v1.MoveMessagesReply> => {
    const frame = await client.request({ moveMessages: { queue: "mails", to: "letters", ...request } });
    if (!frame.messagesMoved) throw new Error(JSON.stringify(frame));
    return frame.messagesMoved as proto.v1.MoveMessagesReply;
  };

  it("takes what waits as it is, with what is left of its times, and leaves what is in hands", async () => {
    await create("mails", { priorities: true });
    await create("letters", { priorities: true });
    await publish("mails", "held", "plain");
    await publish("mails", {
      value: Buffer.from("late"),
      key: Buffer.from("k"),
      priority: 7,
      delayMs: 10_000,
      headerTexts: { lang: "de" },
    });
    await publish("mails", { value: Buffer.from("short"), ttlMs: 8_000 });
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 1 });
    const held = await consumer.take(1);
    time.advance(4_000);
    expect(await move({ dryRun: true })).toMatchObject({ moved: 3, held: 1 });
    expect(await move({})).toMatchObject({ moved: 3, held: 1, movedTotal: 3 });
    expect(await consumer.settle("ACK", held)).toEqual([]);
    expect(values(await peek("mails"))).toEqual([]);
    await restart();
    const info = (await client.request({ describeQueue: { name: "letters" } })).queue!.queue!;
    expect(info).toMatchObject({ ready: 2, delayed: 1 });
    const other = await QueueConsumer.begin(client, "letters", { credit: 1 });
    time.advance(5_000);
    // Of the second, four of its eight seconds were left.
    const [plain] = await other.take(1);
    expect(plain).toMatchObject({ value: "plain", attempts: 0 });
    time.advance(1_500);
    expect(await other.settle("ACK", [plain!])).toEqual([]);
    expect(await other.take(1)).toMatchObject([{ value: "late", headers: { lang: "de" } }]);
    const after = (await client.request({ describeQueue: { name: "letters" } })).queue!.queue!;
    expect(after).toMatchObject({ settled: { acked: 1, expired: 1 }, ready: 0, pending: 1 });
  });

  it("moves so many, of those that are meant, with no failures there", async () => {
    await create("mails", { backoff: { kind: 2, minMs: 60_000, maxMs: 60_000 } });
    await create("letters");
    await publish("mails", "a", "b", "c", "d");
    const consumer = await QueueConsumer.begin(client, "mails", { credit: 1 });
    expect(await consumer.settle("NACK", await consumer.take(1))).toEqual([]);
    await client.request({ stopConsuming: { consumer: 1 } });
    expect(await move({ limit: 2 })).toMatchObject({ moved: 2, nextOffset: 2, endOffset: 4 });
    expect(await move({ filter: { fromOffset: 3 } })).toMatchObject({ moved: 1 });
    expect(values(await peek("mails"))).toEqual(["c"]);
    expect(values(await peek("letters"))).toEqual(["a", "b", "d"]);
    const info = (await client.request({ describeQueue: { name: "letters" } })).queue!.queue!;
    expect(info).toMatchObject({ ready: 2, delayed: 1 });
    const other = await QueueConsumer.begin(client, "letters", { consumer: 2 });
    expect(values(await other.take(2))).toEqual(["b", "d"]);
    time.advance(61_000);
    expect(await other.take(1)).toMatchObject([{ value: "a", attempts: 0 }]);
  });

  it("leaves what does not fit", async () => {
    await create("mails");
    await create("letters", { maxMessages: 2 });
    await publish("mails", "a", "b", "c");
    expect(await move({})).toMatchObject({ moved: 2, full: 1 });
    expect(values(await peek("mails"))).toEqual(["c"]);
    expect(values(await peek("letters"))).toEqual(["a", "b"]);
  });

  it("refuses the same queue, one that is missing, a topic, and one for dead letters", async () => {
    await create("mails");
    await publish("mails", "a", "b");
    await kill("mails", 1);
    await client.request({ createTopic: { name: "orders" } });
    for (const [to, expected] of [
      ["mails", "INVALID_ARGUMENT"],
      ["mails.dlq", "INVALID_ARGUMENT"],
      ["letters", "NOT_FOUND"],
      ["orders", "WRONG_KIND"],
    ])
      expect(await code({ moveMessages: { queue: "mails", to: to! } })).toBe(expected);
    expect(await code({ moveMessages: { queue: "none", to: "mails" } })).toBe("NOT_FOUND");
    expect(values(await peek("mails"))).toEqual(["b"]);
  });
});
