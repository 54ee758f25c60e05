/** The message of a tick: the schedule's own, with headers that say which schedule and which tick it is of. */
import { putVarint, varintSize } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";
import { SluiceFault } from "../base/errors.ts";
import type { BatchRef } from "../wire/publish.ts";
import { encodeRest, openRecord, type HeaderEntry, type OpenedRecord } from "../wire/record-batch.ts";

const SCHEDULE_HEADER = "x-schedule";
const TICK_HEADER = "x-scheduled-for";
const MISSED_HEADER = "x-schedule-missed";

export interface Tick {
  readonly schedule: string;
  /** Milliseconds since the Unix epoch. */
  readonly scheduledFor: number;
  /** Ticks that it stands for, if it is late or there are several; 0 = it is just this tick's. */
  readonly missed: number;
}

/** A Record that can be sent again and again. @throws SluiceFault INVALID_ARGUMENT */
export function checkTemplate(record: Uint8Array): void {
  let opened: OpenedRecord;
  try {
    opened = openRecord(record, 0, record.length, 0);
  } catch (error) {
    throw invalid(`its message is malformed: ${(error as Error).message}`);
  }
  const { timestamp, deliverAt, expiresAt, messageId, headers } = opened;
  if (timestamp !== 0) throw invalid("its message has a timestamp: each has the time at which it is stored");
  if (deliverAt !== undefined || expiresAt !== undefined) {
    throw invalid(
      "its message has deliver_at or expires_at, one time for all ticks: give delay_ms and ttl_ms, which are counted " +
        "from the tick",
    );
  }
  if (messageId !== undefined) throw invalid("its message has a message id: all ticks would have the same");
  const ours = headers.find(([name]) => name.startsWith(SCHEDULE_HEADER));
  if (ours !== undefined)
    throw invalid(`its message has the header ${JSON.stringify(ours[0])}: such are the server's`);
}

/** A batch of the one message, stored at `nowMs`. */
export function tickBatch(
  record: Uint8Array,
  { schedule, scheduledFor, missed }: Tick,
  nowMs: number,
): BatchRef {
  const headers: HeaderEntry[] = [
    [SCHEDULE_HEADER, schedule],
    [TICK_HEADER, new Date(scheduledFor).toISOString()],
  ];
  if (missed > 0) headers.push([MISSED_HEADER, String(missed)]);
  const added = encodeRest({ headers });
  const size = record.length + added.length;
  const bytes = new Uint8Array(1 + varintSize(nowMs) + 1 + varintSize(size) + size);
  bytes[0] = 0x08;
  let at = putVarint(bytes, 1, nowMs);
  bytes[at++] = 0x12;
  at = putVarint(bytes, at, size);
  bytes.set(record, at);
  bytes.set(added, at + record.length);
  return {
    partition: -1,
    count: 1,
    crc: crc32(bytes),
    codec: 0,
    expectedOffset: undefined,
    bytes,
    recordsStart: 0,
    recordsEnd: bytes.length,
  };
}

function invalid(text: string): SluiceFault {
  return new SluiceFault("INVALID_ARGUMENT", `a schedule cannot be so: ${text}`);
}
