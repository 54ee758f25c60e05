/** Reports of progress over the wire, on a whole node whose time stands still until a test moves it. */
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/base/crc32.ts";
import { errorTable } from "../../src/base/errors.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { QueueConsumer } from "../fixtures/queue-consumer.ts";
import { StillHouse } from "../fixtures/still-house.ts";
import type { WireClient } from "../fixtures/wire-client.ts";
import { errorOf, type Frame } from "../fixtures/wire-client.ts";

const flags = { "storage.journalFileBytes": "1MiB", "storage.diskReserveBytes": 0 };

async function queueWith(client: WireClient, ...ids: string[]): Promise<void> {
  await client.request({ createQueue: { name: "mails" } });
  for (const messageId of ids) {
    const published = await client.request({
      publish: { target: "mails", batches: [batchWithId(messageId)] },
    });
    if (!published.published) throw new Error(JSON.stringify(published));
  }
}

function batchWithId(messageId: string): proto.v1.PartitionBatch.$Properties {
  const records = v1.RecordBatch.encode({ records: [{ messageId, value: Buffer.from(messageId) }] }).finish();
  return { partition: 0, count: 1, crc: crc32(records), records };
}

function report(client: WireClient, ...reports: proto.v1.ProgressReport.$Properties[]): Promise<Frame> {
  return client.request({ reportProgress: { consumer: 1, reports } });
}

/** Of what is peeked at: offset, hundredths, value. */
async function known(client: WireClient): Promise<unknown[]> {
  const { peeked } = await client.request({ peek: { queue: "mails" } });
  return (peeked?.progress ?? []).map(({ offset, progress }) => [
    offset ?? 0,
    progress?.hundredths ?? undefined,
    progress?.value ? Buffer.from(progress.value).toString() : undefined,
  ]);
}

function refused(frame: Frame, code: keyof typeof errorTable): void {
  expect(errorOf(frame)?.code, JSON.stringify(frame)).toBe(errorTable[code].number);
}

describe("progress of deliveries", () => {
  it("is seen by whoever peeks or finds, the newest report, until the message is settled or given back", async () => {
    const home = new StillHouse(flags);
    const client = await home.open();
    await queueWith(client, "a", "b", "c");
    const consumer = await QueueConsumer.begin(client, "mails", { name: "worker" });
    const [a, b] = await consumer.take(3);
    const value = Buffer.from('{"page":4}');
    const first = await report(client, { number: a!.number, progress: { hundredths: 0, value } });
    expect(first.progressReported?.lost).toEqual([]);
    await report(client, { number: b!.number, progress: { value } });
    expect(await known(client)).toEqual([
      [0, 0, '{"page":4}'],
      [1, undefined, '{"page":4}'],
    ]);
    home.time.advance(1_000);
    await report(client, { number: a!.number, progress: { hundredths: 10_000 } });
    expect(await known(client)).toEqual([
      [0, 10_000, undefined],
      [1, undefined, '{"page":4}'],
    ]);
    const find = async (messageId: string) =>
      (await client.request({ findMessage: { queue: "mails", messageId } })).messageFound;
    const { progress, consumer: name } = (await find("a"))!;
    expect([name, progress?.hundredths]).toEqual(["worker", 10_000]);
    const said = progress!.reportedAt!;
    home.time.advance(1_000);
    await report(client, { number: a!.number, progress: { hundredths: 1 } });
    expect((await find("a"))!.progress!.reportedAt! - said).toBe(1_000);
    expect((await find("c"))!.progress).toBeFalsy();
    const describe = async () => (await client.request({ describeQueue: { name: "mails" } })).queue?.queue;
    expect(await describe()).toMatchObject({ reported: 2 });
    await consumer.settle("ACK", [a!]);
    await consumer.settle("RELEASE", [b!]);
    expect(await known(client)).toEqual([]);
    expect(await describe()).toMatchObject({ reported: 0, droppedReports: 0 });
  });

  it("is not taken from a stale token: it is told lost, and the others of the request are taken", async () => {
    const home = new StillHouse(flags);
    const client = await home.open();
    await queueWith(client, "a", "b");
    const consumer = await QueueConsumer.begin(client, "mails", { lockMs: 1_000 });
    const [a, b] = await consumer.take(2);
    await consumer.settle("EXTEND", [b!], { lockMs: 60_000 });
    // Nothing wakes the server: the report itself finds that the lock is over.
    home.time.advance(1_000);
    const at = { hundredths: 5 };
    const numbers = [a!.number, b!.number, 77].map((number) => ({ number, progress: at }));
    const { progressReported } = await report(client, ...numbers);
    expect(progressReported?.lost).toMatchObject([
      { first: 0, last: 0 },
      { first: 77, last: 77 },
    ]);
    expect(await known(client)).toEqual([[1, 5, undefined]]);
  });

  it("is refused as a whole where a report is none, or too large; 4 KiB are not", async () => {
    const client = await new StillHouse(flags).open();
    await queueWith(client, "a", "b");
    const [a, b] = await (await QueueConsumer.begin(client, "mails")).take(2);
    const good = { number: a!.number, progress: { hundredths: 1 } };
    const wrong = (progress: proto.v1.Progress.$Properties) =>
      report(client, good, { number: b!.number, progress });
    refused(await wrong({}), "INVALID_ARGUMENT");
    refused(await report(client, good, { number: b!.number }), "INVALID_ARGUMENT");
    refused(await wrong({ hundredths: 10_001 }), "INVALID_ARGUMENT");
    const large = await wrong({ value: new Uint8Array(4_097) });
    refused(large, "MESSAGE_TOO_LARGE");
    expect(errorOf(large)!.details).toEqual({ maxBytes: "4096" });
    refused(await client.request({ reportProgress: { consumer: 2, reports: [good] } }), "NOT_FOUND");
    expect(await known(client)).toEqual([]);
    expect((await wrong({ value: new Uint8Array(4_096) })).progressReported).toBeTruthy();
    expect((await known(client)).length).toBe(2);
  });

  it("is not known after a restart, until who holds it on says it again; nothing of it was stored", async () => {
    const home = new StillHouse(flags);
    const client = await home.open();
    await queueWith(client, "a");
    const consumer = await QueueConsumer.begin(client, "mails");
    const [a] = await consumer.take(1);
    await report(client, { number: a!.number, progress: { hundredths: 50 } });
    const { epoch, consumerId } = consumer.reply;
    const again = await home.restart();
    expect(await known(again)).toEqual([]);
    const held = [{ firstNumber: a!.number, firstOffset: 0, count: 1, deliveries: 1 }];
    const resume = { resumeEpoch: epoch!, resumeConsumerId: consumerId!, held };
    const { reply } = await QueueConsumer.begin(again, "mails", resume);
    await report(again, { number: reply.resumed![0]!.firstNumber!, progress: { hundredths: 60 } });
    expect(await known(again)).toEqual([[0, 60, undefined]]);
  });
});
