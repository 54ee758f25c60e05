/**
 * Who holds what: the deliveries of each subscription by their numbers, which are consecutive, and the way
 * from an offset to its delivery. A message has at most one delivery, so at most one token is valid for it.
 *
 * Deliveries lie in pages of 64. A page goes back to the pool when all of its deliveries have ended, so one
 * message held for an hour with a million behind it holds one page.
 */
import { assert } from "../../base/errors.ts";
import { ChunkPool, OffsetMap } from "./offset-map.ts";

export const PAGE_DELIVERIES = 64;
/** That are counted, of one message. */
export const MOST_DELIVERIES = 65_535;

const ENDED = 0;
const HELD = 1;
/** Its end is on the way to the journal: the token is used up, nobody else gets the message yet. */
const ENDING = 2;
/** The same, and it went well: nobody has it in hand any more. */
const ACKED = 3;

/** 64 deliveries of one subscription. */
export class DeliveryPage {
  id = 0;
  holder!: Holder;
  /** Number of the delivery in the first place. */
  first = 0;
  live = 0;
  /** No deadline of a held delivery is sooner. */
  earliestMs = Infinity;
  readonly offsets = new Float64Array(PAGE_DELIVERIES);
  readonly deadlinesMs = new Float64Array(PAGE_DELIVERIES);
  readonly bytes = new Uint32Array(PAGE_DELIVERIES);
  readonly attempts = new Uint16Array(PAGE_DELIVERIES);
  readonly deliveries = new Uint16Array(PAGE_DELIVERIES);
  readonly states = new Uint8Array(PAGE_DELIVERIES);
}

/** Pages that nobody uses, for all the queues of a shard. */
export class PagePool {
  readonly chunks = new ChunkPool();
  readonly #free: DeliveryPage[] = [];
  readonly #most: number;

  constructor(most = 1_024) {
    this.#most = most;
  }

  take(): DeliveryPage {
    return this.#free.pop() ?? new DeliveryPage();
  }

  give(page: DeliveryPage): void {
    if (this.#free.length < this.#most) this.#free.push(page);
  }
}

/** What a subscription has in its hands. */
export class Holder {
  /** Of the next delivery. */
  nextNumber = 0;
  /** Its deliveries, and those of them that are not acked: what is in its hands. */
  pending = 0;
  held = 0;
  heldBytes = 0;
  /** No lock of its deliveries ends sooner. */
  earliestMs = Infinity;
  /** By number / 64, ascending. */
  readonly pages = new Map<number, DeliveryPage>();
  /** The page of the newest delivery, unless it is gone. */
  newest: DeliveryPage | undefined;
}

export class PendingTable {
  /** Offset → page id × 64 + place. */
  readonly #places: OffsetMap;
  readonly #pages: (DeliveryPage | undefined)[] = [];
  readonly #freeIds: number[] = [];
  readonly #pool: PagePool;
  /** Of the delivery ended last. */
  endedHolder: Holder | undefined;
  endedNumber = 0;

  constructor(pool: PagePool) {
    this.#pool = pool;
    this.#places = new OffsetMap(pool.chunks);
  }

  get size(): number {
    return this.#places.size;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#places.byteLength + (this.#pages.length - this.#freeIds.length) * PAGE_DELIVERIES * 25;
  }

  has(offset: number): boolean {
    return this.#places.get(offset) >= 0;
  }

  /** In no promised order. */
  eachOffset(visit: (offset: number) => void): void {
    this.#places.forEach((offset) => visit(offset));
  }

  /** Hands the message to the holder under its next number. */
  open(holder: Holder, offset: number, attempts: number, deliveries: number, deadlineMs: number): number {
    const number = holder.nextNumber++;
    const place = number % PAGE_DELIVERIES;
    const pageNumber = Math.floor(number / PAGE_DELIVERIES);
    let page = holder.newest;
    if (page === undefined || place === 0) page = holder.newest = this.#newPage(holder, pageNumber);
    page.offsets[place] = offset;
    page.deadlinesMs[place] = deadlineMs;
    page.bytes[place] = 0;
    page.attempts[place] = attempts;
    page.deliveries[place] = Math.min(deliveries, MOST_DELIVERIES);
    page.states[place] = HELD;
    page.live++;
    if (deadlineMs < page.earliestMs) page.earliestMs = deadlineMs;
    if (deadlineMs < holder.earliestMs) holder.earliestMs = deadlineMs;
    holder.pending++;
    holder.held++;
    this.#places.set(offset, page.id * PAGE_DELIVERIES + place);
    return number;
  }

  /**
   * The message's delivery is over, whoever ended it; how often it had been handed out, 0 if nobody held it.
   * If its token was not used up, `endedHolder` and `endedNumber` say whose it was.
   */
  end(offset: number): number {
    this.endedHolder = undefined;
    const at = this.#places.take(offset);
    if (at < 0) return 0;
    const page = this.#pages[Math.floor(at / PAGE_DELIVERIES)]!;
    const place = at % PAGE_DELIVERIES;
    const { holder } = page;
    if (page.states[place] === HELD) {
      this.endedHolder = holder;
      this.endedNumber = page.first + place;
    }
    if (page.states[place] !== ACKED) leaveHand(page, place);
    page.states[place] = ENDED;
    holder.pending--;
    if (--page.live === 0) this.#dropPage(page);
    return page.deliveries[place]!;
  }

  /** How often the message had been handed out when somebody got it who has it still; 0: nobody has. */
  deliveriesOf(offset: number): number {
    const at = this.#places.get(offset);
    if (at < 0) return 0;
    return this.#pages[Math.floor(at / PAGE_DELIVERIES)]!.deliveries[at % PAGE_DELIVERIES]!;
  }

  /** Whether the offset's delivery is on its way out. */
  isEnding(offset: number): boolean {
    const at = this.#places.get(offset);
    if (at < 0) return false;
    const state = this.#pages[Math.floor(at / PAGE_DELIVERIES)]!.states[at % PAGE_DELIVERIES];
    return state === ENDING || state === ACKED;
  }

  /** Who has it, until when, and whether its token is used up; undefined: nobody. */
  whereIs(offset: number): { holder: Holder; deadlineMs: number; isEnding: boolean } | undefined {
    const at = this.#places.get(offset);
    if (at < 0) return undefined;
    const page = this.#pages[Math.floor(at / PAGE_DELIVERIES)]!;
    const place = at % PAGE_DELIVERIES;
    const { holder, deadlinesMs, states } = page;
    return { holder, deadlineMs: deadlinesMs[place]!, isEnding: states[place] !== HELD };
  }

  /** The page of a held delivery, or undefined: the token is not valid (any more). */
  held(holder: Holder, number: number): DeliveryPage | undefined {
    const page = this.pageOf(holder, number);
    return page !== undefined && this.isHeld(page, number % PAGE_DELIVERIES) ? page : undefined;
  }

  pageOf(holder: Holder, number: number): DeliveryPage | undefined {
    return holder.pages.get(Math.floor(number / PAGE_DELIVERIES));
  }

  isHeld(page: DeliveryPage, place: number): boolean {
    return page.states[place] === HELD;
  }

  /** A held one failed, or is not wanted any more. Until that is stored it takes the room of another. */
  markEnding(page: DeliveryPage, place: number): void {
    page.states[place] = ENDING;
  }

  /** A held one is done: its room is free at once, or credit would wait for the disk. */
  markAcked(page: DeliveryPage, place: number): void {
    page.states[place] = ACKED;
    leaveHand(page, place);
  }

  /** What was to end it came to nothing: held again until `deadlineMs`. */
  holdAgain(offset: number, deadlineMs: number): void {
    const at = this.#places.get(offset);
    if (at < 0) return;
    const page = this.#pages[Math.floor(at / PAGE_DELIVERIES)]!;
    const place = at % PAGE_DELIVERIES;
    if (page.states[place] === ACKED) {
      page.holder.held++;
      page.holder.heldBytes += page.bytes[place]!;
    }
    page.states[place] = HELD;
    this.setDeadline(page, place, deadlineMs);
  }

  setDeadline(page: DeliveryPage, place: number, deadlineMs: number): void {
    page.deadlinesMs[place] = deadlineMs;
    page.earliestMs = Math.min(page.earliestMs, deadlineMs);
    page.holder.earliestMs = Math.min(page.holder.earliestMs, deadlineMs);
  }

  /** Adds the bytes of a delivery once they are known. */
  charge(holder: Holder, number: number, bytes: number): void {
    const page = this.held(holder, number);
    if (page === undefined) return;
    const place = number % PAGE_DELIVERIES;
    holder.heldBytes += bytes - page.bytes[place]!;
    page.bytes[place] = bytes;
  }

  /** Visits the held deliveries whose locks have ended, in the order of their numbers. */
  eachExpired(holder: Holder, nowMs: number, visit: (page: DeliveryPage, place: number) => void): void {
    if (holder.earliestMs > nowMs) return;
    let earliest = Infinity;
    for (const page of holder.pages.values()) {
      if (page.earliestMs <= nowMs) page.earliestMs = expire(page, nowMs, visit);
      earliest = Math.min(earliest, page.earliestMs);
    }
    holder.earliestMs = earliest;
  }

  /** Numbers of the held deliveries, in their order. */
  heldNumbers(holder: Holder): number[] {
    const numbers: number[] = [];
    for (const page of holder.pages.values()) {
      for (let place = 0; place < PAGE_DELIVERIES; place++) {
        if (page.states[place] === HELD) numbers.push(page.first + place);
      }
    }
    return numbers;
  }

  verify(isUnsettled: (offset: number) => boolean, holders: Iterable<Holder>): void {
    let pending = 0;
    for (const holder of holders) {
      let live = 0;
      let held = 0;
      let bytes = 0;
      let before = -1;
      for (const [pageNumber, page] of holder.pages) {
        assert(pageNumber > before, "pages are not in the order of their numbers");
        before = pageNumber;
        assert(page.holder === holder && page.first === pageNumber * PAGE_DELIVERIES, "a page is misplaced");
        let here = 0;
        for (let place = 0; place < PAGE_DELIVERIES; place++) {
          if (page.states[place] === ENDED) continue;
          here++;
          const offset = page.offsets[place]!;
          assert(this.#places.get(offset) === page.id * PAGE_DELIVERIES + place, `${offset} has two tokens`);
          assert(isUnsettled(offset), `${offset} is pending and settled`);
          assert(page.first + place < holder.nextNumber, "a delivery has a number that was not given yet");
          if (page.states[place] !== ACKED) {
            held++;
            bytes += page.bytes[place]!;
          }
          if (page.states[place] !== HELD) continue;
          assert(page.deadlinesMs[place]! >= page.earliestMs, "a lock would end unnoticed");
          assert(page.deadlinesMs[place]! >= holder.earliestMs, "a lock would end unnoticed");
        }
        assert(here === page.live && here > 0, "a page miscounts its deliveries");
        live += here;
      }
      assert(live === holder.pending, "a holder miscounts its deliveries");
      assert(held === holder.held && bytes === holder.heldBytes, "a holder miscounts what is in its hands");
      pending += live;
    }
    assert(pending === this.size, `${pending} deliveries, ${this.size} pending messages`);
  }

  #newPage(holder: Holder, pageNumber: number): DeliveryPage {
    const page = this.#pool.take();
    page.id = this.#freeIds.pop() ?? this.#pages.length;
    page.holder = holder;
    page.first = pageNumber * PAGE_DELIVERIES;
    page.earliestMs = Infinity;
    page.states.fill(ENDED);
    this.#pages[page.id] = page;
    holder.pages.set(pageNumber, page);
    return page;
  }

  #dropPage(page: DeliveryPage): void {
    page.holder.pages.delete(page.first / PAGE_DELIVERIES);
    if (page.holder.newest === page) page.holder.newest = undefined;
    if (page.holder.pages.size === 0) page.holder.earliestMs = Infinity;
    this.#pages[page.id] = undefined;
    this.#freeIds.push(page.id);
    this.#pool.give(page);
  }
}

function leaveHand({ holder, bytes }: DeliveryPage, place: number): void {
  holder.held--;
  holder.heldBytes -= bytes[place]!;
}

/** Returns the earliest deadline that is left. */
function expire(
  page: DeliveryPage,
  nowMs: number,
  visit: (page: DeliveryPage, place: number) => void,
): number {
  let earliest = Infinity;
  for (let place = 0; place < PAGE_DELIVERIES; place++) {
    if (page.states[place] !== HELD) continue;
    if (page.deadlinesMs[place]! <= nowMs) visit(page, place);
    else earliest = Math.min(earliest, page.deadlinesMs[place]!);
  }
  return earliest;
}
