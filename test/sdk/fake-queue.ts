/**
 * A queue of the server in memory, scripted: a test delivers messages, looks at what was said of them frame by frame,
 * holds the answers, takes locks away, and decides what a consumer that resumes may keep.
 */
import { crc32 } from "../../src/base/crc32.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { RecordBatchEncoder } from "../../src/wire/record-batch.ts";
import { putStoredBatchHead, storedBatchSize } from "../../src/wire/stored-batch.ts";
import { errorBody, type FakeConnection, type FakeServer } from "./fake-server.ts";

export interface Lost {
  readonly first: number;
  readonly last: number;
}

export class FakeQueue {
  readonly name: string;
  /** In the order they came. */
  readonly consumes: proto.v1.ConsumeRequest[] = [];
  /** A line for each settle frame: "ack 1-3, nack 4 after 5 ms: Error: no". */
  readonly settles: string[] = [];
  readonly extends: string[] = [];
  /** A line for each frame of reports: "1: 40 %, 2: {"page":4}". */
  readonly reports: string[] = [];
  /** In place of an answer to reports. */
  refusesReports: Parameters<typeof errorBody>[0] | undefined;
  /** Credits in the order they were said, the first with the consume request. */
  readonly credits: number[] = [];
  stopped = 0;
  /** Answers to settles and extends wait until release(). */
  holding = false;
  /** Said to be lost by the next answer. */
  lost: Lost[] = [];
  lockMs = 30_000;
  /** Of a resuming consumer: what it keeps. Default: everything, a thousand numbers higher. */
  resume: (held: proto.v1.HeldRange[]) => proto.v1.ResumedRange.$Properties[] = (held) =>
    held.map(({ firstNumber, count }) => ({
      oldFirstNumber: firstNumber,
      firstNumber: firstNumber + 1_000,
      count,
    }));
  readonly #held: (() => void)[] = [];
  #connection: FakeConnection | undefined;
  #consumer = 0;
  #nextNumber = 1;
  #nextOffset = 0;

  constructor(server: FakeServer, name: string) {
    this.name = name;
    server.intercept = (connection, field, correlation, body) =>
      this.#handle(connection, field, correlation, body);
  }

  /** A frame of deliveries, as if these had been handed out in a row. */
  deliver(...values: string[]): void {
    this.deliverAs({}, ...values);
  }

  deliverAs(
    { attempts = 0, deliveries = 1 }: { attempts?: number; deliveries?: number },
    ...values: string[]
  ): void {
    const range = {
      firstNumber: this.#nextNumber,
      firstOffset: this.#nextOffset,
      count: values.length,
      attempts,
      deliveries,
    };
    const batch = storedBatch(this.#nextOffset, values);
    this.#nextNumber += values.length;
    this.#nextOffset += values.length;
    const rest = v1.Deliveries.encode({ consumer: this.#consumer, ranges: [range] }).finish();
    const body = new Uint8Array(batch.length + rest.length);
    body.set(batch);
    body.set(rest, batch.length);
    this.#connection!.send(0, FrameField.deliveries, body);
  }

  /** Somebody else ended these. */
  takeAway(...ranges: Lost[]): void {
    const body = v1.DeliveriesLost.encode({ consumer: this.#consumer, ranges }).finish();
    this.#connection!.send(0, FrameField.deliveriesLost, body);
  }

  /** The server ends the consumer. */
  end(message: string): void {
    const body = v1.ConsumerEnded.encode({ consumer: this.#consumer, code: 6, message }).finish();
    this.#connection!.send(0, FrameField.consumerEnded, body);
  }

  /** Lets held answers go. */
  release(): void {
    this.holding = false;
    for (const answer of this.#held.splice(0)) answer();
  }

  #handle(connection: FakeConnection, field: number, correlation: number, body: Uint8Array): boolean {
    const reply = (replyField: number, bytes: Uint8Array): void =>
      connection.send(correlation, replyField, bytes);
    switch (field) {
      case FrameField.describeQueue: {
        const queue = { name: this.name, uid: 1, partitioningVersion: 1 };
        reply(FrameField.queue, v1.QueueReply.encode({ queue }).finish());
        return true;
      }
      case FrameField.consume:
        this.#consume(connection, v1.ConsumeRequest.decode(body), reply);
        return true;
      case FrameField.consumerCredit:
        this.credits.push(v1.ConsumerCredit.decode(body).credit);
        return true;
      case FrameField.stopConsuming:
        this.stopped++;
        reply(FrameField.ok, new Uint8Array(0));
        return true;
      case FrameField.settle:
        this.#settle(v1.SettleRequest.decode(body), reply);
        return true;
      case FrameField.reportProgress:
        this.#report(v1.ReportProgressRequest.decode(body), reply);
        return true;
      default:
        return false;
    }
  }

  #consume(
    connection: FakeConnection,
    request: proto.v1.ConsumeRequest,
    reply: (field: number, bytes: Uint8Array) => void,
  ): void {
    this.consumes.push(request);
    this.credits.push(request.credit);
    if (request.queue !== this.name) {
      return reply(FrameField.error, errorBody("NOT_FOUND", `no queue ${request.queue}`));
    }
    this.#connection = connection;
    this.#consumer = request.consumer;
    const resumed = this.resume(request.held as proto.v1.HeldRange[]);
    for (const { firstNumber = 0, count = 0 } of resumed)
      this.#nextNumber = Math.max(this.#nextNumber, (firstNumber ?? 0) + (count ?? 0));
    reply(
      FrameField.consuming,
      v1.ConsumeReply.encode({
        queueUid: 1,
        epoch: this.consumes.length,
        consumerId: 70 + this.consumes.length,
        lockMs: this.lockMs,
        resumed,
        resumeGraceMs: 15_000,
      }).finish(),
    );
  }

  #report(
    { reports }: proto.v1.ReportProgressRequest,
    reply: (field: number, bytes: Uint8Array) => void,
  ): void {
    const texts = reports.map(({ number, progress }) => {
      const { hundredths, value } = progress ?? {};
      const parts = [
        typeof hundredths === "number" ? `${hundredths / 100} %` : "",
        value ? Buffer.from(value).toString() : "",
      ];
      return `${number}: ${parts.filter((part) => part !== "").join(" ")}`;
    });
    this.reports.push(texts.join(", "));
    const lost = this.lost.splice(0);
    if (this.refusesReports !== undefined)
      reply(FrameField.error, errorBody(this.refusesReports, "not here"));
    else reply(FrameField.progressReported, v1.ReportProgressReply.encode({ lost }).finish());
  }

  #settle({ settlements }: proto.v1.SettleRequest, reply: (field: number, bytes: Uint8Array) => void): void {
    const lines = settlements.map(lineOf);
    const isExtend = settlements.every(({ outcome }) => outcome === v1.SettleOutcome.EXTEND);
    (isExtend ? this.extends : this.settles).push(lines.join(", "));
    const lost = this.lost;
    this.lost = [];
    const answer = (): void => reply(FrameField.settled, v1.SettleReply.encode({ lost }).finish());
    if (this.holding) this.#held.push(answer);
    else answer();
  }
}

function lineOf({ outcome, ranges, delayMs, error }: proto.v1.Settlement.$Properties): string {
  const kind = v1.SettleOutcome[outcome ?? 0]!.toLowerCase();
  const numbers = (ranges ?? []).map(({ first, last }) =>
    !last || last === first ? `${first}` : `${first}-${last}`,
  );
  const words = [kind, ...numbers].join(" ");
  const delay = delayMs === undefined || delayMs === null ? "" : ` after ${delayMs} ms`;
  return `${words}${delay}${error ? `: ${error}` : ""}`;
}

function storedBatch(baseOffset: number, values: readonly string[]): Uint8Array {
  const encoder = new RecordBatchEncoder();
  for (const value of values) encoder.add({ value, key: `key of ${value}`, timestamp: 1_700_000_000_000 });
  const records = encoder.view();
  const head = {
    baseOffset,
    appendTime: 1000,
    count: values.length,
    epoch: 1,
    producerId: 1,
    producerEpoch: 1,
    sequence: 1,
    codec: 0,
    crc: crc32(records),
  };
  const bytes = new Uint8Array(storedBatchSize(head, records.length));
  bytes.set(records, putStoredBatchHead(bytes, 0, head, records.length));
  return bytes;
}
