/** Deliveries as semantics.md says them, written without a look at src/: one list, and loops over all of it. */
import type { DeliveryCommand } from "../../../src/core/delivery/effects.ts";
import type { DedupMode } from "../../../src/core/queue-settings.ts";

/** After these an id may be used again at once. */
const FREEING = new Set(["purged", "dropped", "cancelled", "replaced"]);

interface Holding {
  consumer: number;
  number: number;
  deadline: number;
  ending: boolean;
  acked: boolean;
  /** What was last said of it. */
  progress?: number;
}

interface Message {
  level: number;
  attempts: number;
  until: number;
  expiry: number;
  outcome: string;
  /** Who has it; `ending`: its token is used up, the journal has not said so yet. */
  held: Holding | undefined;
  /** Perhaps held by somebody since before the restart, and not seen since. */
  perhaps: boolean;
  /** Whoever goes on to hold it since before the restart: his hand-out's rank, and how often it was given then. */
  claim: { rank: number; given: number } | undefined;
  given: number;
  /** The journal is about to hear that it expired. */
  expiring: boolean;
  /** On its way to the dead letters, or cancelled, and nobody's. */
  outbound: boolean;
  appended: number;
  settledAt: number;
  /** What went wrong, the first time it was said and the last time. */
  errors: string[];
}

/** What became of a message. */
interface Ending {
  offset: number;
  outcome: string;
  attempts: number;
  at: number;
  consumer: string;
  result: string;
}

interface Consumer {
  id: number;
  concurrency: number;
  credit: number;
  lock: number;
  next: number;
  graceEnds: number;
}

export class NaiveQueue {
  messages: Message[] = [];
  consumers: Consumer[] = [];
  /** Monotonic, and the shard's. */
  now: number;
  shard: number;
  reservedUntil = 0;
  /** More than so many unsettled ones are dead-lettered; 0 = no limit. */
  limit = 0;
  /** Of messages that have no end of their own; 0 = none. */
  ttl = 0;
  /** What expires goes to the dead letters. */
  buries = false;
  /** Shared fairly among so many tenants, of which an offset tells; 0 = not shared. */
  tenants = 0;
  /** What the journal should be asked for, a word and an offset each. */
  asked: string[] = [];
  /** The newest message of each id. */
  ids = new Map<string, number>();
  dedup: DedupMode = "window";
  windowMs = 0;
  /** In the order in which messages were settled. */
  endings: Ending[] = [];
  /** So long what became of them is remembered. */
  readonly keepMs: number;
  latest = 0;

  constructor(now: number, keepMs = Infinity) {
    this.keepMs = keepMs;
    this.now = this.shard = now;
  }

  publish(count: number, level: number, until: number, expiry: number): void {
    // The time of the journal does not go back.
    const appended = Math.max(this.messages.at(-1)?.appended ?? 0, this.shard);
    for (let i = 0; i < count; i++)
      this.messages.push({
        level,
        attempts: 0,
        until,
        appended,
        expiry: expiry === 0 && until > this.shard && this.ttl > 0 ? until + this.ttl : expiry,
        outcome: "",
        held: undefined,
        perhaps: false,
        claim: undefined,
        given: 0,
        expiring: false,
        outbound: false,
        settledAt: 0,
        errors: [],
      });
  }

  /** The time of entries does not go back, whatever a leader's clock says after a restart. */
  get entryTime(): number {
    return (this.latest = Math.max(this.latest, this.shard));
  }

  /** The message that has the id, if the queue remembers it; −1: none. */
  known(id: string): number {
    const offset = this.ids.get(id) ?? -1;
    const message = this.messages[offset];
    if (message === undefined || message.outcome === "") return offset;
    if (FREEING.has(message.outcome) || this.dedup !== "window") return -1;
    return message.settledAt + this.windowMs > this.entryTime ? offset : -1;
  }

  /** Pairs (place, offset) of those that are there already. */
  publishIds(ids: readonly string[], level: number, until: number, expiry: number): number[] {
    const duplicates: number[] = [];
    ids.forEach((id, i) => {
      const before = this.dedup === "off" ? -1 : this.known(id);
      const waits = before >= 0 && this.waits(before);
      if (before >= 0 && this.dedup !== "debounce") return duplicates.push(i, before);
      if (waits) this.settled(before, "replaced");
      this.ids.set(id, this.messages.length);
      this.publish(1, level, until, expiry);
    });
    return duplicates;
  }

  /** Ready or delayed, in nobody's hands and reserved for nobody. */
  waits(offset: number): boolean {
    const { outcome, held, perhaps, outbound } = this.messages[offset]!;
    return outcome === "" && held === undefined && !outbound && !(perhaps && this.now < this.reservedUntil);
  }

  is(offset: number, state: "ready" | "delayed" | "pending" | "settled"): boolean {
    const message = this.messages[offset]!;
    if (message.outcome !== "") return state === "settled";
    if (message.held !== undefined) return state === "pending";
    return state === (message.until > this.shard ? "delayed" : "ready");
  }

  /** What may be handed out now, the next first. */
  waiting(): number[] {
    const free = this.messages.flatMap((message, offset) => {
      const reserved = message.perhaps && this.now < this.reservedUntil;
      const expired = this.endOf(message) <= this.shard;
      return this.is(offset, "ready") && !reserved && !expired && !message.outbound ? [offset] : [];
    });
    return free.sort((a, b) => this.messages[b]!.level - this.messages[a]!.level || a - b);
  }

  /** The one of those that is next. */
  next(): number | undefined {
    const waiting = this.waiting();
    if (this.tenants === 0) return waiting[0];
    const first = waiting.filter(
      (offset) => this.messages[offset]!.level === this.messages[waiting[0]!]!.level,
    );
    return first.find((offset) => !this.isNoisy(this.tenantOf(offset))) ?? first[0];
  }

  tenantOf(offset: number): number {
    return ((offset * 7) >> 2) % this.tenants;
  }

  isNoisy(tenant: number): boolean {
    const held = this.messages.flatMap((message, offset) => (message.held === undefined ? [] : [offset]));
    const its = held.filter((offset) => this.tenantOf(offset) === tenant).length;
    const room = this.consumers.reduce(
      (sum, { credit, graceEnds }) => sum + (graceEnds === Infinity ? credit : 0),
      0,
    );
    return its >= Math.min(30, Math.max(1, Math.floor(room / 2))) && its > held.length / 10;
  }

  endOf({ expiry, appended }: Message): number {
    if (expiry > 0) return expiry;
    return this.ttl > 0 ? appended + this.ttl : Infinity;
  }

  /** The unsettled ones, in the order in which they go when there are too many. */
  unsettled(): number[] {
    const all = this.messages.flatMap(({ outcome }, offset) => (outcome === "" ? [offset] : []));
    return all.sort((a, b) => this.messages[a]!.level - this.messages[b]!.level || a - b);
  }

  drop(limit: number, most: number): void {
    const all = this.unsettled();
    for (const offset of all.slice(0, Math.min(most, Math.max(0, all.length - limit))))
      this.settled(offset, "dropped");
  }

  /** What is beyond the limit and in nobody's hands goes to the dead letters. */
  overflow(): void {
    if (this.limit === 0) return;
    const all = this.unsettled();
    const leaving = all.filter((offset) => this.messages[offset]!.outbound).length;
    const free = all.filter((offset) => {
      const { held, outbound, perhaps } = this.messages[offset]!;
      return held === undefined && !outbound && !(perhaps && this.now < this.reservedUntil);
    });
    for (const offset of free.slice(0, Math.max(0, all.length - leaving - this.limit))) {
      this.messages[offset]!.outbound = true;
      this.asked.push(`dead-letter ${offset} ${this.messages[offset]!.attempts}`);
    }
  }

  room(consumer: Consumer): number {
    if (consumer.graceEnds !== Infinity) return 0;
    const pending = this.messages.filter(({ held }) => held?.consumer === consumer.id);
    const inHand = pending.filter(({ held }) => !held!.acked).length;
    return Math.min(consumer.credit - inHand, 4 * consumer.credit - pending.length);
  }

  give(consumer: Consumer, offset: number): number {
    const message = this.messages[offset]!;
    message.held = {
      consumer: consumer.id,
      number: consumer.next,
      deadline: this.now + consumer.lock,
      ending: false,
      acked: false,
    };
    message.perhaps = false;
    message.given++;
    return consumer.next++;
  }

  /** Whether a token from before the restart is good, of the hand-out with this rank. */
  isGoodFromEarlier(offset: number, attempts: number, rank: number): boolean {
    const message = this.messages[offset];
    if (message?.outcome !== "" || message.attempts !== attempts) return false;
    const { held, perhaps, claim, given } = message;
    if (held === undefined && perhaps) return true;
    const isReserved = this.now < this.reservedUntil;
    return isReserved && held?.ending !== true && claim?.given === given && claim.rank < rank;
  }

  adopt(consumer: Consumer, offset: number, rank: number): number {
    const number = this.give(consumer, offset);
    const message = this.messages[offset]!;
    message.claim = this.now < this.reservedUntil ? { rank, given: message.given } : undefined;
    return number;
  }

  /** The offset a token is good for, or −1. */
  offsetOf(id: number, number: number): number {
    return this.messages.findIndex(
      ({ held }) => held !== undefined && held.consumer === id && held.number === number && !held.ending,
    );
  }

  end(offset: number, how: "acked" | "failed" | "rejected"): void {
    const message = this.messages[offset]!;
    message.held!.ending = true;
    message.held!.acked = how === "acked";
    const dead = how === "rejected" || (how === "failed" && message.attempts + 1 >= 3);
    this.asked.push(`${dead ? "dead-letter" : how} ${offset} ${message.attempts}`);
  }

  release(offset: number): void {
    this.messages[offset]!.held = undefined;
  }

  leave(consumer: Consumer, failing: number): void {
    this.consumers = this.consumers.filter((other) => other !== consumer);
    const held = this.messages.flatMap((message, offset) =>
      message.held?.consumer === consumer.id && !message.held.ending ? [offset] : [],
    );
    held.sort((a, b) => this.messages[a]!.held!.number - this.messages[b]!.held!.number);
    held.forEach((offset, i) => (i < failing ? this.end(offset, "failed") : this.release(offset)));
  }

  tick(elapsed: number): void {
    const now = (this.now += elapsed);
    this.shard += elapsed;
    this.latest = this.entryTime;
    this.messages.forEach((message, offset) => {
      const { held, outcome, attempts, expiring, outbound, perhaps } = message;
      if (held !== undefined && !held.ending && held.deadline <= now) this.end(offset, "failed");
      const reserved = perhaps && now < this.reservedUntil;
      if (outcome !== "" || held !== undefined || expiring || outbound || reserved) return;
      if (this.endOf(message) > this.shard) return;
      if (this.buries) message.outbound = true;
      else message.expiring = true;
      this.asked.push(`${this.buries ? "dead-letter" : "expired"} ${offset} ${attempts}`);
    });
    for (const consumer of this.consumers.filter(({ graceEnds }) => graceEnds <= now))
      this.leave(consumer, consumer.concurrency);
    this.overflow();
  }

  /** What becomes of one message when the journal's word is applied. */
  apply(offset: number, attempts: number, what: DeliveryCommand, untilMs = 0, said: string[] = []): void {
    const message = this.messages[offset]!;
    if (message.outcome !== "" || message.attempts !== attempts) return;
    message.held = undefined;
    message.perhaps = false;
    message.expiring = false;
    message.outbound = false;
    const [consumer = "", text = ""] = said;
    if (what.kind === "fail") {
      Object.assign(message, { attempts: attempts + 1, until: untilMs });
      if (text !== "") message.errors.push(text);
    } else if (what.kind === "settle") this.settled(offset, what.outcome, consumer, text);
    else {
      // Whatever died of a failure has failed once more.
      if (what.kind === "dead-letter" && what.reason !== "overflow" && what.reason !== "expired")
        message.attempts++;
      this.settled(offset, "dead-lettered");
    }
  }

  settled(offset: number, outcome: string, consumer = "", result = ""): void {
    const message = this.messages[offset]!;
    Object.assign(message, { outcome, held: undefined, settledAt: this.entryTime });
    const { attempts } = message;
    const at = Math.max(this.shard, this.endings.at(-1)?.at ?? 0);
    this.endings.push({ offset, outcome, attempts, at, consumer, result });
    this.endings = this.endings.filter((one) => one.at > this.shard - this.keepMs);
  }

  /** What is still known of settled messages, the newest first. */
  remembered(count: number): Ending[] {
    return this.endings
      .slice(-count)
      .filter(({ at }) => at > this.shard - this.keepMs)
      .reverse();
  }
}
