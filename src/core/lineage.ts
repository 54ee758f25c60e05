/**
 * Lineages of the log. As long as nothing confirmed can be lost there is one. With durability = memory-first a loss of
 * power may take the log's end, and offsets that clients have seen are given again, to other records. The next start
 * cannot know how far the log had gone, only where it ends now: it begins a new lineage there, and the place where each
 * partition was cut is kept.
 *
 *   lineage 1  0 ─────────── 800 ······ 900 (seen, lost)
 *   lineage 2                 └──────────── 950
 *
 * Whoever knows the partition as of lineage 1 shares it up to offset 800; a position above that is another log's.
 *
 * The entry that begins a lineage is synced before anything is built on it, so cuts only go up.
 */
import { decode, v1 } from "../wire/protobuf.ts";
import type { Catalog, Partition, Topic } from "./catalog.ts";
import { RowKind, type ChangeBuffer } from "./change-buffer.ts";

/** Of a partition. Beyond it the two oldest become one, at the lower offset: that tells too much loss, never too little. */
const MAX_CUTS = 16;

interface Cut {
  /** The lineage that began here. */
  lineage: number;
  readonly offset: number;
}

export class Lineage {
  current = 1;
  /** Index of the entry that began it; 0: it is the first. */
  index = 0;
  /** By partition uid, ascending. */
  readonly #cuts = new Map<number, Cut[]>();

  begin(index: number, catalog: Catalog, changes: ChangeBuffer): void {
    this.current++;
    this.index = index;
    for (const topic of catalog.topics()) {
      for (const partition of topic.partitions) this.#cut(partition, changes);
    }
  }

  /** Up to which offset the partition is what it was in `lineage`; undefined = nothing was cut since. */
  sharedEnd(partition: Partition, lineage: number): number | undefined {
    if (lineage >= this.current) return undefined;
    return this.#cuts.get(partition.uid)?.find((cut) => cut.lineage > lineage)?.offset;
  }

  dropped(topic: Topic, changes: ChangeBuffer): void {
    for (const { uid } of topic.partitions)
      if (this.#cuts.delete(uid)) changes.remove(RowKind.partitionCuts, uid, 0);
  }

  /** Of ShardRow. */
  get fields(): { lineage?: number; lineageIndex?: number } {
    return this.index === 0 ? {} : { lineage: this.current, lineageIndex: this.index };
  }

  restore(lineage: number, index: number): void {
    this.current = lineage || 1;
    this.index = index;
  }

  restoreCuts(partitionUid: number, value: Uint8Array): void {
    const { cuts } = decode(v1.PartitionCutsRow, value);
    const restored: Cut[] = [];
    for (let i = 0; i + 1 < cuts.length; i += 2) restored.push({ lineage: cuts[i]!, offset: cuts[i + 1]! });
    this.#cuts.set(partitionUid, restored);
  }

  #cut({ uid, endOffset }: Partition, changes: ChangeBuffer): void {
    let cuts = this.#cuts.get(uid);
    if (cuts === undefined) this.#cuts.set(uid, (cuts = []));
    const last = cuts.at(-1);
    // What was stored in between was lost: to all that came before it was cut here.
    if (last?.offset === endOffset) last.lineage = this.current;
    else cuts.push({ lineage: this.current, offset: endOffset });
    if (cuts.length > MAX_CUTS) {
      const [first, second] = cuts.splice(0, 2) as [Cut, Cut];
      cuts.unshift({ lineage: second.lineage, offset: first.offset });
    }
    const flat = cuts.flatMap((cut) => [cut.lineage, cut.offset]);
    changes.put(RowKind.partitionCuts, uid, 0, v1.PartitionCutsRow.encode({ cuts: flat }).finish());
  }
}
