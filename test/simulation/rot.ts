/**
 * Rot: bytes on the disk that change while the node is down. What the rule of the journal calls rot must be refused at
 * the next start; then everything is put back, as from a backup (damages.ts, segment-damages.ts).
 */
import { Damages, type Damage } from "./damages.ts";
import { SegmentDamages, type SegmentDamage } from "./segment-damages.ts";
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
  readonly #segmentDamages: SegmentDamages;
  #segmentDamage: SegmentDamage | undefined;

  constructor(world: SeedWorld) {
    this.#world = world;
    this.#damages = new Damages(world.platter, world.trouble);
    this.#segmentDamages = new SegmentDamages(world.platter, world.trouble);
  }

  /** The node is down. */
  befall(): void {
    this.healSegment();
    if (!this.wanted || this.#damage !== undefined) return;
    this.#damage = this.#damages.cause();
    if (this.#damage !== undefined) this.wanted = false;
  }

  /** Bytes of a segment that are on the disk change while the node runs: they must not be served. */
  damageSegment(): void {
    if (this.segmentDamaged) return;
    const damage = this.#segmentDamages.cause();
    if (damage === undefined) return;
    this.#segmentDamage = damage;
    damage.file.flip(damage.at, damage.masks);
    this.#world.weather.readableFromMs = Infinity;
    this.#world.weather.unreadable = damage.what;
  }

  get segmentDamaged(): boolean {
    return this.#segmentDamage !== undefined;
  }

  healSegment(): void {
    if (this.#segmentDamage === undefined) return;
    const { file, at, masks } = this.#segmentDamage;
    file.flip(at, masks);
    this.#segmentDamage = undefined;
    // What was read before may still be on its way.
    this.#world.weather.readableFromMs = this.#world.agenda.nowMs + TOLD_WITHIN_MS;
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
