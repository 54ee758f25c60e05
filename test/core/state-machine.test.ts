import { describe, expect, it } from "vitest";
import { AssertionFailure } from "../../src/base/errors.ts";
import { partitionUid } from "../../src/core/catalog.ts";
import { RowKind } from "../../src/core/change-buffer.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { batchOf, commands, MachineRig, outcomeText, type Command } from "../fixtures/machine-rig.ts";
import { withSeed } from "../fixtures/properties.ts";
import type { Random } from "../fixtures/random.ts";
import { restored, RowTable } from "../fixtures/row-table.ts";
import { NaiveBroker } from "./naive-broker.ts";

interface Step {
  readonly command: Command;
  readonly timeMs: number;
  readonly epoch: number;
}

/** Steps drawn against a running model, so that they meet what exists; some are wrong on purpose. */
function drawSteps(random: Random, count: number): { steps: Step[]; outcomes: string[] } {
  const model = new NaiveBroker();
  const steps: Step[] = [];
  const outcomes: string[] = [];
  let timeMs = 1_000_000;
  let epoch = 1;
  for (let i = 0; i < count; i++) {
    timeMs += random.chance(0.02) ? 8 * 24 * 3600_000 : random.integer(0, 5000);
    const command = model.draw(random);
    if (command.kind === "epoch") epoch++;
    outcomes.push(model.apply(command, timeMs));
    steps.push({ command: entryOf(command), timeMs, epoch });
  }
  return { steps, outcomes };
}

type Drawn = ReturnType<NaiveBroker["draw"]>;

function entryOf(drawn: Drawn): Command {
  switch (drawn.kind) {
    case "create":
      return commands.createTopic(drawn.name, drawn.partitions, drawn.segmentBytes);
    case "delete":
      return commands.deleteTopic(drawn.uid);
    case "register":
      return commands.registerProducer(drawn.name);
    case "epoch":
      return commands.epoch();
    case "append":
      return commands.append({
        ...drawn.stamp,
        appends: drawn.appends.map(({ topicUid, version, batches }) => ({
          topicUid,
          partitioningVersion: version,
          batches: batches.map(({ partition, values }) => batchOf(partition, values)),
        })),
      });
  }
}

function applyStep(rig: MachineRig, { command, timeMs, epoch }: Step): string {
  rig.timeMs = timeMs;
  rig.epoch = epoch;
  return outcomeText(rig.apply(command));
}

/** Everything that can be seen of a machine. */
function snapshot(rig: MachineRig) {
  const { machine, sink } = rig;
  const topics = [...machine.catalog.topics()].sort((a, b) => a.uid - b.uid);
  return {
    head: [machine.appliedIndex, machine.timeMs, machine.epoch, machine.featureLevel, machine.producers.size],
    counts: [machine.catalog.size, machine.catalog.partitionCount],
    topics: topics.map(({ partitions, ...topic }) => ({
      ...topic,
      partitions: partitions.map(({ topic: _topic, ...partition }) => partition),
    })),
    bytes: topics.flatMap(({ partitions }) =>
      partitions.map(({ uid }) => Buffer.from(sink.content(uid)).toString("hex")),
    ),
  };
}

describe("replay", () => {
  it("gives the same from any checkpoint as from the beginning: outcomes, rows and bytes", () => {
    withSeed((random) => {
      for (let round = 0; round < 8; round++) {
        const { steps } = drawSteps(random, 70);
        const straight = new MachineRig();
        const outcomes: string[] = [];
        const rows: string[] = [];
        for (const step of steps) {
          outcomes.push(applyStep(straight, step));
          rows.push(Buffer.from(straight.machine.takeChanges()).toString("hex"));
        }
        const end = snapshot(straight);
        // A checkpoint after every k entries; the table grows by what each has changed.
        const before = new MachineRig();
        const table = new RowTable();
        for (let k = 0; k < steps.length; k++) {
          const again = restored(before, table);
          for (let i = k; i < steps.length; i++) {
            expect(applyStep(again, steps[i]!)).toBe(outcomes[i]);
            expect(Buffer.from(again.machine.takeChanges()).toString("hex")).toBe(rows[i]);
          }
          expect(snapshot(again)).toEqual(end);
          applyStep(before, steps[k]!);
          table.take(before);
        }
      }
    });
  });

  it("from a checkpoint of a checkpoint is the same too", () => {
    withSeed((random) => {
      const { steps } = drawSteps(random, 300);
      const straight = new MachineRig();
      let stepped = new MachineRig();
      const table = new RowTable();
      for (const step of steps) {
        expect(applyStep(stepped, step)).toBe(applyStep(straight, step));
        if (random.chance(0.2)) {
          table.take(stepped);
          stepped = restored(stepped, table);
        }
      }
      expect(snapshot(stepped)).toEqual(snapshot(straight));
    });
  });
});

describe("offsets, refusals and duplicates", () => {
  it("are those of a naive model, whatever is asked", () => {
    withSeed((random) => {
      let accepted = 0;
      for (let round = 0; round < 60; round++) {
        const { steps, outcomes } = drawSteps(random, 120);
        const rig = new MachineRig();
        const said = steps.map((step) => applyStep(rig, step).replace(/^(refused \w+).*$/, "$1"));
        expect(said).toEqual(outcomes);
        accepted += outcomes.filter((outcome) => outcome.startsWith("appended")).length;
      }
      expect(accepted).toBeGreaterThan(500);
    });
  });
});

describe("a partition's bytes", () => {
  it("are a Segment that generated code decodes: header batches, then each batch as its producer made it", () => {
    withSeed((random) => {
      const { steps } = drawSteps(random, 200);
      const rig = new MachineRig();
      for (const step of steps) applyStep(rig, step);
      for (const topic of rig.machine.catalog.topics()) {
        for (const partition of topic.partitions) {
          let offset = 0;
          for (const batch of v1.Segment.decode(rig.sink.content(partition.uid)).batches) {
            expect(batch.baseOffset).toBe(offset);
            if (batch.header) {
              expect(batch.count ?? 0).toBe(0);
              expect(batch.header).toMatchObject({
                owner: topic.name,
                ownerUid: topic.uid,
                partitionUid: partition.uid,
                formatVersion: 1,
              });
              expect([batch.header.partition ?? 0, batch.header.baseOffset ?? 0]).toEqual([
                partition.number,
                offset,
              ]);
            } else {
              expect(v1.RecordBatch.decode(batch.records!).records).toHaveLength(batch.count!);
              offset += batch.count!;
            }
          }
          expect(offset).toBe(partition.endOffset);
        }
      }
    });
  });
});

describe("an entry", () => {
  it("is applied in its turn or not at all", () => {
    const rig = new MachineRig();
    rig.apply(commands.marker());
    const entry = {
      index: 3,
      timeMs: 0,
      epoch: 1,
      kind: 1,
      bytes: new Uint8Array(0),
      payloadStart: 0,
      payloadEnd: 0,
    };
    expect(() => rig.machine.apply(entry)).toThrow(AssertionFailure);
    expect(() => rig.machine.apply({ ...entry, index: 1 })).toThrow(AssertionFailure);
    expect(rig.machine.appliedIndex).toBe(1);
  });

  it("of a kind that this version does not know stops it", () => {
    expect(() => new MachineRig().apply({ kind: 99, payload: new Uint8Array(0) })).toThrow(/kind 99/);
  });

  it("that makes a topic beyond the limits is refused, and makes nothing", () => {
    const rig = new MachineRig();
    for (let i = 0; i < 10; i++) rig.apply(commands.createTopic(`wide-${i}`, 10_000, 1_000_000));
    expect(rig.machine.catalog.partitionCount).toBe(100_000);
    expect(outcomeText(rig.apply(commands.createTopic("more", 1, 1_000_000)))).toMatch(
      /^refused LIMIT_REACHED/,
    );
    rig.apply(commands.deleteTopic(1));
    expect(outcomeText(rig.apply(commands.createTopic("more", 10_000, 1_000_000)))).toMatch(
      /^created more: uid 11/,
    );
    expect(outcomeText(rig.apply(commands.createTopic("again", 1, 1_000_000)))).toMatch(
      /^refused LIMIT_REACHED/,
    );
  });

  it("that makes topic number 25,001 is refused", () => {
    const rig = new MachineRig();
    for (let i = 0; i < 25_000; i++) rig.apply(commands.createTopic(`topic-${i}`, 1, 1_000_000));
    expect(outcomeText(rig.apply(commands.createTopic("more", 1, 1_000_000)))).toMatch(
      /^refused LIMIT_REACHED/,
    );
  });
});

describe("uids of partitions", () => {
  it("are each one's own and stay below 2^53 for every topic there can be", () => {
    expect(partitionUid(1, 9_999)).toBeLessThan(partitionUid(2, 0));
    expect(partitionUid(2 ** 38, 9_999)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  });
});

describe("rows of a checkpoint", () => {
  it("of a deleted topic are gone, whatever was changed before in the same checkpoint", () => {
    const rig = new MachineRig();
    const table = new RowTable();
    rig.apply(commands.createTopic("orders", 2, 1_000_000));
    rig.apply(
      commands.append({
        producerId: 0,
        producerEpoch: 0,
        sequence: 0,
        appends: [{ topicUid: 1, partitioningVersion: 0, batches: [batchOf(1, ["a"])] }],
      }),
    );
    rig.apply(commands.deleteTopic(1));
    table.take(rig);
    expect(table.ordered().map((row) => row.kind)).toEqual([RowKind.shard]);
    // The counters outlive it: no uid is given twice.
    const again = restored(rig, table);
    expect(outcomeText(again.apply(commands.createTopic("orders", 1, 1_000_000)))).toMatch(
      /uid 2, 1 partitions, version 2/,
    );
  });

  it("are decoded by generated code as what they are called", () => {
    const rig = new MachineRig();
    const table = new RowTable();
    rig.timeMs = 7_000;
    rig.apply(commands.createTopic("orders", 1, 1_000_000));
    rig.apply(commands.registerProducer("billing"));
    rig.apply(
      commands.append({
        producerId: 1,
        producerEpoch: 1,
        sequence: 1,
        appends: [{ topicUid: 1, partitioningVersion: 0, batches: [batchOf(0, ["a", "b"])] }],
      }),
    );
    table.take(rig);
    const row = (kind: number) => table.ordered().find((one) => one.kind === kind)!.value!;
    const partition = rig.machine.catalog.topic("orders")!.partitions[0]!;
    expect(v1.PartitionRow.decode(row(RowKind.partition))).toMatchObject({
      endOffset: 2,
      endPosition: partition.endPosition,
      segmentFirstTime: 7_000,
    });
    expect(v1.ProducerRow.decode(row(RowKind.producer))).toMatchObject({
      name: "billing",
      epoch: 1,
      nextSequence: 2,
      lastUsed: 7_000,
      lastUsedIndex: 3,
    });
    expect(v1.ProducerResultRow.decode(row(RowKind.producerResult))).toMatchObject({
      sequence: 1,
      appendTime: 7_000,
      results: [0, 0, 2],
    });
    expect(v1.TopicRow.decode(row(RowKind.topic))).toMatchObject({
      name: "orders",
      uid: 1,
      createdAt: 7_000,
    });
  });

  it("of a kind that this version does not know stop it", () => {
    expect(() =>
      new MachineRig().machine.restoreRow({ kind: 99, key: 1, subkey: 0, value: new Uint8Array(0) }),
    ).toThrow(AssertionFailure);
  });
});
