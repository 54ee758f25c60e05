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
}

const records = new RecordBatchReader();
const fields = new FieldReader(new Uint8Array(0));

/** @throws SluiceFault INVALID_ARGUMENT, NOT_SUPPORTED; RangeError on a malformed record */
export function recordAttributes(
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
): BatchAttributes {
  const found: BatchAttributes = { level: -1, deliverAtMs: undefined, expiresAtMs: undefined };
  records.reset(bytes, start, end);
  for (let i = 0; records.next(); i++) {
    let level = 0;
    fields.reset(bytes, records.recordStart, records.recordEnd);
    while (fields.at < fields.end) {
      const tag = fields.varint();
      if (tag === 0x40) level = fields.uint32();
      else if (tag === 0x48) (found.deliverAtMs ??= new Array<number>(count).fill(0))[i] = fields.varint();
      else if (tag === 0x50) (found.expiresAtMs ??= new Array<number>(count).fill(0))[i] = fields.varint();
      else if (tag === 0x5a) throw notSupported("ordering by key in queues", "order-key");
      else if (tag === 0x3a) {
        if (fields.bytesField().length > 0) throw notSupported("message ids in queues", "message-id");
      } else fields.skip(tag & 7);
    }
    if (level > 9) throw new SluiceFault("INVALID_ARGUMENT", `priority ${level}; it can be 0 to 9`);
    if (found.level >= 0 && level !== found.level)
      throw notSupported("a batch of several priorities (send one batch a priority)", "mixed-priorities");
    found.level = level;
  }
  if (found.level < 0) found.level = 0;
  return found;
}

function notSupported(what: string, feature: string): SluiceFault {
  return new SluiceFault("NOT_SUPPORTED", `${what} is not supported by this server version`, { feature });
}
