/**
 * A producer's batch: the check at admission, the walk of its readers, and each record opened. What the check lets pass
 * is counted by readers as the check counts it.
 */
import { SluiceFault } from "../../../src/base/errors.ts";
import {
  checkRecordBatch,
  encodeRest,
  openRecord,
  RecordBatchEncoder,
  RecordBatchReader,
  recordValue,
  type OpenedRecord,
} from "../../../src/wire/record-batch.ts";
import { fc, seeded } from "../../fixtures/properties.ts";
import { encodedRecords, validRecords } from "../../fixtures/valid-values.ts";
import { digest, digestBytes, digestText, holds, type FuzzTarget } from "../target.ts";

const MAX_RECORD_BYTES = 4096;
const reader = new RecordBatchReader();
const encoder = new RecordBatchEncoder(64 * 1024);

/** How many records readers find; -1 = they refuse it. */
function count(bytes: Uint8Array, start: number, end: number): number {
  let found = 0;
  try {
    for (reader.reset(bytes, start, end); reader.next(); found++);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return -1;
  }
  return found;
}

function opened(bytes: Uint8Array, start: number, end: number): OpenedRecord[] {
  const list: OpenedRecord[] = [];
  for (reader.reset(bytes, start, end); reader.next();) {
    const { recordStart, recordEnd, baseTimestamp } = reader;
    const record = openRecord(bytes, recordStart, recordEnd, baseTimestamp);
    const value = recordValue(bytes, recordStart, recordEnd);
    holds(
      value.byteOffset === record.value.byteOffset && value.length === record.value.length,
      "the value alone is another than the opened record's",
    );
    list.push(record);
  }
  return list;
}

function digestOf(list: readonly OpenedRecord[]): number {
  let hash = digest(0, list.length);
  for (const record of list) {
    hash = digestBytes(digest(hash, record.timestamp), record.value);
    hash = record.key === undefined ? digest(hash, -1) : digestBytes(hash, record.key);
    for (const [name, value] of record.headers) hash = digestBytes(digestText(hash, name), value);
    // An empty text is not written.
    hash = digestText(hash, record.subject ?? "");
    hash = digestText(hash, record.contentType ?? "");
    hash = digestText(hash, record.messageId ?? "");
    hash = digestText(hash, record.traceparent ?? "");
    hash = digestText(hash, record.tracestate ?? "");
  }
  return hash;
}

export const target: FuzzTarget = {
  name: "record-batches",
  samples: fc.sample(validRecords(3).map(encodedRecords), seeded(200)),
  read(bytes, start, end) {
    const found = count(bytes, start, end);
    checkRecordBatch(bytes, start, end, found < 0 ? 1 : found, MAX_RECORD_BYTES);
    holds(found >= 0, "the check lets pass what readers refuse");
    const records = opened(bytes, start, end);
    const seen = digestOf(records);
    // Encoding texts is slow.
    if ((seen & 3) !== 0) return seen;
    if (!records.every(({ timestamp }) => timestamp >= 0 && timestamp <= Number.MAX_SAFE_INTEGER))
      return seen;
    encoder.reset();
    for (const record of records)
      encoder.append(record.value, record.key, record.timestamp, encodeRest(record));
    const written = encoder.view();
    checkRecordBatch(written, 0, written.length, found, 2 * MAX_RECORD_BYTES);
    holds(
      digestOf(opened(written, 0, written.length)) === seen,
      "opened, encoded and opened again they are others",
    );
    return seen;
  },
  refuses: (error) => error instanceof RangeError || error instanceof SluiceFault,
  covers: [{ file: "wire/record-batch.ts", least: 0.9 }],
};
