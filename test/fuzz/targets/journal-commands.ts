/**
 * Commands, the payloads of journal entries, applied by a state machine: a script of entries, each its kind, its length
 * in two bytes and its payload. Whatever stands in a payload is an outcome or malformed; what apply tells is true of the
 * bytes it stored.
 */
import { SluiceFault } from "../../../src/base/errors.ts";
import { partitionUid, type Partition } from "../../../src/core/catalog.ts";
import { RowKind, readChanges } from "../../../src/core/change-buffer.ts";
import {
  appendCommandSize,
  EntryKind,
  putAppendCommand,
  readAppendCommand,
} from "../../../src/core/commands.ts";
import type { PartitionSink } from "../../../src/core/batch-appender.ts";
import { StateMachine } from "../../../src/core/state-machine.ts";
import { readStoredBatch, StoredBatchView } from "../../../src/wire/stored-batch.ts";
import { batchOf, commands, type Command } from "../../fixtures/machine-rig.ts";
import type { Dice } from "../dice.ts";
import { joined } from "../golden.ts";
import { digest, digestText, holds, sameBytes, type FuzzTarget } from "../target.ts";

const HEAD_BYTES = 3;
const scratch = new Uint8Array(64 * 1024);
const view = new StoredBatchView();

function script(...entries: readonly Command[]): Uint8Array {
  return joined(
    ...entries.map(({ kind, payload }) =>
      joined(Uint8Array.of(kind, payload.length & 0xff, payload.length >> 8), payload),
    ),
  );
}

const batches = (...values: string[]) => [
  { topicUid: 1, partitioningVersion: 0, batches: [batchOf(0, values)] },
];
const unstamped = { producerId: 0, producerEpoch: 0, sequence: 0 };
const stamped = (sequence: number) => ({ producerId: 1, producerEpoch: 1, sequence });
const create = commands.createTopic("orders", 2, 1024);
const register = commands.registerProducer("billing");

/** One partition's worth of memory, whichever partition it is. */
class Memory implements PartitionSink {
  readonly bytes = scratch;
  #extended = 0;
  extend(_partition: Partition, bytes: number): { bytes: Uint8Array; at: number } {
    holds(bytes <= scratch.length, "more is stored than came");
    this.#extended = bytes;
    return { bytes: this.bytes, at: 0 };
  }
  appended(partition: Partition, baseOffset: number, count: number): void {
    holds(
      readStoredBatch(this.bytes, 0, this.#extended, view) === this.#extended,
      "what is stored is no batch",
    );
    holds(view.baseOffset === baseOffset && view.count === count, "what is stored is another batch");
    holds(partition.endOffset === baseOffset + count, "the partition ends where the batch does not");
  }
  rolled(): void {}
  dropped(): void {}
}

function checkAppend(bytes: Uint8Array, start: number, end: number): void {
  const command = readAppendCommand(bytes, start, end);
  const size = appendCommandSize(command);
  holds(putAppendCommand(scratch, 0, command) === size, "a command is as long as announced");
  const again = readAppendCommand(scratch, 0, size);
  holds(
    again.appends.length === command.appends.length &&
      again.appends.every((append, i) => {
        const other = command.appends[i]!;
        return (
          append.topicUid === other.topicUid &&
          append.partitioningVersion === other.partitioningVersion &&
          append.batches.length === other.batches.length &&
          append.batches.every(({ partition, count, crc, recordsStart, recordsEnd }, j) => {
            const batch = other.batches[j]!;
            return (
              partition === batch.partition &&
              count === batch.count &&
              crc === batch.crc &&
              sameBytes(scratch, recordsStart, recordsEnd, bytes, batch.recordsStart, batch.recordsEnd)
            );
          })
        );
      }),
    "a command written again is another",
  );
}

/** Rows of 20,000 partitions, twice what a topic may have, in a buffer that doubles. */
const LINEAGE_BYTES = 2 * 20_000 * 100;

function beginsLineage(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + HEAD_BYTES <= end; at += HEAD_BYTES + bytes[at + 1]! + bytes[at + 2]! * 256)
    if (bytes[at] === EntryKind.lineage) return true;
  return false;
}

export const target: FuzzTarget = {
  name: "journal-commands",
  samples: [
    script(commands.epoch(), create, commands.append({ ...unstamped, appends: batches("a", "b") })),
    script(
      create,
      register,
      commands.append({ ...stamped(1), appends: batches("a") }),
      commands.append({ ...stamped(1), appends: batches("a") }),
    ),
    script(
      create,
      commands.append({ ...unstamped, appends: [...batches("a"), ...batches("b")] }),
      commands.deleteTopic(1),
    ),
    script(
      create,
      commands.append({ ...stamped(1), appends: batches("a") }),
      commands.lineage(2),
      commands.append({ ...stamped(3), appends: batches("c") }),
      commands.lineage(3),
      commands.deleteTopic(1),
    ),
    script(register, register, commands.featureLevel(1), commands.marker()),
    script(
      create,
      commands.createTopic("orders", 1, 0),
      commands.append({ ...stamped(9), appends: batches("late") }),
    ),
    script(
      create,
      commands.append({
        ...unstamped,
        appends: [{ topicUid: 1, partitioningVersion: 1, batches: [batchOf(1, ["x"]), batchOf(0, ["y"])] }],
      }),
    ),
  ],
  mend(bytes, start, end, dice: Dice) {
    for (let at = start; at + HEAD_BYTES <= end;) {
      const room = end - at - HEAD_BYTES;
      bytes[at] = 1 + ((bytes[at]! + 7) % 8);
      let length = bytes[at + 1]! + bytes[at + 2]! * 256;
      if (length > room) length = dice.oneIn(2) ? room : dice.below(room + 1);
      bytes[at + 1] = length;
      bytes[at + 2] = length >> 8;
      at += HEAD_BYTES + length;
    }
  },
  read(bytes, start, end) {
    const machine = new StateMachine(new Memory());
    let hash = 0;
    let index = 0;
    for (let at = start; at + HEAD_BYTES <= end;) {
      const kind = bytes[at]!;
      const payloadStart = at + HEAD_BYTES;
      const payloadEnd = payloadStart + bytes[at + 1]! + bytes[at + 2]! * 256;
      // Kinds nobody knows cannot have been committed; a length beyond the end is the script's own mistake.
      if (kind < EntryKind.marker || kind > EntryKind.lineage || payloadEnd > end) break;
      if (kind === EntryKind.append) checkAppend(bytes, payloadStart, payloadEnd);
      index++;
      const outcome = machine.apply({
        index,
        timeMs: 1000 + index,
        epoch: 1,
        kind,
        bytes,
        payloadStart,
        payloadEnd,
      });
      hash = digestText(hash, outcome.kind);
      if (outcome.kind === "refused") hash = digestText(hash, outcome.message);
      if (outcome.kind === "appended") hash = outcome.results.reduce(digest, hash);
      at = payloadEnd;
    }
    // Rows name what there is, with uids of their own: none is written for two things.
    const partitions = new Set<number>();
    for (const topic of machine.catalog.topics())
      for (const { uid, number } of topic.partitions) {
        holds(uid === partitionUid(topic.uid, number) && !partitions.has(uid), "two partitions share a uid");
        partitions.add(uid);
        holds(machine.catalog.partitionOfUid(uid)?.number === number, "a partition is not found by its uid");
      }
    for (const { kind, key } of readChanges(machine.takeChanges()))
      if (kind === RowKind.partition) hash = digest(hash, key);
    return hash;
  },
  refuses: (error) => error instanceof RangeError && !(error instanceof SluiceFault),
  // The change buffer's two first memories; of a lineage it holds a row for every partition there is.
  maxRequestBytes: (length, bytes, start) =>
    64 * 1024 + 8 * length + (beginsLineage(bytes, start, start + length) ? LINEAGE_BYTES : 0),
  covers: [
    {
      file: "core/commands.ts",
      functions: /^(readAppendCommand|readTopicAppend|putAppendCommand|appendCommandSize|topicAppendSize)$/,
      least: 0.95,
    },
    {
      file: "core/state-machine.ts",
      functions:
        /^(apply|#append|#createTopic|#deleteTopic|#registerProducer|#refuseAppend|#appendBatch|#beginSegment|#raiseFeatureLevel|payload)$/,
      least: 0.8,
    },
    {
      file: "core/producers.ts",
      functions: /^(register|check|accept|#use|putProducerRow|putResultRow)$/,
      least: 0.8,
    },
  ],
};
