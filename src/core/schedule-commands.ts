/** The entry of ticks, by hand: it carries records. ScheduleFireCommand of journal.proto. */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";
import { batchesSize, putBatches, readNestedBatch, type BatchRef } from "../wire/publish.ts";

/** Ticks of one schedule that are done with, and the message they have. */
export interface ScheduleFire {
  uid: number;
  /** Of the schedule, as it was looked at. */
  version: number;
  /** The tick that was next. */
  due: number;
  /** The tick after all that are done with here; 0 = there is none. */
  nextAt: number;
  /** The last of those that are done with here. */
  scheduledFor: number;
  /** How many these are. */
  ticks: number;
  targetUid: number;
  /** Of one record; undefined: they have no message. */
  batch: BatchRef | undefined;
}

const NUMBERS = 7;

function numbersOf({ uid, version, due, nextAt, scheduledFor, ticks, targetUid }: ScheduleFire): number[] {
  return [uid, version, due, nextAt, scheduledFor, ticks, targetUid];
}

function fireSize(fire: ScheduleFire): number {
  let size = NUMBERS;
  for (const number of numbersOf(fire)) size += varintSize(number);
  return size + (fire.batch === undefined ? 0 : batchesSize([fire.batch]));
}

export function encodeFires(fires: readonly ScheduleFire[]): Uint8Array {
  let total = 0;
  for (const fire of fires) {
    const size = fireSize(fire);
    total += 1 + varintSize(size) + size;
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const fire of fires) {
    bytes[at++] = 0x0a;
    at = putVarint(bytes, at, fireSize(fire));
    let tag = 0x08;
    for (const number of numbersOf(fire)) {
      bytes[at++] = tag;
      at = putVarint(bytes, at, number);
      tag += 8;
    }
    if (fire.batch !== undefined) at = putBatches(bytes, at, [fire.batch]);
  }
  return bytes;
}

/** @throws RangeError on malformed bytes, which the journal's CRC rules out */
export function readFires(bytes: Uint8Array, start: number, end: number): ScheduleFire[] {
  const reader = new FieldReader(bytes, start, end);
  const fires: ScheduleFire[] = [];
  while (reader.at < end) {
    const tag = reader.varint();
    if (tag === 0x0a) {
      const at = reader.lengthDelimited();
      fires.push(readFire(new FieldReader(bytes, at, reader.at)));
    } else reader.skip(tag & 7);
  }
  return fires;
}

function readFire(reader: FieldReader): ScheduleFire {
  const numbers = new Array<number>(NUMBERS).fill(0);
  let batch: BatchRef | undefined;
  while (reader.at < reader.end) {
    const tag = reader.varint();
    if (tag === 0x7a) batch = readNestedBatch(reader);
    else if ((tag & 7) === 0 && tag >= 0x08 && tag <= 8 * NUMBERS) numbers[tag / 8 - 1] = reader.varint();
    else reader.skip(tag & 7);
  }
  const [uid, version, due, nextAt, scheduledFor, ticks, targetUid] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { uid, version, due, nextAt, scheduledFor, ticks, targetUid, batch };
}
