/** durability = memory-first on a shard: what stops of every kind leave, and who is told what. */
import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import type { Appended, Refusal } from "../../src/core/outcome.ts";
import { batchOf } from "../fixtures/machine-rig.ts";
import { withSeed } from "../fixtures/properties.ts";
import { ShardRig, type ShardRigOptions } from "../fixtures/shard-rig.ts";

const KIB = 1024;
const FLUSH_MS = 100;
const MARK = "/data/shard-0/unclean";

async function opened(options: ShardRigOptions = {}): Promise<ShardRig> {
  const rig = await new ShardRig({ flushIntervalMs: FLUSH_MS, ...options }).open();
  await rig.broker.createTopic("orders", { partitions: 2 });
  return rig;
}

const endOf = (rig: ShardRig, partition = 0): number =>
  rig.shard.machine.catalog.topic("orders")!.partitions[partition]!.endOffset;

/** A start at `offset` as of `lineage`: undefined = it is let, else the refusal. */
function resume(rig: ShardRig, offset: number, lineage: number, partition = 0): SluiceFault | undefined {
  try {
    rig.broker
      .subscribe(
        {
          id: 1,
          topic: "orders",
          partitions: new Map([[partition, offset]]),
          start: "earliest",
          creditBytes: 1,
          resetToEarliest: false,
          lineage,
        },
        { writable: true, batches: (_id, _partition, _end, _bytes, sent) => sent(), ended: () => undefined },
      )
      .subscription.close();
    return undefined;
  } catch (error) {
    if (error instanceof SluiceFault) return error;
    throw error;
  }
}

function publishAs(rig: ShardRig, producerId: number, sequence: number): Promise<Appended | Refusal> {
  return new Promise((resolve) => {
    const batches = [batchOf(0, [`${sequence}`])];
    rig.broker.publish(
      { producerId, producerEpoch: 1, sequence },
      [{ target: "orders", partitioningVersion: 0, batches }],
      resolve,
    );
  });
}

describe("a shard that syncs later", () => {
  it("confirms before the sync, and loses with the power what was not synced", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "kept");
    await rig.pass(FLUSH_MS, 10);
    await rig.publish("orders", 0, "lost");
    expect([endOf(rig), rig.disk.existsSync(MARK)]).toEqual([2, true]);
    await rig.losePower();
    await rig.open();
    expect([endOf(rig), rig.shard.machine.lineage.current]).toEqual([1, 2]);
    expect(rig.lines.filter(({ event }) => event.includes("LOG_TRUNCATED"))).toHaveLength(1);
  });

  it("loses nothing when it was killed alone, and disturbs nobody who has seen no more than there is", async () => {
    const rig = await opened();
    for (let i = 0; i < 20; i++) await rig.publish("orders", 0, `${i}`);
    await rig.kill();
    await rig.open();
    expect([endOf(rig), rig.shard.machine.lineage.current]).toEqual([20, 2]);
    expect(resume(rig, 20, 1)).toBe(undefined);
  });

  it("loses nothing and begins no lineage when it was stopped, whatever it ran as before and after", async () => {
    const options: ShardRigOptions = { flushIntervalMs: FLUSH_MS };
    const rig = await opened(options);
    for (const flushIntervalMs of [FLUSH_MS, undefined, FLUSH_MS, undefined, undefined]) {
      await rig.publish("orders", 0, "x");
      const end = endOf(rig);
      await rig.stop();
      rig.disk.crash();
      expect(rig.disk.existsSync(MARK)).toBe(false);
      rig.use({ flushIntervalMs });
      await rig.open();
      expect([endOf(rig), rig.shard.machine.lineage.current]).toEqual([end, 1]);
      expect(rig.disk.existsSync(MARK)).toBe(flushIntervalMs !== undefined);
    }
  });

  it("that is not stopped in order is an unclean start for durability disk too, once", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "lost");
    await rig.losePower();
    rig.use({ flushIntervalMs: undefined });
    await rig.open();
    expect([rig.shard.machine.lineage.current, rig.disk.existsSync(MARK)]).toEqual([2, false]);
    await rig.losePower();
    await rig.open();
    expect(rig.shard.machine.lineage.current).toBe(2);
  });

  it("is told of a loss once only where the next starts are killed before they are through", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "lost");
    await rig.losePower();
    rig.disk.fail({ op: "datasync", path: /\.journal$/, after: 1, error: new Error("killed") });
    const start = rig.open();
    start.catch(() => undefined);
    await rig.settle();
    await rig.losePower();
    await rig.open();
    expect(resume(rig, 1, 1)?.details["from"]).toBe("0");
    expect(rig.disk.existsSync(MARK)).toBe(true);
  });

  it("has topics, producers, epochs and lineages synced before they are seen", async () => {
    const rig = await opened();
    const first = await rig.broker.initProducer("");
    await rig.losePower();
    await rig.open();
    expect(rig.shard.machine.catalog.topic("orders")).toBeDefined();
    const second = await rig.broker.initProducer("");
    expect(second.producerId).toBeGreaterThan(first.producerId);
    expect([rig.shard.epoch, rig.shard.machine.lineage.current]).toEqual([2, 2]);
    await rig.losePower();
    await rig.open();
    expect([rig.shard.epoch, rig.shard.machine.lineage.current]).toEqual([3, 3]);
  });

  it("takes no checkpoint ahead of what the journal has durable", async () => {
    const rig = await opened({ checkpoint: { journalBytes: 64 * KIB, minIntervalMs: 10 } });
    let checkpoints = 0;
    for (let i = 0; i < 60; i++) {
      await rig.publish("orders", i % 2, "x".repeat(10 * KIB));
      rig.time.advance(3);
      if (rig.shard.checkpointer.index > 0) {
        checkpoints++;
        expect(rig.shard.journal.durableIndex).toBeGreaterThanOrEqual(rig.shard.checkpointer.index);
      }
    }
    expect(checkpoints).toBeGreaterThan(0);
    expect(rig.shard.checkpointer.count).toBeGreaterThan(3);
    await rig.losePower();
    await rig.open();
    expect(rig.fatal).toEqual([]);
  });

  it("syncs when it is idle, and then vouches for its last group", async () => {
    const rig = await opened({ flushIntervalMs: 10_000 });
    await rig.publish("orders", 0, "a");
    const index = rig.shard.appliedIndex;
    await rig.pass(200, 10);
    expect([rig.shard.appliedIndex, rig.shard.journal.durableIndex]).toEqual([index + 1, index]);
    await rig.losePower();
    await rig.open();
    expect([endOf(rig), rig.recovered["tornBytes"]]).toEqual([1, 0]);
  });
});

describe("whoever saw what is gone", () => {
  it("is told where the log was cut, however far it has come since", async () => {
    const rig = await opened();
    for (let i = 0; i < 8; i++) await rig.publish("orders", 0, `${i}`);
    await rig.pass(FLUSH_MS, 10);
    await rig.publish("orders", 0, "eight", "nine");
    await rig.losePower();
    await rig.open();
    for (let i = 0; i < 30; i++) await rig.publish("orders", 0, `new ${i}`);
    const told = resume(rig, 10, 1);
    expect([told?.code, told?.details]).toEqual([
      "LOG_TRUNCATED",
      { topic: "orders", partition: "0", from: "8", offsets: '{"0":8}' },
    ]);
    // Up to the cut it is the log that was seen.
    expect([resume(rig, 8, 1), resume(rig, 3, 1), resume(rig, 10, 2)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // Who says no lineage can be told only of what is not there.
    expect(resume(rig, 10, 0)).toBe(undefined);
    expect(resume(rig, 50, 0)?.code).toBe("OFFSET_OUT_OF_RANGE");
    // A lineage yet to come: this is not the log it was seen in.
    expect(resume(rig, 1, 7)?.details["from"]).toBe("0");
  });

  it("as a producer is told from which of its requests on, once; then its count goes on", async () => {
    const rig = await opened();
    const { producerId } = await rig.broker.initProducer("");
    for (let sequence = 1; sequence <= 3; sequence++) await publishAs(rig, producerId, sequence);
    await rig.pass(FLUSH_MS, 10);
    for (let sequence = 4; sequence <= 6; sequence++) await publishAs(rig, producerId, sequence);
    await rig.losePower();
    await rig.open();
    expect(await publishAs(rig, producerId, 7)).toMatchObject({
      kind: "refused",
      code: "LOG_TRUNCATED",
      details: { expected: "4" },
    });
    expect(await publishAs(rig, producerId, 3)).toMatchObject({ kind: "appended", duplicate: true });
    expect(await publishAs(rig, producerId, 4)).toMatchObject({ kind: "appended", duplicate: false });
    expect(await publishAs(rig, producerId, 6)).toMatchObject({ code: "OUT_OF_SEQUENCE" });
  });
});

it("whatever happens, loses the end only, of one interval at most, and tells exactly who saw it", async () => {
  const counts = { losses: 0, lost: 0, told: 0, undisturbed: 0 };
  await withSeed(async (random) => {
    for (let story = 0; story < 12; story++) {
      const rig = await opened({ checkpoint: { journalBytes: 64 * KIB, minIntervalMs: 20 } });
      /** Of each partition: when what lies at each offset was confirmed. */
      let confirmedMs: number[][] = [[], []];
      /** How far each partition had been seen in each lineage, and its end when the next ones began. */
      const seen = new Map<number, number[]>();
      const cuts: { lineage: number; ends: number[] }[] = [];
      for (let life = 0; life < 8; life++) {
        for (let step = random.integer(0, 40); step > 0; step--) {
          const partition = random.integer(0, 1);
          await rig.publish("orders", partition, "x".repeat(random.integer(1, 4 * KIB)));
          confirmedMs[partition]!.push(rig.time.monotonicMs());
          rig.time.advance(random.integer(0, 20));
          if (random.chance(0.3)) await rig.settle();
        }
        const { current } = rig.shard.machine.lineage;
        seen.set(current, [endOf(rig, 0), endOf(rig, 1)]);
        const end = random.integer(0, 2);
        if (end === 0) await rig.stop();
        else if (end === 1) await rig.kill();
        else await rig.losePower(random.chance(0.5) ? undefined : () => random.chance(0.4));
        await rig.open();
        expect(rig.shard.machine.lineage.current).toBe(end === 0 ? current : current + 1);
        const ends = [endOf(rig, 0), endOf(rig, 1)];
        const gone = confirmedMs.flatMap((times, n) => times.slice(ends[n])).sort((a, b) => a - b);
        if (end < 2) expect(gone).toEqual([]);
        else if (gone.length > 0) {
          counts.losses++;
          counts.lost += gone.length;
          expect(gone.at(-1)! - gone[0]!).toBeLessThan(FLUSH_MS);
        }
        confirmedMs = confirmedMs.map((times, n) => times.slice(0, ends[n]));
        if (end > 0) cuts.push({ lineage: current + 1, ends });
        for (const [lineage, positions] of seen) {
          for (const [partition, position] of positions.entries()) {
            const shared = Math.min(
              ...cuts.filter((cut) => cut.lineage > lineage).map((cut) => cut.ends[partition]!),
            );
            const told = resume(rig, position, lineage, partition);
            if (position <= shared) expect(told).toBe(undefined);
            else expect([told?.code, told?.details["from"]]).toEqual(["LOG_TRUNCATED", String(shared)]);
            counts[told === undefined ? "undisturbed" : "told"]++;
          }
        }
      }
      expect(rig.fatal).toEqual([]);
      await rig.stop();
    }
  });
  console.log(`memory-first stories: ${JSON.stringify(counts)}`);
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(10);
});
