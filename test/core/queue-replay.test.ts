/** Entries of queues give the same state, straight or through a checkpoint after any of them: outcomes, rows, bytes. */
import { describe, expect, it } from "vitest";
import { isDeliveryRow } from "../../src/core/deliveries.ts";
import { encodeAttributes, noDeliveries } from "../../src/core/delivery-commands.ts";
import {
  batchOf,
  commands,
  idColumn,
  MachineRig,
  outcomeText,
  type Command,
} from "../fixtures/machine-rig.ts";
import { noteFailed, noteSettled } from "../../src/core/delivery-notes.ts";
import type { DeliveryState } from "../../src/core/delivery/delivery-state.ts";
import { OUTCOMES } from "../../src/core/delivery/outcome-counts.ts";
import { withSeed } from "../fixtures/properties.ts";
import type { OnFull } from "../../src/core/queue-settings.ts";
import type { Random } from "../fixtures/random.ts";
import { restored, RowTable } from "../fixtures/row-table.ts";

interface Step {
  readonly command: Command;
  readonly timeMs: number;
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.integer(0, list.length - 1)]!;
}

/** So few that many come again. */
const IDS = Array.from({ length: 60 }, (_, i) => `id ${i}`);
const toUtf8 = new TextEncoder();
const text = (value: string): Uint8Array => toUtf8.encode(value);

const NAMES = ["a", "b", "a.dlq", "t"];

/** Drawn against a machine, so that they meet what exists; some are wrong. */
function drawSteps(random: Random, count: number): Step[] {
  const rig = new MachineRig();
  const steps: Step[] = [];
  let timeMs = 1_000;
  while (steps.length < count) {
    timeMs += random.integer(0, 2_000);
    rig.timeMs = timeMs;
    const command = draw(random, rig, timeMs);
    rig.apply(command);
    steps.push({ command, timeMs });
  }
  return steps;
}

function draw(random: Random, rig: MachineRig, timeMs: number): Command {
  const { catalog, deliveries } = rig.machine;
  const name = pick(random, NAMES);
  const topic = catalog.topic(name);
  if (topic === undefined || random.chance(0.01)) {
    if (name === "t") return commands.createTopic("t", 1, 1_000);
    const deadLetters = name.endsWith(".dlq");
    return commands.createQueue(name, {
      deadLetters,
      segmentBytes: 1_000,
      ...drawLimits(random, deadLetters),
    });
  }
  if (random.chance(0.01)) return commands.deleteTopic(topic.uid);
  if (topic.queue !== undefined && random.chance(0.05)) {
    const keep = { keepSettled: random.integer(0, 40), keepSettledMs: random.integer(1_000, 90_000) };
    const settings = random.chance(0.5) ? keep : { maxAttempts: random.integer(0, 9), segmentBytes: 2_000 };
    const { onFull, ...limits } = drawLimits(random, topic.queue.deadLetters);
    if (random.chance(0.5)) Object.assign(settings, limits, { onFull: ON_FULL.indexOf(onFull) });
    const dedup = random.chance(0.5)
      ? { dedup: random.integer(0, 3), dedupWindowMs: random.integer(1, 9_000) }
      : {};
    const to = random.chance(0.2) ? { deadLetterTo: pick(random, ["", ...NAMES]) } : {};
    return commands.alterQueue(
      topic.uid,
      { ...settings, ...dedup, ...to },
      pick(random, [true, false, undefined]),
    );
  }
  const { uid, endOffset } = topic.partitions[0]!;
  const state = deliveries.state(uid);
  const offset = random.integer(Math.max(0, endOffset - 12), endOffset);
  const attempts = random.chance(0.1) ? 3 : (state?.messages.attemptsOf(offset) ?? 0);
  const kind = random.integer(0, 11);
  if (kind > 9) {
    const log = { ...noDeliveries(uid), settled: [offset, random.integer(1, 2), attempts, 0] };
    const target = catalog.topic(pick(random, NAMES)) ?? topic;
    const batches = [batchOf(0, ["made of it"])];
    const appends = random.chance(0.2) ? [] : [{ topicUid: target.uid, partitioningVersion: 0, batches }];
    return commands.atomic({ producerId: 0, producerEpoch: 0, sequence: 0, appends }, log);
  }
  if (kind < 3) {
    const values = Array.from({ length: random.integer(1, 90) }, (_, i) => `${i}`);
    const batch = batchOf(0, values);
    const times = (): number[] | undefined =>
      random.chance(0.3)
        ? values.map(() => (random.chance(0.5) ? 0 : timeMs + random.integer(-500, 5_000)))
        : undefined;
    batch.attributes = encodeAttributes({
      level: random.chance(0.3) ? random.integer(0, 9) : 0,
      deliverAtMs: times(),
      expiresAtMs: times(),
      ids: random.chance(0.5)
        ? idColumn(values.map(() => (random.chance(0.3) ? pick(random, IDS) : "-")))
        : undefined,
      held: random.chance(0.2) ? values.map(() => random.integer(0, endOffset)) : undefined,
    });
    const appends = [{ topicUid: topic.uid, partitioningVersion: 0, batches: [batch] }];
    return commands.append({ producerId: 0, producerEpoch: 0, sequence: 0, appends });
  }
  if (kind < 5) {
    const outcome = random.integer(0, OUTCOMES.length - 1);
    const log = noDeliveries(uid);
    log.settled.push(offset, random.integer(1, 8), attempts, outcome);
    if (random.chance(0.3)) log.failed.push(offset + 9, 0, timeMs + 500);
    if (random.chance(0.3)) log.marks.push(random.integer(0, 9), offset);
    if (random.chance(0.3)) log.dueMark = timeMs;
    if (random.chance(0.2)) log.purged.push(offset, random.integer(0, 9), 0, 3);
    const alone = outcome === 0 && log.settled[1] === 1;
    const result = alone ? new Uint8Array(random.integer(0, 99)) : undefined;
    noteSettled(log.settledNotes, 0, text(`worker-${random.integer(0, 300)}`), result);
    return commands.deliveries(log);
  }
  if (kind < 8) {
    const log = { ...noDeliveries(uid), failed: [offset, attempts, timeMs + 1_000] };
    if (random.chance(0.7)) noteFailed(log.failedNotes, 0, text(`error ${random.integer(0, 99)}`), text("w"));
    return commands.deliveries(log);
  }
  const target = catalog.topic(pick(random, NAMES));
  return commands.moves({
    sourceUid: uid,
    offset,
    attempts,
    outcome: pick(random, [1, 5]),
    targetUid: target?.uid ?? 999,
    batch: batchOf(0, ["moved"]),
    consumer: random.chance(0.5) ? text("mover") : undefined,
    failed: random.chance(0.5),
  });
}

const ON_FULL: readonly OnFull[] = ["reject", "drop-oldest", "dead-letter"];

function drawLimits(
  random: Random,
  deadLetters: boolean,
): { maxMessages: number; maxBytes: number; onFull: OnFull; ttlMs: number } {
  const none = deadLetters || random.chance(0.3);
  return {
    maxMessages: none || random.chance(0.3) ? 0 : random.integer(1, 120),
    maxBytes: none || random.chance(0.5) ? 0 : random.integer(50, 900),
    ttlMs: random.chance(0.5) ? 0 : random.integer(1, 20_000),
    onFull: none ? "reject" : pick(random, ON_FULL),
  };
}

/** Everything that can be seen of a machine. */
function snapshot({ machine, sink }: MachineRig) {
  machine.deliveries.verify();
  return [...machine.catalog.topics()]
    .sort((a, b) => a.uid - b.uid)
    .map(({ partitions, ...topic }) => {
      const { topic: _, ...partition } = partitions[0]!;
      const bytes = Buffer.from(sink.content(partition.uid)).toString("hex");
      const state = machine.deliveries.state(partition.uid);
      if (state === undefined) return { ...topic, partition, bytes };
      const messages: number[][] = [];
      state.messages.forEach((...known) => void messages.push(known));
      return {
        ...topic,
        partition,
        bytes,
        counts: [
          state.enqueuedCount,
          state.settledCount,
          state.floor,
          state.bytes.total,
          ...OUTCOMES.map((one) => state.countOf(one)),
        ],
        settled: Array.from({ length: state.end }, (_, offset) =>
          state.isUnsettled(offset) ? "-" : "x",
        ).join(""),
        levels: Array.from({ length: state.end - state.floor }, (_, i) =>
          state.levels.levelOf(state.floor + i),
        ).join(""),
        old: [1, 1_000, 5_000, 9_000].map((ms) => state.times.oldBelow(machine.timeMs, ms, state.end)),
        mark: [...state.mark.offsets, state.mark.dueMs],
        keep: [state.keep.keepSettled, state.keep.keepSettledMs],
        ...remembered(state),
        messages: messages.sort((a, b) => a[0]! - b[0]!),
        ids: [state.ids.size, state.ids.duplicates, state.ids.forgotten],
        found: IDS.map((id) => state.ids.find(new Uint32Array(idColumn([id]).buffer))),
      };
    });
}

/** What is known of settled and failed messages. */
function remembered({ history, failures }: DeliveryState) {
  const endings: unknown[] = [];
  history?.eachNewest(0, -1, (run, first) => {
    endings.push({ ...run, first });
    return true;
  });
  const results: [number, string][] = [];
  history?.results.each((offset) => results.push([offset, `${history.results.get(offset)?.length}`]));
  const errors: unknown[] = [];
  failures?.each((offset) => errors.push([offset, failures.of(offset)]));
  return { endings, results, errors };
}

function applyStep(rig: MachineRig, { command, timeMs }: Step): string {
  rig.timeMs = timeMs;
  return outcomeText(rig.apply(command));
}

describe("replay of queues", () => {
  it("gives the same from a checkpoint after any entry as from the beginning", () => {
    withSeed((random) => {
      let compared = 0;
      const seen = { full: 0, dropped: 0 };
      for (let round = 0; round < 6; round++) {
        const steps = drawSteps(random, 60);
        const straight = new MachineRig();
        const outcomes = steps.map((step) => applyStep(straight, step));
        seen.full += outcomes.filter((outcome) => outcome.startsWith("refused QUEUE_FULL")).length;
        for (const { partitions } of straight.machine.catalog.topics())
          seen.dropped += straight.machine.deliveries.state(partitions[0]!.uid)?.countOf("dropped") ?? 0;
        const end = snapshot(straight);
        const before = new MachineRig();
        const table = new RowTable();
        for (let k = 0; k < steps.length; k++) {
          const again = restored(before, table);
          expect(snapshot(again)).toEqual(snapshot(before));
          for (let i = k; i < steps.length; i++) {
            expect(applyStep(again, steps[i]!)).toBe(outcomes[i]);
            compared++;
          }
          expect(snapshot(again)).toEqual(end);
          applyStep(before, steps[k]!);
          table.take(before);
        }
        // A deleted queue has left no row behind.
        const uids = new Set(
          [...straight.machine.catalog.topics()].flatMap((one) => one.partitions.map(({ uid }) => uid)),
        );
        expect(table.ordered().filter(({ kind, key }) => isDeliveryRow(kind) && !uids.has(key))).toEqual([]);
      }
      console.log(
        `replay of queues: ${compared} entries compared (at least 10,000), ${seen.full} refused as full, ${seen.dropped} dropped`,
      );
      expect(seen.full + seen.dropped).toBeGreaterThan(0);
      expect(compared).toBeGreaterThanOrEqual(10_000);
    });
  });

  it("goes on from checkpoints of checkpoints", () => {
    withSeed((random) => {
      const steps = drawSteps(random, 400);
      const straight = new MachineRig();
      let stepped = new MachineRig();
      const table = new RowTable();
      for (const step of steps) {
        expect(applyStep(stepped, step)).toBe(applyStep(straight, step));
        if (!random.chance(0.2)) continue;
        table.take(stepped);
        stepped = restored(stepped, table);
      }
      expect(snapshot(stepped)).toEqual(snapshot(straight));
    });
  });
});
