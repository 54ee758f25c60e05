/**
 * What is done to the disk while the node is down, and how it is put right again. Only damage is done of which it is
 * certain what a start has to say of it, or that must have no effect: what is stored is compared at the end.
 */
import { basename, dirname } from "node:path";
import { getU64 } from "../../src/base/bytes.ts";
import { chainOf, putEntryHeader, sealEntryHeader } from "../../src/storage/entry.ts";
import type { Random } from "../fixtures/random.ts";
import { entriesFrom, ownEntries, type WalkedEntry } from "./journal-walk.ts";
import { SECTOR_BYTES, type FileNode, type Platter } from "./platter.ts";
import { segmentFiles } from "./segment-damages.ts";

export interface Damage {
  readonly what:
    | "rot refused"
    | "foreign history refused"
    | "misdirected write refused"
    | "damaged checkpoint refused"
    | "damaged segment refused"
    | "removed segment refused";
  readonly file: FileNode;
  /** Puts everything back, as from a backup. */
  readonly heal: () => void;
  /** A start must refuse it; false: it may go unnoticed. */
  readonly certain: boolean;
}

const JOURNAL = "/data/shard-0/journal";
const CHECKPOINT = "/data/shard-0/checkpoint.db";

export class Damages {
  readonly #platter: Platter;
  readonly #random: Random;

  constructor(platter: Platter, random: Random) {
    this.#platter = platter;
    this.#random = random;
  }

  /** One of them; undefined: there is nothing on the disk that it could befall. */
  cause(): Damage | undefined {
    const kind = this.#random.integer(0, 12);
    if (kind < 4) return this.#flipEntry();
    if (kind < 7) return this.#foreignTail();
    if (kind < 9) return this.#misdirectWrite();
    if (kind < 11) return this.#flipCheckpoint();
    return kind < 12 ? this.#shortenSegment() : this.#removeSegment();
  }

  #oneOf<T>(things: readonly T[]): T {
    return things[this.#random.integer(0, things.length - 1)]!;
  }

  /** Entries of the last file that are known to have been durable. */
  #vouchedEntries(): { file: FileNode; entries: WalkedEntry[] } | undefined {
    const files = this.#platter.files(JOURNAL).filter(({ path }) => path.endsWith(".journal"));
    const last = files.at(-1);
    if (last === undefined) return undefined;
    const { path, file } = last;
    const entries = ownEntries(path, file.content());
    const vouched = Math.max(0, ...entries.map(({ durableIndex }) => durableIndex));
    const known = entries.filter(({ index }) => index <= vouched);
    return known.length < 3 ? undefined : { file, entries: known };
  }

  #flipEntry(): Damage | undefined {
    const found = this.#vouchedEntries();
    if (found === undefined) return undefined;
    const { file, entries } = found;
    // The last ones may be the only ones that say so of those before them.
    const entry = entries[this.#random.integer(0, entries.length - 3)]!;
    const before = file.content().slice();
    const bytes = before.slice();
    const at = this.#random.integer(entry.position, entry.payloadEnd - 1);
    bytes[at]! ^= 1 << this.#random.integer(0, 7);
    file.replace(bytes);
    return { what: "rot refused", file, heal: () => file.replace(before), certain: true };
  }

  /** From some entry on, the file holds another history of the same shard: right indexes, right sums, another chain. */
  #foreignTail(): Damage | undefined {
    const found = this.#vouchedEntries();
    if (found === undefined) return undefined;
    const { file, entries } = found;
    const identity = this.#platter.file("/data/node.json");
    if (identity === undefined) return undefined;
    const { shardUid } = JSON.parse(new TextDecoder().decode(identity.content())) as { shardUid: number };
    const before = file.content().slice();
    const bytes = before.slice();
    const first = this.#random.integer(1, entries.length - 2);
    let chain = (entries[first - 1]!.chain ^ 0x5a5a5a5a) >>> 0;
    for (const entry of entriesFrom(before, entries[first]!.position)) {
      const header = { ...entry };
      header.chain = chain = chainOf(chain, shardUid, header);
      putEntryHeader(bytes, entry.position, header);
      sealEntryHeader(bytes, entry.position, getU64(before, entry.position + 32));
    }
    file.replace(bytes);
    return { what: "foreign history refused", file, heal: () => file.replace(before), certain: true };
  }

  /**
   * The disk put a sector of a durable entry somewhere else: its place holds zeros, as a file filled ahead does, and what
   * was where it went is gone.
   */
  #misdirectWrite(): Damage | undefined {
    const found = this.#vouchedEntries();
    if (found === undefined) return undefined;
    const { file, entries } = found;
    const entry = entries[this.#random.integer(0, entries.length - 3)]!;
    const from = sectorOf(this.#random.integer(entry.position, entry.payloadEnd - 1));
    const others = [
      ...this.#platter.files(JOURNAL),
      ...segmentFiles(this.#platter),
      ...this.#platter.files(CHECKPOINT),
    ];
    const target = this.#random.chance(0.3) ? file : this.#oneOf(others).file;
    if (target.size === 0) return undefined;
    const to = sectorOf(this.#random.integer(0, target.size - 1));
    const before = file.content().slice();
    // One that vouches for it must stay: without, it looks like a torn end.
    const isSpared = ({ position, payloadEnd }: WalkedEntry, sector: number): boolean =>
      payloadEnd <= sector || position >= sector + SECTOR_BYTES;
    const vouches = (other: WalkedEntry): boolean =>
      other.durableIndex >= entry.index && isSpared(other, from) && (target !== file || isSpared(other, to));
    if (!entriesFrom(before, 0).some(vouches)) return undefined;
    const after = before.slice();
    after.fill(0, from, from + SECTOR_BYTES);
    const sector = before.subarray(from, from + SECTOR_BYTES);
    const targetBefore = target.content().slice();
    const targetAfter = target === file ? after : targetBefore.slice();
    targetAfter.set(sector.subarray(0, targetAfter.length - to), to);
    // Nothing happened if the sector held zeros, or came back to its place.
    const { position, payloadEnd } = entry;
    if (Buffer.compare(after.subarray(position, payloadEnd), before.subarray(position, payloadEnd)) === 0)
      return undefined;
    file.replace(after);
    if (target !== file) target.replace(targetAfter);
    const heal = (): void => {
      file.replace(before);
      if (target !== file) target.replace(targetBefore);
    };
    return { what: "misdirected write refused", file, heal, certain: true };
  }

  #flipCheckpoint(): Damage | undefined {
    const file = this.#platter.file(CHECKPOINT);
    if (file === undefined || file.size === 0) return undefined;
    const before = file.content().slice();
    const bytes = before.slice();
    bytes[this.#random.integer(0, bytes.length - 1)]! ^= 1 << this.#random.integer(0, 7);
    file.replace(bytes);
    return { what: "damaged checkpoint refused", file, heal: () => file.replace(before), certain: false };
  }

  /** A segment file that has lost its end. What lies beyond the checkpoint may go: it comes again by replay. */
  #shortenSegment(): Damage | undefined {
    const files = segmentFiles(this.#platter);
    if (files.length === 0) return undefined;
    const { file } = this.#oneOf(files);
    const before = file.content().slice();
    file.replace(before.slice(0, this.#random.integer(0, before.length - 1)));
    return { what: "damaged segment refused", file, heal: () => file.replace(before), certain: false };
  }

  /** A segment file that is gone, name and all. */
  #removeSegment(): Damage | undefined {
    const files = segmentFiles(this.#platter);
    if (files.length === 0) return undefined;
    const { path, file } = this.#oneOf(files);
    const directory = this.#platter.directory(dirname(path))!;
    directory.lose(basename(path));
    const heal = (): void => directory.restore(basename(path), file);
    return { what: "removed segment refused", file, heal, certain: false };
  }
}

/** Where the sector begins that holds the byte at `position`. */
function sectorOf(position: number): number {
  return position - (position % SECTOR_BYTES);
}
