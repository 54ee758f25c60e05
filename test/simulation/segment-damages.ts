/**
 * What is done to segment files while the node runs. The start that comes after sees nothing of it: whoever reads must be
 * told, and get neither wrong bytes nor a gap.
 */
import { readStoredBatch, StoredBatchView } from "../../src/wire/stored-batch.ts";
import type { Random } from "../fixtures/random.ts";
import type { FileNode, Platter } from "./platter.ts";

/** What changes in a segment file while the node runs: flipped once it is done, twice it is put right. */
export interface SegmentDamage {
  readonly what: "damaged segment not served" | "misdirected batch not served";
  readonly file: FileNode;
  readonly at: number;
  readonly masks: Uint8Array;
}

/** A batch in a segment file. */
interface Placed {
  readonly file: FileNode;
  readonly at: number;
  readonly end: number;
  readonly baseOffset: number;
}

const SEGMENTS = "/data/shard-0/segments";

/** Segment files that hold something. */
export function segmentFiles(platter: Platter): { path: string; file: FileNode }[] {
  return platter.files(SEGMENTS).filter(({ path, file }) => path.endsWith(".log") && file.size > 0);
}

export class SegmentDamages {
  readonly #platter: Platter;
  readonly #random: Random;

  constructor(platter: Platter, random: Random) {
    this.#platter = platter;
    this.#random = random;
  }

  /** To one whose topic lasts, where it was synced: a bit, or a whole batch in the place of another; undefined: of none. */
  cause(): SegmentDamage | undefined {
    const files = segmentFiles(this.#platter).filter(({ path }) => partitionUidOf(path) < FIRST_PASSING_UID);
    if (files.length === 0) return undefined;
    const damage =
      (this.#random.chance(0.5) ? this.#misdirectBatch(files) : undefined) ?? this.#flipBit(files);
    const { file, at, masks } = damage;
    return file.dirty.some(({ from, to }) => at < to && at + masks.length > from) ? undefined : damage;
  }

  #flipBit(files: readonly { file: FileNode }[]): SegmentDamage {
    const { file } = this.#oneOf(files);
    const at = this.#random.integer(0, file.size - 1);
    const masks = Uint8Array.of(1 << this.#random.integer(0, 7));
    return { what: "damaged segment not served", file, at, masks };
  }

  /**
   * A whole batch, good by its checksums, where another one begins, of the same partition or not. Spared is what nobody
   * can see: one of another partition that begins at the same offset.
   */
  #misdirectBatch(files: readonly { file: FileNode }[]): SegmentDamage | undefined {
    const batches = files.flatMap(({ file }) => batchesOf(file));
    if (batches.length === 0) return undefined;
    const place = this.#oneOf(batches);
    const room = place.file.size - place.at;
    const others = batches.filter(
      ({ at, end, baseOffset }) => end - at <= room && baseOffset !== place.baseOffset,
    );
    if (others.length === 0) return undefined;
    const { file, at, end } = this.#oneOf(others);
    const masks = file.content().slice(at, end);
    const there = place.file.content();
    for (let i = 0; i < masks.length; i++) masks[i]! ^= there[place.at + i]!;
    return { what: "misdirected batch not served", file: place.file, at: place.at, masks };
  }

  #oneOf<T>(things: readonly T[]): T {
    return things[this.#random.integer(0, things.length - 1)]!;
  }
}

/** Topics that are never deleted were made first: their uids are 1 and 2, and a partition's has its topic's above 2^14. */
const FIRST_PASSING_UID = 3 * 16_384;

function partitionUidOf(path: string): number {
  return Number(/\/segments\/(\d+)\//.exec(path)?.[1]);
}

function batchesOf(file: FileNode): Placed[] {
  const found: Placed[] = [];
  const bytes = file.content();
  const view = new StoredBatchView();
  for (let at = 0; ; at = view.end) {
    // A file that is being written may end in the midst of one, or in what a crash or an earlier damage left.
    if (!readsBatch(bytes, at, view)) return found;
    const { end, baseOffset, count } = view;
    // Headers hold no messages: one in the place of another leaves nothing out.
    if (count > 0) found.push({ file, at, end, baseOffset });
  }
}

function readsBatch(bytes: Uint8Array, at: number, view: StoredBatchView): boolean {
  try {
    return readStoredBatch(bytes, at, bytes.length, view) > 0;
  } catch {
    return false;
  }
}
