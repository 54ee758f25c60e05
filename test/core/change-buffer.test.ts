import { describe, expect, it } from "vitest";
import { ChangeBuffer, readChanges, type Row } from "../../src/core/change-buffer.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const row = fc.record({
  kind: fc.integer({ min: 1, max: 255 }),
  key: fc.maxSafeNat(),
  subkey: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  value: fc.oneof(
    fc.constant(undefined),
    fc.uint8Array({ maxLength: 40 }),
    fc.integer({ min: 60_000, max: 90_000 }).map((length) => new Uint8Array(length).fill(length)),
  ),
});

describe("ChangeBuffer", () => {
  it("gives back every row in its order, removed ones as removed", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const buffer = new ChangeBuffer();
        for (const { kind, key, subkey, value } of rows) {
          if (value === undefined) buffer.remove(kind, key, subkey);
          else buffer.put(kind, key, subkey, value);
        }
        expect(buffer.count).toBe(rows.length);
        const size = buffer.size;
        const taken = buffer.take();
        expect(taken.length).toBe(size);
        const hex = (one: Row) => ({ ...one, value: one.value && Buffer.from(one.value).toString("base64") });
        expect([...readChanges(taken)].map(hex)).toEqual(rows.map(hex));
      }),
      seeded(200),
    );
  });

  it("begins anew after a take: what was handed over is never written again", () => {
    const buffer = new ChangeBuffer();
    buffer.put(1, 2, 3, Uint8Array.of(7));
    const taken = buffer.take();
    const copy = taken.slice();
    expect([buffer.size, buffer.count]).toEqual([0, 0]);
    buffer.put(9, 9, 9, Uint8Array.of(1, 2, 3));
    expect(taken).toEqual(copy);
    expect([...readChanges(buffer.take())]).toMatchObject([{ kind: 9 }]);
  });

  it("takes a value written in place, shorter than announced", () => {
    const buffer = new ChangeBuffer();
    const at = buffer.begin(4, 5, 6, 100);
    buffer.bytes.set([1, 2], at);
    buffer.end(at + 2);
    buffer.put(4, 6, 0, Uint8Array.of(3));
    expect([...readChanges(buffer.take())].map(({ value }) => [...value!])).toEqual([[1, 2], [3]]);
  });
});
