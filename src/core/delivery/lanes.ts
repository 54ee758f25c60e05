/**
 * A lane for each key that something is known of: how many of its messages are on their way, and which wait for
 * that. A lane that has neither goes.
 *
 * Waiting messages lie in lists of 12 B an entry, in blocks of 1,024, the first of a lane at its head. Nothing is
 * taken out of the middle: who pops an entry asks whether it still holds.
 */
import { assert } from "../../base/errors.ts";
import { OffsetMap } from "./offset-map.ts";

const BLOCK = 1_024;
const NONE = -1;
/** So that no Map grows large: growing one of 1 M entries stalls for 100 ms. */
const MAPS = 64;

export class Lane {
  readonly key: number;
  readonly id: number;
  /** Messages that have their turn: on the way to a consumer, in its hands, or failed and waited for. */
  taken = 0;
  /** Of those, the one that got it last. */
  turn = 0;
  /** The list of those that wait. */
  head = NONE;
  tail = NONE;
  waiting = 0;
  /** Some of its messages may be in hands since before the start. */
  reserved = false;
  /** Of its rate: when one more is in it, by a clock of its own. */
  nextMs = 0;
  isTimed = false;

  constructor(key: number, id: number) {
    this.key = key;
    this.id = id;
  }
}

export class Lanes {
  /** Entries of all the lists. */
  waiting = 0;
  readonly #maps: (Map<number, Lane> | undefined)[] = new Array<Map<number, Lane> | undefined>(MAPS);
  readonly #byId: (Lane | undefined)[] = [];
  readonly #freeIds: number[] = [];
  /** Messages that have their turn, with their lane's id. */
  readonly #turns = new OffsetMap();
  readonly #isBefore: (one: number, other: number) => boolean;
  readonly #offsets: Float64Array[] = [];
  readonly #next: Int32Array[] = [];
  #free = NONE;
  #used = 0;

  /** `isBefore`: of two messages of a lane. */
  constructor(isBefore: (one: number, other: number) => boolean) {
    this.#isBefore = isBefore;
  }

  get count(): number {
    return this.#byId.length - this.#freeIds.length;
  }

  /** Messages that have their turn. */
  get taken(): number {
    return this.#turns.size;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#turns.byteLength + this.#offsets.length * BLOCK * 12;
  }

  get(key: number): Lane | undefined {
    return this.#maps[key % MAPS]?.get(key);
  }

  byId(id: number): Lane | undefined {
    return this.#byId[id];
  }

  /** The lane in which the message has its turn. */
  ofTurn(offset: number): Lane | undefined {
    const id = this.#turns.get(offset);
    return id < 0 ? undefined : this.#byId[id];
  }

  open(key: number): Lane {
    const map = (this.#maps[key % MAPS] ??= new Map<number, Lane>());
    let lane = map.get(key);
    if (lane !== undefined) return lane;
    lane = new Lane(key, this.#freeIds.pop() ?? this.#byId.length);
    this.#byId[lane.id] = lane;
    map.set(key, lane);
    return lane;
  }

  take(lane: Lane, offset: number): void {
    assert(this.#turns.get(offset) < 0, `${offset} has its turn already`);
    this.#turns.set(offset, lane.id);
    lane.taken++;
    lane.turn = offset;
  }

  /** The message's turn is over; its lane, if it had one. */
  end(offset: number): Lane | undefined {
    const id = this.#turns.take(offset);
    if (id < 0) return undefined;
    const lane = this.#byId[id]!;
    lane.taken--;
    return lane;
  }

  /** The lane goes, if nothing is left in it. */
  closeIfIdle(lane: Lane): void {
    if (lane.taken > 0 || lane.head !== NONE || lane.reserved || lane.isTimed) return;
    this.#maps[lane.key % MAPS]!.delete(lane.key);
    this.#byId[lane.id] = undefined;
    this.#freeIds.push(lane.id);
  }

  /** The message waits, in its place. */
  park(lane: Lane, offset: number): void {
    const entry = this.#newEntry(offset);
    lane.waiting++;
    if (lane.head === NONE) lane.head = lane.tail = entry;
    else if (!this.#isBefore(offset, this.#offsetAt(lane.tail))) {
      this.#setNext(lane.tail, entry);
      lane.tail = entry;
    } else if (this.#isBefore(offset, this.#offsetAt(lane.head))) {
      this.#setNext(entry, lane.head);
      lane.head = entry;
    } else {
      let at = lane.head;
      while (!this.#isBefore(offset, this.#offsetAt(this.#nextOf(at)))) at = this.#nextOf(at);
      this.#setNext(entry, this.#nextOf(at));
      this.#setNext(at, entry);
    }
  }

  /** Takes the first that waits out of the lane; −1: none does. */
  pop(lane: Lane): number {
    const entry = lane.head;
    if (entry === NONE) return -1;
    const offset = this.#offsetAt(entry);
    lane.head = this.#nextOf(entry);
    if (lane.head === NONE) lane.tail = NONE;
    lane.waiting--;
    this.#setNext(entry, this.#free);
    this.#free = entry;
    if (--this.waiting === 0) {
      this.#offsets.length = this.#next.length = this.#used = 0;
      this.#free = NONE;
    }
    return offset;
  }

  /** The first that waits; −1: none does. */
  first(lane: Lane): number {
    return lane.head === NONE ? -1 : this.#offsetAt(lane.head);
  }

  *[Symbol.iterator](): Generator<Lane> {
    for (const lane of this.#byId) if (lane !== undefined) yield lane;
  }

  /** Offsets that wait, in no promised order. */
  *waitingOffsets(): Generator<number> {
    for (const lane of this)
      for (let at = lane.head; at !== NONE; at = this.#nextOf(at)) yield this.#offsetAt(at);
  }

  verify(isUnsettled: (offset: number) => boolean): void {
    const taken = new Map<number, number>();
    this.#turns.forEach((offset, id) => {
      assert(isUnsettled(offset), `${offset} has its turn and is settled`);
      taken.set(id, (taken.get(id) ?? 0) + 1);
    });
    let waiting = 0;
    for (const lane of this) {
      assert(this.get(lane.key) === lane, "a lane is misplaced");
      assert(lane.taken === (taken.get(lane.id) ?? 0), "a lane miscounts its turns");
      let count = 0;
      for (let at = lane.head; at !== NONE; at = this.#nextOf(at)) {
        count++;
        const next = this.#nextOf(at);
        if (next === NONE) assert(lane.tail === at, "a lane's last is not its tail");
        else assert(!this.#isBefore(this.#offsetAt(next), this.#offsetAt(at)), "a lane is not in its order");
      }
      assert(count === lane.waiting, "a lane miscounts what waits in it");
      assert(lane.taken + count > 0 || lane.reserved || lane.isTimed, "a lane has nothing in it");
      waiting += count;
    }
    assert(waiting === this.waiting, "what waits is miscounted");
  }

  #newEntry(offset: number): number {
    this.waiting++;
    let entry = this.#free;
    if (entry !== NONE) this.#free = this.#nextOf(entry);
    else {
      entry = this.#used++;
      if (entry >= this.#offsets.length * BLOCK) {
        this.#offsets.push(new Float64Array(BLOCK));
        this.#next.push(new Int32Array(BLOCK));
      }
    }
    this.#offsets[Math.floor(entry / BLOCK)]![entry % BLOCK] = offset;
    this.#setNext(entry, NONE);
    return entry;
  }

  #offsetAt(entry: number): number {
    return this.#offsets[Math.floor(entry / BLOCK)]![entry % BLOCK]!;
  }

  #nextOf(entry: number): number {
    return this.#next[Math.floor(entry / BLOCK)]![entry % BLOCK]!;
  }

  #setNext(entry: number, next: number): void {
    this.#next[Math.floor(entry / BLOCK)]![entry % BLOCK] = next;
  }
}
