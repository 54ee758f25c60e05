/** What tells a record's tenant, found in its bytes, against the whole record decoded. */
import { describe, expect, it } from "vitest";
import { putHash64 } from "../../src/base/hash64.ts";
import { findHeader, putHeaderOf } from "../../src/wire/record-keys.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { withSeed } from "../fixtures/properties.ts";
import type { Random } from "../fixtures/random.ts";

const ROUNDS = 2_000;
const NAMES = ["tenant", "tenan", "tenant2", "größe", "x"];

function recordOf(random: Random): proto.v1.Record.$Properties {
  const bytes = (): Uint8Array => random.bytes(random.integer(0, 9));
  return {
    ...(random.chance(0.5) && { key: bytes(), value: bytes() }),
    ...(random.chance(0.3) && { priority: 3, deliverAt: 1e12, orderKey: bytes(), traceparent: "tenant" }),
    headers: Array.from({ length: random.integer(0, 4) }, () => ({
      name: NAMES[random.integer(0, NAMES.length - 1)]!,
      value: bytes(),
    })),
  };
}

describe("a header of a record", () => {
  it("is found where the first of its name is, and nowhere else", () => {
    withSeed((random) => {
      let found = 0;
      for (let i = 0; i < ROUNDS; i++) {
        const record = recordOf(random);
        const bytes = v1.Record.encode(record).finish();
        const padded = new Uint8Array(bytes.length + 6);
        padded.set(bytes, 3);
        for (const text of NAMES) {
          const name = Buffer.from(text);
          const expected = record.headers!.find((header) => header.name === text)?.value;
          const { start, end } = findHeader(padded, 3, 3 + bytes.length, name);
          expect(end >= start ? padded.slice(start, end) : undefined).toEqual(expected);
          const [hash, its] = [new Uint32Array(4), new Uint32Array(4)];
          putHeaderOf(name)(padded, 3, 3 + bytes.length, hash, 2);
          if (expected) putHash64(expected, 0, expected.length, its, 2);
          expect(hash).toEqual(its);
          if (expected !== undefined) found++;
        }
      }
      console.log(`headers: ${found} found in ${ROUNDS} records (at least ${ROUNDS})`);
      expect(found).toBeGreaterThan(ROUNDS);
    });
  });
});
