/**
 * The shadow of the queues: what became of every message, as its producers and consumers saw it, and the checks of every
 * single observation. Of a lock it knows only what is sure from outside: it was good until `goodUntilMs` at least, and
 * a broken connection's for the grace at least. What only the whole can tell is queue-audit.ts's.
 */
import type { Counters, Sometimes } from "./sometimes.ts";
import type { QueueHabits } from "./queue-world.ts";
import { Violation } from "./violation.ts";
import type { Wire } from "./wire.ts";

export type Said = "ack" | "nack" | "reject" | "release";

/** A consumer, as long as its connection lasts. */
export interface Attachment {
  readonly name: string;
  readonly wire: Wire;
  readonly epoch: number;
  /** When it asked to consume, on this connection: everything that comes over it was handed out later. */
  readonly sinceMs: number;
}

export interface HandOut {
  readonly number: number;
  readonly offset: number;
  readonly attempts: number;
  readonly deliveries: number;
  /** Rounds through the dead letters, as its header says. */
  readonly rounds: number;
}

/** A hand-out in a consumer's hands. */
export interface Hold extends HandOut {
  readonly message: QueuedMessage;
  readonly arrivedMs: number;
  number: number;
  deliveries: number;
  by: Attachment;
  /** The lock is good until then, if its connection lasts. */
  goodUntilMs: number;
  /** Somebody was given the message after it. */
  isOvertaken: boolean;
  overtakenMs: number;
  /** Sent and not answered. */
  saying: Said | undefined;
  /** How it ended, if that was confirmed. */
  ended: Said | undefined;
  /** It is no more its holder's, for this or another reason. */
  isOver: boolean;
  /** Its holder is gone for good. */
  isGone: boolean;
  /** The later hand-out whose place it has, as it was back before that one. */
  backBefore: Hold | undefined;
  /** When its holder was told that it goes on. */
  resumedMs: number;
}

export interface QueuedMessage {
  readonly id: number;
  readonly queue: QueueHabits;
  readonly level: number;
  readonly sentMs: number;
  notBeforeMs: number;
  isDelayed: boolean;
  rounds: number;
  newest: Hold | undefined;
  /** Hand-outs that may still be at work. */
  readonly holds: Set<Hold>;
  /** Failures that were confirmed, in this round. */
  failures: number;
  isAcked: boolean;
  mayBeAcked: boolean;
  /** It was confirmed that it died, in this round. */
  isDead: boolean;
}

export class QueueLedger {
  readonly messages = new Map<number, QueuedMessage>();
  acks = 0;
  deaths = 0;
  deliveries = 0;
  runsAgain = 0;
  redrivesAsked = 0;
  readonly #now: () => number;
  readonly #counters: Counters;
  /** Delays are times of the shard, which may go otherwise than ours when the wall clock is set. */
  readonly #timesAreOurs: boolean;
  /** When a queue's first consumer of a life of the node was there, by queue and epoch. */
  /** Told what is seen, for people. */
  onTrace: ((line: string) => void) | undefined;
  readonly #begun = new Map<string, number>();
  readonly #lastFresh = new WeakMap<Attachment, Map<number, number>>();

  constructor(now: () => number, counters: Counters, timesAreOurs: boolean) {
    this.#now = now;
    this.#counters = counters;
    this.#timesAreOurs = timesAreOurs;
  }

  published(id: number, queue: QueueHabits, level: number, delayMs: number): void {
    const now = this.#now();
    this.messages.set(id, {
      id,
      queue,
      level,
      sentMs: now,
      notBeforeMs: delayMs > 0 ? now + delayMs - 1 : 0,
      isDelayed: delayMs > 0,
      rounds: 0,
      newest: undefined,
      holds: new Set(),
      failures: 0,
      isAcked: false,
      mayBeAcked: false,
      isDead: false,
    });
  }

  ackedOf(queue: QueueHabits): number {
    let acked = 0;
    for (const message of this.messages.values()) if (message.queue === queue && message.isAcked) acked++;
    return acked;
  }

  /**
   * A request of `count` messages, not stored, was refused; `ackedBefore`: acks that were confirmed before it was sent. All
   * others that were ever sent may have been unsettled then.
   */
  refusedAsFull(
    queue: QueueHabits,
    count: number,
    ackedBefore: number,
    details: Readonly<Record<string, string>>,
  ): void {
    this.#counters.count("queue refused what did not fit");
    let sent = 0;
    for (const message of this.messages.values()) if (message.queue === queue) sent++;
    const most = sent - count - ackedBefore;
    const has = Number(details["has"]);
    const told = `queue ${queue.name} was too full for ${count} messages: it said that it held ${has}`;
    if (has + count <= queue.maxMessages) throw new Violation(`${told} of ${queue.maxMessages}`);
    if (has > most) throw new Violation(`${told}, and ${most} are the most that it can have held`);
  }

  /** A consumer is there in this life of the node: what is published from now on is reserved for nobody of before. */
  attached({ epoch }: Attachment, { name }: QueueHabits): void {
    const key = `${name} ${epoch}`;
    if (!this.#begun.has(key)) this.#begun.set(key, this.#now());
  }

  delivered(by: Attachment, queue: QueueHabits, id: number, handOut: HandOut): Hold {
    const now = this.#now();
    this.deliveries++;
    const message = this.messages.get(id);
    if (message === undefined || message.queue !== queue)
      throw new Violation(`queue ${queue.name} hands out message ${id}, which was not published to it`);
    const hold: Hold = {
      ...handOut,
      message,
      by,
      arrivedMs: now,
      goodUntilMs: Math.max(by.sinceMs, message.sentMs) + queue.lockMs,
      isOvertaken: false,
      overtakenMs: Infinity,
      saying: undefined,
      ended: undefined,
      isOver: false,
      isGone: false,
      backBefore: undefined,
      resumedMs: -Infinity,
    };
    this.onTrace?.(
      `  ${queue.name} ${id} to ${by.name} as ${hold.number}: ${hold.attempts} failures, ${hold.deliveries} hand-outs`,
    );
    const { newest } = message;
    if (hold.rounds < message.rounds || (newest !== undefined && isOlder(hold, newest))) {
      // It was long on its way; another had it in the meantime.
      if (newest !== undefined && this.goodUntil(hold) > newest.arrivedMs) throw twice(hold, newest);
      hold.isOvertaken = true;
      hold.overtakenMs = now;
    } else {
      if (message.isAcked) throw new Violation(`${told(hold)}: its ack had been confirmed`);
      if (hold.rounds > message.rounds) this.#redriven(message, hold);
      this.#checkAttempts(message, hold);
      this.#checkHolders(message, hold);
      this.#checkTime(message, hold);
      this.#checkOrder(message, hold);
      message.newest = hold;
      message.holds.add(hold);
    }
    return hold;
  }

  /** It is about to be said. */
  saying(hold: Hold, said: Said): void {
    this.onTrace?.(`  ${hold.by.name} says ${said} of ${hold.message.id}`);
    hold.saying = said;
    if (said === "ack") hold.message.mayBeAcked = true;
  }

  /** The server has taken it. */
  taken(hold: Hold, said: Said, sentMs: number, delayMs: number | undefined): void {
    const { message } = hold;
    hold.saying = undefined;
    this.onTrace?.(`  ${said} of ${message.id} taken from ${hold.by.name}`);
    if (hold.isOvertaken && (said === "ack" || hold.overtakenMs <= sentMs))
      throw new Violation(
        `${told(hold)}: its ${said} was taken, and ${String(message.newest?.by.name)} had it then`,
      );
    if (hold.ended !== undefined) throw new Violation(`${told(hold)}: a second ${said} was taken`);
    if (hold.backBefore !== undefined) this.#counters.count("earlier holder ended it first");
    this.#over(hold, said);
    const isNewest = message.newest === hold;
    if (said === "ack") {
      if (message.isAcked) throw new Violation(`${told(hold)}: two acks of it were taken`);
      if (message.isDead) throw new Violation(`${told(hold)}: an ack was taken, and it had died`);
      message.isAcked = true;
      this.acks++;
    } else if (said === "nack") {
      if (message.rounds === hold.rounds) message.failures = Math.max(message.failures, hold.attempts + 1);
      if (isDeadly(hold, said)) this.#died(hold);
      else if (isNewest && delayMs !== undefined) message.notBeforeMs = sentMs + delayMs - 1;
    } else if (said === "reject") this.#died(hold);
  }

  /** The server says that it was not its holder's any more. */
  lost(hold: Hold, said: Said): void {
    this.onTrace?.(`  ${hold.message.id} lost to ${hold.by.name}`);
    hold.saying = undefined;
    // What dies needs a place among the dead, and there may be none for now.
    if (!isDeadly(hold, said) && !hold.isOver) this.#checkLost(hold, `its ${said} came to nothing`);
    this.#over(hold, undefined);
  }

  extended(hold: Hold, sentMs: number): void {
    if (hold.isOvertaken && hold.overtakenMs <= sentMs)
      throw new Violation(`${told(hold)}: it was extended, and another had it then`);
    hold.goodUntilMs = Math.max(hold.goodUntilMs, sentMs + hold.message.queue.lockMs);
  }

  /** The holder is back and still has it. */
  resumed(hold: Hold, by: Attachment, number: number): void {
    this.onTrace?.(`  ${hold.message.id} resumed by ${by.name} as ${number}`);
    const { message } = hold;
    hold.resumedMs = this.#now();
    if (hold.isOvertaken) this.#backAgain(hold, by);
    if (message.isAcked) throw new Violation(`${told(hold)}: its holder has it again after its end`);
    if (by.epoch !== hold.by.epoch) {
      this.#counters.count("delivery held across a restart");
    } else this.#counters.count("delivery held across a lost connection");
    hold.by = by;
    hold.number = number;
    hold.goodUntilMs = by.sinceMs + message.queue.lockMs;
  }

  /** The holder is back and has it no more. */
  notResumed(hold: Hold): void {
    this.onTrace?.(`  ${hold.message.id} not resumed by ${hold.by.name}`);
    if (hold.saying === undefined) {
      this.#checkLost(hold, "its holder came back for it in vain");
      this.#checkTakenOver(hold);
    }
    this.#over(hold, undefined);
  }

  /** The holder will not be back. */
  gone(hold: Hold): void {
    hold.isGone = true;
  }

  /** Until when the hand-out was sure to be its holder's. */
  goodUntil({ goodUntilMs, by, message }: Hold): number {
    return Math.min(goodUntilMs, by.wire.brokenMs + message.queue.resumeGraceMs);
  }

  /**
   * A hand-out that came to nothing without an entry (released, the grace was over) leaves no trace for the next life of the
   * node: of two who had a message there, the earlier has it if it is back first, until the later one takes it over.
   */
  #backAgain(hold: Hold, by: Attachment): void {
    const { message } = hold;
    const { newest } = message;
    if (newest?.backBefore === hold) {
      newest.backBefore = undefined;
      return this.#overtakes(hold, newest, by.sinceMs);
    }
    // The later one was answered before it, or in the same moment: it will be told.
    if (newest?.by.epoch === by.epoch && newest.resumedMs >= by.sinceMs) return;
    if (newest === undefined || newest.by.epoch >= by.epoch || newest.attempts !== hold.attempts)
      throw new Violation(
        `${told(hold)}: its holder has it again, and ${String(newest?.by.name)} had it then`,
      );
    this.#counters.count("earlier holder was back first");
    hold.backBefore = newest;
    this.#overtakes(hold, newest, by.sinceMs);
  }

  #overtakes(hold: Hold, other: Hold, sinceMs: number): void {
    const { message } = hold;
    other.isOvertaken = true;
    other.overtakenMs = sinceMs;
    message.holds.delete(other);
    message.holds.add(hold);
    message.newest = hold;
    hold.isOvertaken = false;
    hold.overtakenMs = Infinity;
  }

  /** Who was back first goes on with it: it should not, unless it has said something of it by now. */
  #checkTakenOver(hold: Hold): void {
    const { newest } = hold.message;
    if (newest?.backBefore !== hold || newest.isOver || newest.saying !== undefined || newest.isGone) return;
    const now = this.#now();
    if (Math.min(this.goodUntil(hold), this.goodUntil(newest)) > now)
      throw new Violation(`${told(hold)}: ${newest.by.name} was back first, and kept it`);
  }

  #checkLost(hold: Hold, what: string): void {
    const now = this.#now();
    const good = this.goodUntil(hold);
    if (good <= now || hold.isOvertaken) return;
    // The later holder is back as well, and has not heard yet that it has it again.
    if (hold.backBefore !== undefined) return;
    throw new Violation(
      `${told(hold)}: ${what} at ${now.toFixed(1)}, and its lock was good until ${good.toFixed(1)}`,
    );
  }

  #over(hold: Hold, ended: Said | undefined): void {
    hold.isOver = true;
    hold.ended ??= ended;
    hold.message.holds.delete(hold);
  }

  #died(hold: Hold): void {
    if (hold.message.rounds === hold.rounds) hold.message.isDead = true;
    this.deaths++;
    this.#counters.count("message died");
  }

  #redriven(message: QueuedMessage, hold: Hold): void {
    if (hold.rounds > message.rounds + this.redrivesAsked)
      throw new Violation(`${told(hold)}: nobody asked for so many rounds`);
    this.#counters.count("dead letter redriven");
    message.rounds = hold.rounds;
    message.newest = undefined;
    message.failures = 0;
    message.isDead = false;
    message.notBeforeMs = 0;
    for (const old of message.holds) {
      old.isOvertaken = true;
      old.overtakenMs = hold.arrivedMs;
    }
    message.holds.clear();
  }

  /** Failures count once each, are not forgotten, and nothing else counts. */
  #checkAttempts(message: QueuedMessage, hold: Hold): void {
    const { attempts, deliveries } = hold;
    const { newest, queue } = message;
    const fail = (why: string): never => {
      const before = newest === undefined ? "" : `, after ${newest.attempts} of ${newest.deliveries}`;
      throw new Violation(`${told(hold)}: ${attempts} failures, ${deliveries} hand-outs${before}: ${why}`);
    };
    if (message.isDead) fail("it had died, and was not redriven");
    if (attempts >= queue.maxAttempts) fail(`${queue.maxAttempts} are the most`);
    if (attempts < message.failures) fail(`${message.failures} were confirmed`);
    if (newest === undefined) return;
    if (attempts < newest.attempts) fail("some are forgotten");
    if (newest.by.epoch !== hold.by.epoch) return;
    if (deliveries === newest.deliveries) fail("one hand-out came twice");
    if (attempts - newest.attempts > deliveries - newest.deliveries) fail("more than there were hand-outs");
    if (deliveries !== newest.deliveries + 1 || newest.ended === undefined) return;
    const expected = newest.ended === "release" ? 0 : 1;
    if (attempts !== newest.attempts + expected) fail(`it ended by ${newest.ended}`);
    if (newest.ended === "release") this.#counters.count("released message run again");
  }

  /** Nobody else has it. */
  #checkHolders(message: QueuedMessage, hold: Hold): void {
    for (const other of message.holds) {
      const isOnItsWayOut = other.saying !== undefined && other.saying !== "ack";
      if (!isOnItsWayOut && this.goodUntil(other) > hold.arrivedMs) throw twice(other, hold);
      other.isOvertaken = true;
      other.overtakenMs = hold.arrivedMs;
      if (other.saying === undefined) {
        this.runsAgain++;
        this.#counters.count(reasonOf(other));
      }
    }
    message.holds.clear();
  }

  #checkTime(message: QueuedMessage, hold: Hold): void {
    if (message.notBeforeMs === 0) return;
    this.#counters.count("delayed message delivered");
    if (this.#timesAreOurs && message.notBeforeMs > hold.arrivedMs)
      throw new Violation(`${told(hold)}: it was delayed until ${message.notBeforeMs.toFixed(1)}`);
  }

  /** What was never handed out before comes in the order it lies in, a priority's to one consumer. */
  #checkOrder(message: QueuedMessage, hold: Hold): void {
    const since = this.#begun.get(`${message.queue.name} ${hold.by.epoch}`) ?? Infinity;
    if (message.isDelayed || hold.rounds > 0 || hold.deliveries > 1 || hold.attempts > 0) return;
    if (message.sentMs < since) return;
    let last = this.#lastFresh.get(hold.by);
    if (last === undefined) this.#lastFresh.set(hold.by, (last = new Map<number, number>()));
    const before = last.get(message.level) ?? -1;
    if (before > hold.offset)
      throw new Violation(`${told(hold)}: offset ${hold.offset} comes after ${before}`);
    last.set(message.level, hold.offset);
  }
}

/** The failure would be, or is, its last. */
export function isDeadly({ attempts, message }: Hold, said: Said): boolean {
  return said === "reject" || (said === "nack" && attempts + 1 >= message.queue.maxAttempts);
}

function isOlder(hold: Hold, newest: Hold): boolean {
  if (hold.rounds !== newest.rounds) return hold.rounds < newest.rounds;
  if (hold.by.epoch !== newest.by.epoch) return hold.by.epoch < newest.by.epoch;
  return hold.deliveries < newest.deliveries;
}

function reasonOf({ isGone, by }: Hold): Sometimes {
  if (isGone) return "run again after its consumer died";
  return by.wire.brokenMs < Infinity ? "run again after the grace" : "run again after its lock ended";
}

function twice(first: Hold, second: Hold): Violation {
  return new Violation(`${told(second)}: ${first.by.name} had it and its lock was good`);
}

function told({ message, by, arrivedMs }: Hold): string {
  return `message ${message.id} of queue ${message.queue.name}, delivered to ${by.name} at ${arrivedMs.toFixed(1)}`;
}
