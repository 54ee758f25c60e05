/**
 * What a queue must know of records without opening them later: priority, times. Read once, at admission, from bytes
 * that are a whole RecordBatch.
 */
import { FieldReader } from "../base/bytes.ts";
import { SluiceFault } from "../base/errors.ts";
import { RecordBatchReader } from "./record-batch.ts";

export interface BatchAttributes {
  /** Priority of all of them. */
  level: number;
  deliverAtMs: number[] | undefined;
  expiresAtMs: number[] | undefined;
  /** 16 B a record: the hash of its id, all 0 where it has none. */
  ids: Uint8Array | undefined;
  /** Some have an order key other than their key. */
  hasOrderKeys: boolean;
}

const records = new RecordBatchReader();
const fields = new FieldReader(new Uint8Array(0));

const HASH_BYTES = 16;

/** Ten years: longer is a mistake of units more often than a wish. */
export const LONGEST_DELAY_MS = 10 * 365 * 86_400_000;
/** The latest time that a Date can be. */
const LATEST_MS = 8_640_000_000_000_000;

/** Writes the hash of bytes[start, end), 16 B, to into[at, …). */
export type HashId = (bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number) => void;

/**
 * Times relative to the publish are counted from `nowMs`.
 * @throws SluiceFault INVALID_ARGUMENT, NOT_SUPPORTED; RangeError on a malformed record
 */
export function recordAttributes(
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
  nowMs: number,
  hashId: HashId,
): BatchAttributes {
  const found: BatchAttributes = {
    level: -1,
    deliverAtMs: undefined,
    expiresAtMs: undefined,
    ids: undefined,
    hasOrderKeys: false,
  };
  records.reset(bytes, start, end);
  for (let i = 0; records.next(); i++) {
    let level = 0;
    let deliverAt = 0;
    let expiresAt = 0;
    let delayMs = 0;
    let ttlMs = -1;
    fields.reset(bytes, records.recordStart, records.recordEnd);
    while (fields.at < fields.end) {
      const tag = fields.varint();
      if (tag === 0x40) level = fields.uint32();
      else if (tag === 0x48) deliverAt = fields.varint();
      else if (tag === 0x50) expiresAt = fields.varint();
      else if (tag === 0x70) delayMs = fields.varint();
      else if (tag === 0x78) ttlMs = fields.varint();
      else if (tag === 0x5a) {
        found.hasOrderKeys = true;
        fields.skip(2);
      } else if (tag === 0x3a) {
        const from = fields.lengthDelimited();
        if (fields.at > from)
          hashId(bytes, from, fields.at, (found.ids ??= new Uint8Array(HASH_BYTES * count)), HASH_BYTES * i);
      } else fields.skip(tag & 7);
    }
    if (level > 9) throw invalid(`priority ${level}; it can be 0 to 9`);
    if (found.level >= 0 && level !== found.level)
      throw notSupported("a batch of several priorities (send one batch a priority)", "mixed-priorities");
    found.level = level;
    const due = time("deliver_at", deliverAt, "delay_ms", delayMs, nowMs);
    const expiry = time("expires_at", expiresAt, "ttl_ms", ttlMs, nowMs);
    if (due > 0) (found.deliverAtMs ??= new Array<number>(count).fill(0))[i] = due;
    if (expiry > 0) (found.expiresAtMs ??= new Array<number>(count).fill(0))[i] = expiry;
  }
  if (found.level < 0) found.level = 0;
  return found;
}

/** 0 = none. */
function time(of: string, atMs: number, relative: string, afterMs: number, nowMs: number): number {
  if (afterMs > LONGEST_DELAY_MS)
    throw invalid(`${relative} is ${afterMs}; ${LONGEST_DELAY_MS} (ten years) is the most`);
  if (atMs > LATEST_MS) throw invalid(`${of} is ${atMs}; the latest time is ${LATEST_MS}`);
  if (afterMs < 0 || (afterMs === 0 && relative === "delay_ms")) return atMs;
  if (atMs > 0) throw invalid(`a message has ${of} and ${relative}; give one of them`);
  return nowMs + afterMs;
}

function invalid(text: string): SluiceFault {
  return new SluiceFault("INVALID_ARGUMENT", text);
}

function notSupported(what: string, feature: string): SluiceFault {
  return new SluiceFault("NOT_SUPPORTED", `${what} is not supported by this server version`, { feature });
}
