/**
 * Rot: bytes on the disk that change while the node is down. What the rule of the journal calls rot must be refused at
 * the next start; then everything is put back, as from a backup (damages.ts).
 */
import { Damages, type Damage } from "./damages.ts";
import type { FileNode } from "./platter.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

/** News of damage reach a reader within this. */
export const TOLD_WITHIN_MS = 10_000;

export class Rot {
  /** Bytes change at the next opportunity. */
  wanted = false;
  readonly #world: SeedWorld;
  readonly #damages: Damages;
  #damage: Damage | undefined;
  /** Accepted by a start, and how the file was then: until a checkpoint is committed it stays so. */
  #lurking: { readonly damage: Damage; readonly damaged: Uint8Array } | undefined;
  #flipped: { file: FileNode; at: number; mask: number } | undefined;

  constructor(world: SeedWorld) {
    this.#world = world;
    this.#damages = new Damages(world.platter, world.trouble);
  }

  /** The node is down. */
  befall(): void {
    this.healSegment();
    if (!this.wanted || this.#damage !== undefined) return;
    this.#damage = this.#damages.cause();
    if (this.#damage !== undefined) this.wanted = false;
  }

  /** A byte of a segment that is on the disk changes while the node runs: it must not be served. */
  flipSegment(): void {
    if (this.segmentDamaged) return;
    const { trouble } = this.#world;
    const files = this.#damages.segments().filter(({ path }) => isOfLasting(path));
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
    file.flip(at, mask);
  }

  /** Whether the start that failed had to, or might; the damage is put right. */
  refused(error: Error & { code?: string }): boolean {
    const damage = this.#damage;
    if (damage === undefined || error.code !== "CORRUPT_RANGE") return false;
    this.#damage = undefined;
    damage.heal();
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
    const { file, heal, what } = lurking.damage;
    if (Buffer.compare(file.content(), lurking.damaged) !== 0) return false;
    this.#lurking = undefined;
    heal();
    this.#world.counters.count(what);
    return true;
  }
}

/** Topics that are never deleted were made first: their uids are 1 and 2, and a partition's has its topic's above 2^14. */
function isOfLasting(path: string): boolean {
  const uid = Number(/\/segments\/(\d+)\//.exec(path)?.[1]);
  return uid < 3 * 16_384;
}
