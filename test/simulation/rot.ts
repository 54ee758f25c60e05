/**
 * Rot: bytes on the disk that change while the node is down. What the rule of the journal calls rot must be refused at
 * the next start; then the bytes are put back, as from a backup. Only damage is done of which that is certain.
 */
import { getU64 } from "../../src/base/bytes.ts";
import { chainOf, putEntryHeader, sealEntryHeader } from "../../src/storage/entry.ts";
import { entriesFrom, ownEntries, type WalkedEntry } from "./journal-walk.ts";
import type { FileNode } from "./platter.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

interface Damage {
  readonly what:
    "rot refused" | "foreign history refused" | "damaged checkpoint refused" | "damaged segment refused";
  readonly file: FileNode;
  readonly before: Uint8Array;
  /** A start must refuse it; false: it may go unnoticed. */
  readonly certain: boolean;
}

/** News of damage reach a reader within this. */
export const TOLD_WITHIN_MS = 10_000;

const JOURNAL = "/data/shard-0/journal";
const SEGMENTS = "/data/shard-0/segments";

export class Rot {
  /** Bytes change at the next opportunity. */
  wanted = false;
  readonly #world: SeedWorld;
  #damage: Damage | undefined;
  /** Accepted by a start, and how the file was then: until a checkpoint is committed it stays so. */
  #lurking: { readonly damage: Damage; readonly damaged: Uint8Array } | undefined;
  #flipped: { file: FileNode; at: number; mask: number } | undefined;

  constructor(world: SeedWorld) {
    this.#world = world;
  }

  /** The node is down. */
  befall(): void {
    this.healSegment();
    if (!this.wanted || this.#damage !== undefined) return;
    const { trouble } = this.#world;
    const kind = trouble.integer(0, 9);
    if (kind < 4) this.#damage = this.#flipEntry();
    else if (kind < 7) this.#damage = this.#foreignTail();
    else if (kind < 9) this.#damage = this.#flipCheckpoint();
    else this.#damage = this.#shortenSegment();
    if (this.#damage !== undefined) this.wanted = false;
  }

  /** A byte of a segment that is on the disk changes while the node runs: it must not be served. */
  flipSegment(): void {
    if (this.segmentDamaged) return;
    const { trouble, platter } = this.#world;
    const files = platter
      .files(SEGMENTS)
      .filter(({ path, file }) => path.endsWith(".log") && file.size > 0 && isOfLasting(path));
    if (files.length === 0) return;
    const { file } = files[trouble.integer(0, files.length - 1)]!;
    const at = trouble.integer(0, file.size - 1);
    if (file.dirty.some(({ from, to }) => at >= from && at < to)) return;
    this.#flipped = { file, at, mask: 1 << trouble.integer(0, 7) };
    this.#flip();
    this.#world.weather.readableFromMs = Infinity;
  }

  get segmentDamaged(): boolean {
    return this.#flipped !== undefined;
  }

  healSegment(): void {
    if (this.#flipped === undefined) return;
    this.#flip();
    this.#flipped = undefined;
    // What was read before may still be on its way.
    this.#world.weather.readableFromMs = this.#world.agenda.nowMs + TOLD_WITHIN_MS;
  }

  #flip(): void {
    const { file, at, mask } = this.#flipped!;
    for (const bytes of [file.data, file.kept]) if (at < bytes.length) bytes[at]! ^= mask;
  }

  /** Whether the start that failed had to, or might; the damage is put right. */
  refused(error: Error & { code?: string }): boolean {
    const damage = this.#damage;
    if (damage === undefined || error.code !== "CORRUPT_RANGE") return false;
    this.#damage = undefined;
    damage.file.replace(damage.before);
    this.#world.counters.count(damage.what);
    return true;
  }

  /** A start went well. @throws Violation if it must not have */
  accepted(): void {
    const damage = this.#damage;
    this.#damage = undefined;
    if (damage?.certain === true) throw new Violation(`a start accepted what was damaged (${damage.what})`);
    if (damage?.what === "damaged checkpoint refused")
      this.#lurking = { damage, damaged: damage.file.content().slice() };
  }

  /**
   * Whether the node ended for damage that its start could not see: SQLite does not write to a file whose header says
   * that a newer version made it, which the first checkpoint finds. The damage is put right.
   */
  foundLate(error: Error & { code?: string }): boolean {
    const lurking = this.#lurking;
    if (lurking === undefined || !(error.code ?? "").startsWith("SQLITE_")) return false;
    const { file, before, what } = lurking.damage;
    if (Buffer.compare(file.content(), lurking.damaged) !== 0) return false;
    this.#lurking = undefined;
    file.replace(before);
    this.#world.counters.count(what);
    return true;
  }

  /** Entries of the last file that are known to have been durable. */
  #vouchedEntries(): { file: FileNode; entries: WalkedEntry[] } | undefined {
    const files = this.#world.platter.files(JOURNAL).filter(({ path }) => path.endsWith(".journal"));
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
    const { trouble } = this.#world;
    const { file, entries } = found;
    // The last ones may be the only ones that say so of those before them.
    const entry = entries[trouble.integer(0, entries.length - 3)]!;
    const before = file.content().slice();
    const bytes = before.slice();
    const at = trouble.integer(entry.position, entry.payloadEnd - 1);
    bytes[at]! ^= 1 << trouble.integer(0, 7);
    file.replace(bytes);
    return { what: "rot refused", file, before, certain: true };
  }

  /** From some entry on, the file holds another history of the same shard: right indexes, right sums, another chain. */
  #foreignTail(): Damage | undefined {
    const found = this.#vouchedEntries();
    if (found === undefined) return undefined;
    const { trouble, platter } = this.#world;
    const { file, entries } = found;
    const identity = platter.file("/data/node.json");
    if (identity === undefined) return undefined;
    const { shardUid } = JSON.parse(new TextDecoder().decode(identity.content())) as { shardUid: number };
    const before = file.content().slice();
    const bytes = before.slice();
    const first = trouble.integer(1, entries.length - 2);
    let chain = (entries[first - 1]!.chain ^ 0x5a5a5a5a) >>> 0;
    for (const entry of entriesFrom(before, entries[first]!.position)) {
      const header = { ...entry };
      header.chain = chain = chainOf(chain, shardUid, header);
      putEntryHeader(bytes, entry.position, header);
      sealEntryHeader(bytes, entry.position, getU64(before, entry.position + 32));
    }
    file.replace(bytes);
    return { what: "foreign history refused", file, before, certain: true };
  }

  #flipCheckpoint(): Damage | undefined {
    const { trouble, platter } = this.#world;
    const file = platter.file("/data/shard-0/checkpoint.db");
    if (file === undefined || file.size === 0) return undefined;
    const before = file.content().slice();
    const bytes = before.slice();
    bytes[trouble.integer(0, bytes.length - 1)]! ^= 1 << trouble.integer(0, 7);
    file.replace(bytes);
    return { what: "damaged checkpoint refused", file, before, certain: false };
  }

  /** A segment file that has lost its end. What lies beyond the checkpoint may go: it comes again by replay. */
  #shortenSegment(): Damage | undefined {
    const { trouble, platter } = this.#world;
    const files = platter.files(SEGMENTS).filter(({ path, file }) => path.endsWith(".log") && file.size > 0);
    if (files.length === 0) return undefined;
    const { file } = files[trouble.integer(0, files.length - 1)]!;
    const before = file.content().slice();
    file.replace(before.slice(0, trouble.integer(0, before.length - 1)));
    return { what: "damaged segment refused", file, before, certain: false };
  }
}

/** Topics that are never deleted were made first: their uids are 1 and 2, and a partition's has its topic's above 2^14. */
function isOfLasting(path: string): boolean {
  const uid = Number(/\/segments\/(\d+)\//.exec(path)?.[1]);
  return uid < 3 * 16_384;
}
