import { describe, expect, it } from "vitest";
import { crc32 } from "node:zlib";
import { appendCommandCrc, readAppendCommand, type AppendCommand } from "../../src/core/commands.ts";
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

describe("the checksum of an append command", () => {
  /** A batch of `bytes` records bytes, which are not looked at. */
  const sized = (partition: number, bytes: number) => {
    const records = new Uint8Array(bytes).map((_, i) => i * 7 + partition);
    return {
      ...batchOf(partition, []),
      count: 1,
      crc: crc32(records),
      bytes: records,
      recordsStart: 0,
      recordsEnd: bytes,
    };
  };

  it("made of its batches' own is the one of going over it, whatever its parts", () => {
    const sizes = fc.array(
      fc.array(fc.oneof(fc.nat(300), fc.integer({ min: 10_000, max: 60_000 })), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(sizes, fc.nat(9), fc.boolean(), (appends, margin, stamped) => {
        const given: AppendCommand = {
          ...(stamped
            ? { producerId: 70_000, producerEpoch: 3, sequence: 900 }
            : { producerId: 0, producerEpoch: 0, sequence: 0 }),
          appends: appends.map((batches, i) => ({
            topicUid: 1 + i * 1000,
            partitioningVersion: i,
            batches: batches.map((bytes, partition) => sized(partition * 100, bytes)),
          })),
        };
        const command = encodeAppend(given);
        const bytes = new Uint8Array(command.length + 2 * margin).fill(0x7a);
        bytes.set(command, margin);
        expect(appendCommandCrc(bytes, margin, margin + command.length, given)).toBe(crc32(command));
      }),
      seeded(200),
    );
  });
});

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
