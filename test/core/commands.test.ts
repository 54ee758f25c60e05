import { describe, expect, it } from "vitest";
import { readAppendCommand, type AppendCommand } from "../../src/core/commands.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { batchOf, encodeAppend } from "../fixtures/machine-rig.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const u64 = fc.oneof(fc.nat(200), fc.maxSafeNat());
const u32 = fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const batch = fc
  .tuple(fc.oneof(fc.nat(3), u32), fc.array(fc.string({ maxLength: 9 }), { minLength: 1, maxLength: 3 }))
  .map(([partition, values]) => batchOf(partition, values));
const append = fc.record({
  topicUid: u64,
  partitioningVersion: u64,
  batches: fc.array(batch, { maxLength: 3 }),
});
const command: fc.Arbitrary<AppendCommand> = fc
  .tuple(
    fc.oneof(
      fc.record({ producerId: u64.filter((id) => id > 0), producerEpoch: u32, sequence: u64 }),
      fc.constant({ producerId: 0, producerEpoch: 0, sequence: 0 }),
    ),
    fc.array(append, { maxLength: 3 }),
  )
  .map(([stamp, appends]) => ({ ...stamp, appends }));

function plain({ appends, ...stamp }: AppendCommand) {
  return {
    ...stamp,
    appends: appends.map(({ batches, ...rest }) => ({
      ...rest,
      batches: batches.map(({ partition, count, crc, bytes, recordsStart, recordsEnd }) => ({
        partition,
        count,
        crc,
        records: [...bytes.subarray(recordsStart, recordsEnd)],
      })),
    })),
  };
}

describe("AppendCommand by hand", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(command, (given) => {
        const bytes = encodeAppend(given);
        const around = new Uint8Array(bytes.length + 6).fill(0x7a);
        around.set(bytes, 3);
        expect(plain(readAppendCommand(around, 3, 3 + bytes.length))).toEqual(plain(given));
      }),
      seeded(300),
    );
  });

  it("is what generated code decodes", () => {
    fc.assert(
      fc.property(command, (given) => {
        const { producerId, producerEpoch, sequence, appends } = v1.AppendCommand.decode(encodeAppend(given));
        expect({
          producerId,
          producerEpoch,
          sequence,
          appends: appends.map((one) => ({
            topicUid: one.topicUid ?? 0,
            partitioningVersion: one.partitioningVersion ?? 0,
            batches: (one.batches ?? []).map((two) => ({
              partition: two.partition ?? 0,
              count: two.count ?? 0,
              crc: two.crc ?? 0,
              records: [...(two.records ?? [])],
            })),
          })),
        }).toEqual(plain(given));
      }),
      seeded(300),
    );
  });
});
