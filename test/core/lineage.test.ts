import { describe, expect, it } from "vitest";
import { ChangeBuffer, readChanges, RowKind } from "../../src/core/change-buffer.ts";
import { Catalog, type Partition, type Topic } from "../../src/core/catalog.ts";
import { Lineage } from "../../src/core/lineage.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const settings = { partitions: 2, retentionMs: 0, retentionBytes: 0, segmentBytes: 1e6 };

class Rig {
  readonly catalog = new Catalog();
  readonly changes = new ChangeBuffer();
  readonly lineage = new Lineage();
  readonly topic: Topic = this.catalog.create("orders", 1, settings, 1, 0);
  /** Where partition 0 ended when each lineage began, from the second on. */
  readonly ends: number[] = [];

  get partition(): Partition {
    return this.topic.partitions[0]!;
  }

  begin(): void {
    this.ends.push(this.partition.endOffset);
    this.lineage.begin(this.ends.length * 10, this.catalog, this.changes);
  }

  /** By going over all that began later. */
  naiveSharedEnd(lineage: number): number | undefined {
    const later = this.ends.slice(lineage - 1);
    return later.length === 0 ? undefined : Math.min(...later);
  }

  /** As a start makes it from the checkpoint's rows. */
  restored(): Lineage {
    const restored = new Lineage();
    restored.restore(this.lineage.fields.lineage ?? 0, this.lineage.fields.lineageIndex ?? 0);
    const rows = new Map<number, Uint8Array | undefined>();
    for (const { kind, key, value } of readChanges(this.changes.take()))
      if (kind === RowKind.partitionCuts) rows.set(key, value?.slice());
    for (const [key, value] of rows) if (value !== undefined) restored.restoreCuts(key, value);
    return restored;
  }
}

describe("a partition and its lineages", () => {
  it("are one and uncut until a second begins", () => {
    const { lineage, partition } = new Rig();
    expect([lineage.current, lineage.fields, lineage.sharedEnd(partition, 1)]).toEqual([1, {}, undefined]);
  });

  it("is shared with each earlier one up to the first place it was cut at since, also after a restart", () => {
    const cuts = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(cuts, (growth) => {
        const rig = new Rig();
        for (const more of growth) {
          rig.partition.endOffset += more;
          rig.begin();
        }
        const restored = rig.restored();
        for (let known = 1; known <= rig.lineage.current; known++) {
          const naive = rig.naiveSharedEnd(known);
          expect(rig.lineage.sharedEnd(rig.partition, known)).toBe(naive);
          expect(restored.sharedEnd(rig.partition, known)).toBe(naive);
        }
        expect([restored.current, restored.index]).toEqual([rig.lineage.current, rig.lineage.index]);
      }),
      seeded(300),
    );
  });

  it("cut often keeps the newest places exactly, and tells of the oldest too much rather than too little", () => {
    const rig = new Rig();
    for (let n = 0; n < 100; n++) {
      rig.partition.endOffset += 5;
      rig.begin();
    }
    for (let known = 1; known <= 101; known++) {
      const naive = rig.naiveSharedEnd(known);
      const told = rig.lineage.sharedEnd(rig.partition, known);
      if (known >= 87) expect(told).toBe(naive);
      else expect(told!).toBeLessThanOrEqual(naive!);
    }
    expect(rig.lineage.sharedEnd(rig.partition, 1)).toBe(5);
  });

  it("that was empty is cut at 0: what was seen of it is gone", () => {
    const rig = new Rig();
    rig.begin();
    expect(rig.lineage.sharedEnd(rig.partition, 1)).toBe(0);
  });

  it("leave nothing behind when the topic is deleted", () => {
    const rig = new Rig();
    rig.begin();
    rig.lineage.dropped(rig.topic, rig.changes);
    expect(rig.lineage.sharedEnd(rig.partition, 1)).toBe(undefined);
    expect(rig.restored().sharedEnd(rig.partition, 1)).toBe(undefined);
  });
});
