import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import {
  checkRecordBatch,
  encodeRest,
  openRecord,
  RecordBatchEncoder,
  RecordBatchReader,
  recordValue,
  type OpenedRecord,
  type RecordFields,
} from "../../src/wire/record-batch.ts";
import { fc, seeded } from "../fixtures/properties.ts";
import { encodedRecords, validRecords } from "../fixtures/valid-values.ts";

const utf8 = new TextEncoder();
const MAX = 1024 * 1024;

const records = validRecords();
const encoded = encodedRecords;

function opened(bytes: Uint8Array, start = 0, end = bytes.length): OpenedRecord[] {
  const reader = new RecordBatchReader().reset(bytes, start, end);
  const list: OpenedRecord[] = [];
  while (reader.next())
    list.push(openRecord(bytes, reader.recordStart, reader.recordEnd, reader.baseTimestamp));
  return list;
}

function asBytes(value: string | Uint8Array): number[] {
  return [...(typeof value === "string" ? utf8.encode(value) : value)];
}

/** What a reader must see of a record: text went through UTF-8, an empty text field is an absent one. */
function seen(fields: RecordFields) {
  const text = (value: string | undefined) =>
    value === undefined || value === "" ? undefined : throughUtf8(value);
  return {
    value: asBytes(fields.value),
    key: fields.key === undefined ? undefined : asBytes(fields.key),
    timestamp: fields.timestamp,
    headers: (fields.headers ?? []).map(([name, value]) => [throughUtf8(name), asBytes(value)]),
    subject: text(fields.subject),
    contentType: text(fields.contentType),
    messageId: text(fields.messageId),
    traceparent: text(fields.traceparent),
    tracestate: text(fields.tracestate),
    ...numbersOf(fields),
    orderKey: fields.orderKey === undefined ? undefined : asBytes(fields.orderKey),
  };
}

function numbersOf({ priority, deliverAt, expiresAt, delayMs, ttlMs }: RecordFields) {
  return { priority, deliverAt, expiresAt, delayMs, ttlMs };
}

function throughUtf8(text: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(utf8.encode(text));
}

function plain(list: readonly OpenedRecord[]) {
  return list.map((one) => ({
    ...one,
    value: [...one.value],
    key: one.key && [...one.key],
    orderKey: one.orderKey && [...one.orderKey],
    headers: one.headers.map(([name, value]) => [name, [...value]]),
  }));
}

describe("RecordBatch by hand", () => {
  it("is opened as it was encoded", () => {
    fc.assert(
      fc.property(records, (list) => {
        expect(plain(opened(encoded(list)))).toEqual(list.map(seen));
      }),
      seeded(500),
    );
  });

  it("is what generated code decodes", () => {
    fc.assert(
      fc.property(records, (list) => {
        const batch = v1.RecordBatch.decode(encoded(list));
        expect(batch.baseTimestamp).toBe(list[0]!.timestamp);
        const got = batch.records.map((one) => ({
          value: [...(one.value ?? [])],
          key: one.key ? [...one.key] : undefined,
          timestamp: batch.baseTimestamp + (one.timestampDelta ?? 0),
          headers: (one.headers ?? []).map((header) => [header.name ?? "", [...(header.value ?? [])]]),
          subject: one.subject || undefined,
          contentType: one.contentType || undefined,
          messageId: one.messageId || undefined,
          traceparent: one.traceparent || undefined,
          tracestate: one.tracestate || undefined,
          priority: one.priority ?? undefined,
          deliverAt: one.deliverAt ?? undefined,
          expiresAt: one.expiresAt ?? undefined,
          delayMs: one.delayMs ?? undefined,
          ttlMs: one.ttlMs ?? undefined,
          orderKey: one.orderKey ? [...one.orderKey] : undefined,
        }));
        expect(got).toEqual(list.map(seen));
      }),
      seeded(500),
    );
  });

  it("opens what generated code encodes", () => {
    fc.assert(
      fc.property(records, (list) => {
        const baseTimestamp = list[0]!.timestamp;
        const bytes = v1.RecordBatch.encode({
          baseTimestamp,
          records: list.map(({ headers, value, key, orderKey, timestamp, ...rest }) => ({
            ...(rest as Record<string, string>),
            value: Uint8Array.from(asBytes(value)),
            ...(key === undefined ? {} : { key: Uint8Array.from(asBytes(key)) }),
            ...(orderKey === undefined ? {} : { orderKey: Uint8Array.from(asBytes(orderKey)) }),
            timestampDelta: timestamp - baseTimestamp,
            headers: (headers ?? []).map(([name, one]) => ({ name, value: Uint8Array.from(asBytes(one)) })),
          })),
        }).finish();
        const got = plain(opened(bytes)).map((one) => ({
          ...one,
          subject: one.subject || undefined,
          contentType: one.contentType || undefined,
          messageId: one.messageId || undefined,
          traceparent: one.traceparent || undefined,
          tracestate: one.tracestate || undefined,
        }));
        expect(got).toEqual(list.map(seen));
        expect(() => checkRecordBatch(bytes, 0, bytes.length, list.length, MAX)).not.toThrow();
      }),
      seeded(500),
    );
  });

  it("tells the value alone as opening the record does", () => {
    fc.assert(
      fc.property(records, (list) => {
        const bytes = encoded(list);
        const reader = new RecordBatchReader().reset(bytes, 0, bytes.length);
        for (const fields of list) {
          expect(reader.next()).toBe(true);
          expect([...recordValue(bytes, reader.recordStart, reader.recordEnd)]).toEqual(
            asBytes(fields.value),
          );
        }
        expect(reader.next()).toBe(false);
      }),
      seeded(200),
    );
  });

  it("keeps an empty key apart from no key", () => {
    const [without, withEmpty] = opened(
      encoded([
        { value: "a", timestamp: 1 },
        { value: "a", timestamp: 1, key: "" },
      ]),
    );
    expect(without!.key).toBeUndefined();
    expect(withEmpty!.key).toHaveLength(0);
  });

  it("keeps a byte order mark that a text begins with", () => {
    const fields = { value: "v", timestamp: 1, subject: "\ufeffs", headers: [["\ufeffh", "1"]] as const };
    const [one] = opened(encoded([fields]));
    expect(one!.subject).toBe("\ufeffs");
    expect(one!.headers[0]![0]).toBe("\ufeffh");
  });

  it("keeps timestamps that go backwards, to zero and far apart", () => {
    const times = [1_700_000_000_000, 0, 1_700_000_000_001, 2 ** 51, 1];
    expect(
      opened(encoded(times.map((timestamp) => ({ value: "x", timestamp })))).map((one) => one.timestamp),
    ).toEqual(times);
  });

  it("encodes more than its first buffer holds, and longer texts than its scratch holds", () => {
    const long = "ä€😀".repeat(20_000);
    const [one, two] = opened(
      encoded([
        { value: long, timestamp: 1, subject: long },
        { value: "b", timestamp: 2 },
      ]),
    );
    expect(new TextDecoder().decode(one!.value)).toBe(long);
    expect(one!.subject).toBe(long);
    expect(two!.timestamp).toBe(2);
  });

  it("is written the same by the hot path and by add", () => {
    const fields = { value: "v", key: "k", timestamp: 9, headers: [["h", "1"]] as const, subject: "s" };
    const hot = new RecordBatchEncoder();
    const size = hot.append("v", utf8.encode("k"), 9, encodeRest(fields));
    expect([...hot.view()]).toEqual([...encoded([fields])]);
    expect(hot.size).toBe(hot.view().length);
    expect(size).toBeLessThan(hot.size);
  });

  it("can take its last record back, and begin anew in the same memory", () => {
    const encoder = new RecordBatchEncoder(16);
    encoder.add({ value: "one", timestamp: 1 });
    const size = encoder.size;
    encoder.add({ value: "two", timestamp: 2 });
    encoder.takeBack(size);
    expect(encoder.count).toBe(1);
    encoder.add({ value: "three", timestamp: 3 });
    expect(opened(encoder.view()).map((one) => new TextDecoder().decode(one.value))).toEqual([
      "one",
      "three",
    ]);
    encoder.reset();
    encoder.add({ value: "four", timestamp: 4 });
    expect(opened(encoder.view())).toMatchObject([{ timestamp: 4 }]);
  });

  it("can take its only record back and use another time for the next", () => {
    const encoder = new RecordBatchEncoder();
    encoder.add({ value: "one", timestamp: 100 });
    encoder.takeBack(0);
    encoder.add({ value: "two", timestamp: 7 });
    expect(opened(encoder.view())).toMatchObject([{ timestamp: 7 }]);
  });
});

describe("reading hostile records", () => {
  it("never lets a record reach outside its batch", () => {
    const bytes = Uint8Array.of(0x12, 2, 0x0a, 5, 1, 2, 3, 4, 5);
    const reader = new RecordBatchReader().reset(bytes, 0, 4);
    expect(reader.next()).toBe(true);
    expect(() => openRecord(bytes, reader.recordStart, reader.recordEnd, 0)).toThrow(RangeError);
    expect(() => recordValue(bytes, reader.recordStart, reader.recordEnd)).toThrow(RangeError);
  });
});

describe("the check of a batch at admission", () => {
  const check =
    (bytes: Uint8Array, count: number, max = MAX) =>
    () =>
      checkRecordBatch(bytes, 0, bytes.length, count, max);
  const three = encoded([1, 2, 3].map((timestamp) => ({ value: `value ${timestamp}`, timestamp })));

  function refusal(run: () => void): SluiceFault | undefined {
    try {
      run();
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(SluiceFault);
      return error as SluiceFault;
    }
  }

  it("accepts whole batches of the announced count, and no other count", () => {
    expect(check(three, 3)).not.toThrow();
    for (const count of [0, 1, 2, 4, 1000]) expect(refusal(check(three, count))?.code).toBe("CORRUPT_BATCH");
  });

  it("refuses every batch that is cut short or has a byte too many", () => {
    for (let length = 0; length < three.length; length++)
      expect(refusal(check(three.subarray(0, length), 3))?.code).toBe("CORRUPT_BATCH");
    expect(refusal(check(Uint8Array.of(...three, 0), 3))?.code).toBe("CORRUPT_BATCH");
  });

  it("takes a message of exactly the limit and refuses one byte more, with both numbers", () => {
    const size = new RecordBatchEncoder().add({ value: "x".repeat(500), timestamp: 1 });
    const bytes = encoded([{ value: "x".repeat(500), timestamp: 1 }]);
    expect(check(bytes, 1, size)).not.toThrow();
    expect(refusal(check(bytes, 1, size - 1))).toMatchObject({
      code: "MESSAGE_TOO_LARGE",
      details: { limit: String(size - 1), length: String(size) },
    });
  });

  it("refuses a base timestamp that no reader could take", () => {
    const above = Uint8Array.of(0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 0x12, 0x02, 0x0a, 0x00);
    expect(() => opened(above)).toThrow(RangeError);
    expect(refusal(check(above, 1))?.code).toBe("CORRUPT_BATCH");
    const largest = Uint8Array.of(
      0x08,
      0xff,
      0xff,
      0xff,
      0xff,
      0xff,
      0xff,
      0xff,
      0x0f,
      0x12,
      0x02,
      0x0a,
      0x00,
    );
    expect(opened(largest)[0]!.timestamp).toBe(Number.MAX_SAFE_INTEGER);
    expect(check(largest, 1)).not.toThrow();
  });

  it("refuses a base timestamp behind the records, which readers would read without it", () => {
    const behind = Uint8Array.of(0x12, 2, 0x0a, 0, 0x08, 9);
    expect(refusal(check(behind, 1))?.code).toBe("CORRUPT_BATCH");
    const twice = Uint8Array.of(0x08, 9, 0x08, 8, 0x12, 2, 0x0a, 0);
    expect(refusal(check(twice, 1))?.code).toBe("CORRUPT_BATCH");
  });

  it("accepts nothing that its readers count otherwise, and refuses nothing they count right", () => {
    const sample = v1.RecordBatch.encode({
      baseTimestamp: 300,
      records: [{ value: Uint8Array.of(1) }, {}, { subject: "s" }],
    }).finish();
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x08, 0x12, 0, 1, 0x80));
    const bytes = fc.oneof(
      fc
        .tuple(fc.nat(sample.length - 1), byte)
        .map(([at, value]) => sample.map((old, i) => (i === at ? value : old))),
      fc.array(byte, { maxLength: 16 }).map((list) => Uint8Array.from(list)),
    );
    fc.assert(
      fc.property(bytes, fc.nat(4), (batch, count) => {
        let found = 0;
        let whole = true;
        let known = true;
        const reader = new RecordBatchReader().reset(batch, 0, batch.length);
        try {
          while (reader.next()) found++;
          known = onlyKnownFields(batch);
        } catch {
          whole = false;
        }
        const accepted = refusal(check(batch, count)) === undefined;
        expect(accepted).toBe(whole && known && found === count);
      }),
      seeded(4000),
    );
  });
});

/** The batch has no field but base_timestamp, which comes first and once, and records. */
function onlyKnownFields(bytes: Uint8Array): boolean {
  let at = 0;
  const varint = () => {
    const start = at;
    while (bytes[at]! >= 0x80) at++;
    at++;
    return bytes.subarray(start, at);
  };
  if (bytes[0] === 0x08) {
    at = 1;
    varint();
  }
  while (at < bytes.length) {
    if (bytes[at++] !== 0x12) return false;
    const length = varint();
    at += length.reduce((sum, byte, i) => sum + (byte & 0x7f) * 2 ** (7 * i), 0);
  }
  return true;
}
