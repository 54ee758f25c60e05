/** A checkpoint's rows, in the form they travel and are restored in: a change buffer into a state machine. */
import { AssertionFailure } from "../../../src/base/errors.ts";
import { ChangeBuffer, readChanges } from "../../../src/core/change-buffer.ts";
import type { PartitionSink } from "../../../src/core/batch-appender.ts";
import { StateMachine } from "../../../src/core/state-machine.ts";
import { batchOf, commands, MachineRig } from "../../fixtures/machine-rig.ts";
import { putU32 } from "../../../src/base/bytes.ts";
import type { Dice } from "../dice.ts";
import { joined } from "../golden.ts";
import { digest, digestBytes, holds, type FuzzTarget } from "../target.ts";

const HEAD_BYTES = 17;
const REMOVED = 0xffff_ffff;

const nowhere: PartitionSink = {
  extend: () => {
    throw new Error("a restore stores nothing");
  },
  appended: () => {},
  rolled: () => {},
  dropped: () => {},
};

/** What a machine has changed, its rows by kind as a checkpoint gives them back. */
function rowsOf(rig: MachineRig): Uint8Array[] {
  const buffer = rig.machine.takeChanges();
  return [...readChanges(buffer)]
    .sort((a, b) => a.kind - b.kind)
    .map(({ kind, key, subkey, value }) => {
      const one = new ChangeBuffer();
      if (value === undefined) one.remove(kind, key, subkey);
      else one.put(kind, key, subkey, value);
      return one.take().slice();
    });
}

function samples(): Uint8Array[] {
  const rig = new MachineRig();
  rig.apply(commands.epoch());
  rig.apply(commands.createTopic("orders", 2, 1024));
  rig.apply(commands.registerProducer("billing"));
  const stamp = { producerId: 1, producerEpoch: 1, sequence: 1 };
  const appends = [
    { topicUid: 1, partitioningVersion: 0, batches: [batchOf(0, ["a", "b"]), batchOf(1, ["c"])] },
  ];
  rig.apply(commands.append({ ...stamp, appends }));
  const rows = rowsOf(rig);
  rig.apply(commands.deleteTopic(1));
  const removed = rowsOf(rig);
  return [joined(...rows), joined(...removed), ...rows, joined(...rows, ...removed)];
}

/** Lengths that reach beyond the end become ones that do not. */
function mend(bytes: Uint8Array, start: number, end: number, dice: Dice): void {
  const data = new DataView(bytes.buffer);
  for (let at = start; at + HEAD_BYTES <= end;) {
    let length = data.getUint32(at + 13, true);
    const room = end - at - HEAD_BYTES;
    if (length !== REMOVED && length > room) {
      length = dice.oneIn(2) ? room : dice.below(room + 1);
      putU32(bytes, at + 13, length);
    }
    at += HEAD_BYTES + (length === REMOVED ? 0 : length);
  }
}

export const target: FuzzTarget = {
  name: "checkpoint-rows",
  samples: samples(),
  mend,
  read(bytes, start, end) {
    const machine = new StateMachine(nowhere);
    const again = new ChangeBuffer();
    let hash = 0;
    for (const row of readChanges(bytes.subarray(start, end))) {
      const { kind, key, subkey, value } = row;
      hash = digest(digest(digest(hash, kind), key), subkey);
      if (value === undefined) again.remove(kind, key, subkey);
      else {
        hash = digestBytes(hash, value);
        again.put(kind, key, subkey, value);
      }
      machine.restoreRow(row);
    }
    machine.restored(7, 1000, 2);
    const written = again.take();
    holds(digestBytes(0, written) === digestBytes(0, bytes, start, end), "rows written again are others");
    for (const { partitions } of machine.catalog.topics()) hash = digest(hash, partitions.length);
    return digest(hash, machine.producers.size);
  },
  // Rows stand under a checksum of their own: what fits it and makes no sense is a mistake of ours, and ends the start.
  refuses: (error) => error instanceof RangeError || error instanceof AssertionFailure,
  covers: [
    { file: "core/change-buffer.ts", least: 0.85 },
    { file: "core/state-machine.ts", functions: /^(restoreRow|restored)$/, least: 0.95 },
    { file: "core/producers.ts", functions: /^(restore|restoreResult|restored)$/, least: 0.95 },
    { file: "core/catalog.ts", functions: /^(restorePartition|create|partitionOfUid)$/, least: 0.95 },
  ],
};
