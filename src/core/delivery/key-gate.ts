/**
 * Which messages may go as far as their keys are concerned. Each key has a lane (lanes.ts) with room for
 *
 *   ordered     one message at a time, in order; one that failed keeps its turn while it waits (onFailure "wait")
 *   limits      so many at once, so many a second
 *
 * A message whose lane has no room is parked there, and its turn comes when a message of its lane has ended: then it
 * is returned (ready-index.ts) and met again. Messages without a key pass.
 *
 * After a start, keys of messages that are in hands, may be in hands, or have failed are read before anything goes:
 * what is behind them waits for them.
 */
import { assert } from "../../base/errors.ts";
import type { Gate } from "./gate.ts";
import { KeyReader, NO_KEY, UNKNOWN_KEY } from "./key-source.ts";
import { Lanes, type Lane } from "./lanes.ts";
import type { LeaderMemory } from "./leader-memory.ts";
import type { KeySettings } from "./leader-settings.ts";
import { OffsetHeap } from "./offset-heap.ts";

/** At most a tenth of a second's worth of a key's rate goes at once, at least one message. */
const BURST_MS = 100;
/** Messages looked at in one go for what there was before the start; the next one goes on. */
const LEARN_AT_ONCE = 10_000;

export type Admission = "goes" | "waits" | "unknown";

/** Why a key's messages wait. */
export interface BlockedKey {
  /** The message they wait for. */
  readonly offset: number;
  /** "held": somebody has it; "failed": again at `untilMs` of the shard; "ready": it is next. */
  readonly state: "held" | "failed" | "ready";
  readonly untilMs: number;
  readonly attempts: number;
  /** Messages behind it that were looked at. */
  readonly waiting: number;
}

export class KeyGate implements Gate {
  readonly lanes: Lanes;
  readonly #memory: LeaderMemory;
  readonly #keys: KeyReader;
  /** Of one lane, at once. */
  #most = Infinity;
  #intervalMs = 0;
  #burstMs = 0;
  /** A failed message keeps its turn. */
  #failedKeepTurn = false;
  /** Lanes by the time at which their rate allows one more: their ids in place of offsets. */
  readonly #timed = new OffsetHeap();
  readonly #reserved = new Set<Lane>();
  /** What there was before the start, as far as it was looked at. */
  #learnFrom: number;
  #learnTo = 0;
  /** Single ones, wherever they are, and those adopted in the meantime. */
  readonly #toLearn: number[] = [];
  #wasAttempts = 0;

  constructor(memory: LeaderMemory, settings: KeySettings) {
    this.#memory = memory;
    const { state, ready, pending } = memory;
    this.#keys = new KeyReader(settings.source);
    this.#use(settings);
    const { levels } = state;
    this.lanes = new Lanes((one, other) => {
      const byLevel = levels.levelOf(other) - levels.levelOf(one);
      return byLevel === 0 ? one < other : byLevel < 0;
    });
    this.#learnFrom = state.floor;
    if (ready.reserved) this.#learnTo = Math.min(Math.max(...state.mark.offsets), state.end);
    state.messages.forEach((offset, attempts, untilMs) => {
      const isReserved = ready.reserved && untilMs > 0 && untilMs <= state.mark.dueMs;
      if (attempts > 0 || isReserved) this.#toLearn.push(offset);
    });
    // Of a queue that is altered: what is in hands has its turn.
    pending.eachOffset((offset) => this.#toLearn.push(offset));
    // They are taken from its end.
    this.#toLearn.sort((one, other) => other - one);
  }

  #use({ ordered, onFailure, concurrency, ratePerSecond }: KeySettings): void {
    this.#failedKeepTurn = ordered && onFailure === "wait";
    this.#most = ordered ? 1 : concurrency > 0 ? concurrency : Infinity;
    this.#intervalMs = ratePerSecond > 0 ? 1_000 / ratePerSecond : 0;
    this.#burstMs = Math.max(0, BURST_MS - this.#intervalMs);
  }

  /** From here on; what has its turn keeps it, but for the failed ones of which that is not said any more. */
  alter(settings: KeySettings): void {
    const keptTurn = this.#failedKeepTurn;
    this.#use(settings);
    const { state, pending, ready } = this.#memory;
    for (const lane of [...this.lanes]) {
      const waits =
        lane.taken > 0 && !pending.has(lane.turn) && state.messages.untilOf(lane.turn) > ready.nowMs;
      if (keptTurn && !this.#failedKeepTurn && waits) this.lanes.end(lane.turn);
      this.#goOn(lane);
    }
  }

  open(): void {
    for (const lane of this.lanes)
      for (let at = this.lanes.pop(lane); at >= 0; at = this.lanes.pop(lane)) this.#return(at);
  }

  get waiting(): number {
    return this.lanes.waiting;
  }

  waitingOffsets(): Iterable<number> {
    return this.lanes.waitingOffsets();
  }

  get byteLength(): number {
    return this.lanes.byteLength + this.#timed.byteLength;
  }

  /** When a lane's rate allows one more, if that is what it waits for: monotonic. */
  get nextMs(): number {
    return this.#timed.topKey;
  }

  /** Looks at what there was before the start. */
  learn(): "known" | "unknown" | "more" {
    const { settled } = this.#memory.state;
    let left = LEARN_AT_ONCE;
    for (; this.#learnFrom < this.#learnTo; this.#learnFrom++) {
      const offset = settled.nextUnsettled(this.#learnFrom);
      if (offset >= this.#learnTo) break;
      this.#learnFrom = offset;
      if (left-- === 0) return "more";
      if (!this.#learnOne(offset)) return "unknown";
    }
    this.#learnTo = 0;
    for (; this.#toLearn.length > 0; this.#toLearn.pop()) {
      if (left-- === 0) return "more";
      if (!this.#learnOne(this.#toLearn.at(-1)!)) return "unknown";
    }
    return "known";
  }

  /** A message that is next; `level`: of the cursor that has come to it, −1: it came back. "goes": it has its turn. */
  admit(offset: number, level: number): Admission {
    if (this.lanes.ofTurn(offset) !== undefined) return "goes";
    const key = this.#keys.keyOf(offset, level);
    if (key === UNKNOWN_KEY) return "unknown";
    if (key === NO_KEY) return "goes";
    const lane = this.lanes.get(key);
    if (lane !== undefined && !this.#hasRoom(lane)) return "waits";
    this.#take(lane ?? this.lanes.open(key), offset);
    return "goes";
  }

  /** A message that admit() lets wait. */
  park(offset: number, level: number): void {
    const lane = this.lanes.get(this.#keys.keyOf(offset, level));
    assert(lane !== undefined, `${offset} waits for nothing`);
    this.lanes.park(lane, offset);
  }

  released(): void {
    // It keeps its turn.
  }

  ended(offset: number): void {
    if (this.lanes.taken === 0) return;
    const lane = this.lanes.end(offset);
    if (lane !== undefined) this.#goOn(lane);
  }

  changing(offset: number): void {
    this.#wasAttempts = this.#memory.state.messages.attemptsOf(offset);
  }

  /** It has failed, or was given another time. */
  changed(offset: number): void {
    const failed = this.#memory.state.messages.attemptsOf(offset) > this.#wasAttempts;
    const lane = failed && this.#failedKeepTurn ? this.lanes.ofTurn(offset) : undefined;
    if (lane !== undefined) this.#spend(lane);
    else this.ended(offset);
  }

  /**
   * Whether somebody may go on to hold it since before the start. While it was reserved nothing else of its key went; later
   * another message may have had its turn, and two of a key in two hands are what order by key is there to prevent.
   */
  mayBeAdopted(offset: number): boolean {
    const { state, ready } = this.#memory;
    if (ready.reserved || this.lanes.ofTurn(offset) !== undefined) return true;
    const key = this.#keys.keyOf(offset, state.levels.levelOf(offset));
    if (key === NO_KEY) return true;
    return key !== UNKNOWN_KEY && (this.lanes.get(key)?.taken ?? 0) < this.#most;
  }

  adopted(offset: number): void {
    if (!this.#learnOne(offset)) this.#toLearn.push(offset);
  }

  /** Nothing is reserved any more: the cursors begin anew and meet again what waits. */
  reservationEnded(): void {
    for (const lane of this.#reserved) lane.reserved = false;
    this.#reserved.clear();
    for (const lane of [...this.lanes]) {
      for (let at = this.lanes.pop(lane); at >= 0; at = this.lanes.pop(lane)) this.#return(at);
      this.lanes.closeIfIdle(lane);
    }
  }

  advance(): void {
    const { nowMs } = this.#memory;
    while (this.#timed.topKey <= nowMs) {
      const lane = this.lanes.byId(this.#timed.pop())!;
      lane.isTimed = false;
      // It stays until its rate has forgotten its messages.
      if (lane.nextMs > nowMs) this.#time(lane);
      this.#goOn(lane);
    }
  }

  /** Keys with messages that wait for another: in the order of what they wait for. */
  blocked(limit: number): { keys: BlockedKey[]; count: number } {
    const lanes = [...this.lanes].filter((lane) => lane.taken > 0 && this.#isBlocked(lane));
    if (limit === 0) return { keys: [], count: lanes.length };
    lanes.sort((a, b) => a.turn - b.turn);
    const { state, pending, ready } = this.#memory;
    const keys = lanes.slice(0, limit).map(({ turn, waiting }): BlockedKey => {
      const untilMs = state.messages.untilOf(turn);
      const held = pending.has(turn);
      const waits = !held && untilMs > ready.nowMs;
      return {
        offset: turn,
        state: held ? "held" : waits ? "failed" : "ready",
        untilMs: waits ? untilMs : 0,
        attempts: state.messages.attemptsOf(turn),
        waiting,
      };
    });
    return { keys, count: lanes.length };
  }

  verify(): void {
    const { state } = this.#memory;
    this.lanes.verify((offset) => state.isUnsettled(offset));
    for (const lane of this.lanes) {
      assert(this.#reserved.has(lane) === lane.reserved, "a lane's reservation is forgotten");
      if (lane.waiting > 0) assert(!this.#hasRoom(lane), `${this.lanes.first(lane)} waits and need not`);
    }
  }

  #isBlocked(lane: Lane): boolean {
    if (lane.waiting > 0) return true;
    return this.#failedKeepTurn && this.#memory.state.messages.untilOf(lane.turn) > this.#memory.ready.nowMs;
  }

  #hasRoom(lane: Lane): boolean {
    if (lane.reserved || lane.taken >= this.#most) return false;
    return this.#intervalMs === 0 || lane.nextMs - this.#burstMs <= this.#memory.nowMs;
  }

  #take(lane: Lane, offset: number): void {
    this.lanes.take(lane, offset);
    this.#spend(lane);
  }

  #spend(lane: Lane): void {
    if (this.#intervalMs === 0) return;
    lane.nextMs = Math.max(lane.nextMs, this.#memory.nowMs) + this.#intervalMs;
    if (!lane.isTimed) this.#time(lane);
  }

  #time(lane: Lane): void {
    lane.isTimed = true;
    const { nowMs } = this.#memory;
    const roomMs = lane.nextMs - this.#burstMs;
    this.#timed.push(Math.ceil(roomMs > nowMs ? roomMs : lane.nextMs), lane.id);
  }

  /** Those that wait have their turn, as far as there is room. */
  #goOn(lane: Lane): void {
    const { state, pending } = this.#memory;
    while (lane.waiting > 0 && this.#hasRoom(lane)) {
      const offset = this.lanes.pop(lane);
      // Settled, deferred or held in the meantime: it is not what waits any more.
      if (!state.isUnsettled(offset) || pending.has(offset) || this.lanes.ofTurn(offset) !== undefined)
        continue;
      this.#take(lane, offset);
      this.#return(offset);
    }
    this.lanes.closeIfIdle(lane);
  }

  #return(offset: number): void {
    const { state, pending, ready } = this.#memory;
    if (state.isUnsettled(offset) && !pending.has(offset)) ready.returned(offset);
  }

  /** False: its key is not known yet. */
  #learnOne(offset: number): boolean {
    const { state, pending, ready } = this.#memory;
    if (!state.isUnsettled(offset) || this.lanes.ofTurn(offset) !== undefined) return true;
    const held = pending.has(offset);
    const reserved = !held && ready.reserved && ready.isReserved(offset);
    const failed =
      this.#failedKeepTurn &&
      state.messages.attemptsOf(offset) > 0 &&
      state.messages.untilOf(offset) > ready.nowMs;
    if (!held && !reserved && !failed) return true;
    const key = this.#keys.keyOf(offset, state.levels.levelOf(offset));
    if (key === UNKNOWN_KEY) return false;
    if (key === NO_KEY) return true;
    const lane = this.lanes.open(key);
    if (held || (failed && lane.taken < this.#most)) this.#take(lane, offset);
    if (reserved) {
      lane.reserved = true;
      this.#reserved.add(lane);
    }
    this.lanes.closeIfIdle(lane);
    return true;
  }
}
