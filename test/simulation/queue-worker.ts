/**
 * A consumer of a queue that speaks frames, as the shipped subscription does and as it never would: acks, fails, rejects
 * and releases, renews its locks or lets them end, says the same twice, presents tokens it never had, loses its connection
 * and comes back with what it holds, goes without a word, says goodbye.
 */
import { SluiceError, errorOfWire } from "../../src/sdk/errors.ts";
import type { Link, LinkListener } from "../../src/sdk/link.ts";
import {
  eachRecord,
  heldRanges,
  readLost,
  resumedNumbers,
  type DeliveriesParts,
} from "../../src/sdk/queue-frames.ts";
import type { ValueForm } from "../../src/sdk/define-topic.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { openRecord } from "../../src/wire/record-batch.ts";
import { excuse, FrameClient } from "./frame-client.ts";
import { idOf, isWhole } from "./message-value.ts";
import { isDeadly, type Attachment, type Hold, type QueueLedger, type Said } from "./queue-ledger.ts";
import type { QueueHabits } from "./queue-world.ts";
import { Violation } from "./violation.ts";
import type { Wire } from "./wire.ts";
import type { SeedWorld } from "./world-of-seed.ts";

const CONSUMER = 7;
/** Only bytes are looked at. */
export const NO_FORM = {} as ValueForm<never, Uint8Array>;
const utf8 = new TextDecoder();

interface Saying {
  readonly hold: Hold;
  readonly said: Said;
  readonly delayMs: number | undefined;
}

export class QueueWorker extends FrameClient {
  readonly queue: QueueHabits;
  /** What it holds, for people. */
  get told(): string {
    const held = [...this.#held.values()].map(
      ({ number, message, saying }) => `${number}=${message.id} ${saying ?? ""}`,
    );
    return `${this.name} ${this.#attachedTo === undefined ? "away" : "there"} ${held.join()}`;
  }

  /** Nothing fails any more: whatever comes is acked. */
  isTidy = false;
  onDelivered: ((id: number) => void) | undefined;
  protected readonly shadow: QueueLedger;
  readonly #held = new Map<number, Hold>();
  #attachment: Attachment | undefined;
  #attachedTo: Link | undefined;
  /** Who it is to the server. */
  #identity: { epoch: number; consumerId: number } | undefined;
  #unsent: Saying[] = [];
  #lives = 0;
  readonly #credit: number;

  constructor(world: SeedWorld, shadow: QueueLedger, name: string, queue: QueueHabits, credit?: number) {
    super(world, name);
    this.shadow = shadow;
    this.queue = queue;
    this.#credit = credit ?? [1, 3, 8, 30][this.random.integer(0, 3)]!;
  }

  /** Until it is told to leave. */
  async run(): Promise<void> {
    const { agenda } = this.world;
    while (!this.leaving) {
      await this.#stint();
      if (this.leaving) return;
      // Sometimes longer than it is waited for.
      if (this.random.chance(0.5)) await agenda.wait(this.random.next() * 300, "is away");
      else if (this.random.chance(0.3))
        await agenda.wait(this.queue.resumeGraceMs * 1.5 * this.random.next(), "is away");
    }
  }

  /** It will not be back, or somebody who knows nothing. */
  override async crash(): Promise<void> {
    this.#forget();
    await super.crash();
  }

  #forget(): void {
    for (const hold of this.#held.values()) this.shadow.gone(hold);
    this.#held.clear();
    this.#unsent = [];
    this.#identity = undefined;
    this.#attachment = this.#attachedTo = undefined;
    this.#lives++;
  }

  /** As long as a connection lasts. */
  async #stint(): Promise<void> {
    let over = (): void => undefined;
    const closed = new Promise<void>((resolve) => (over = resolve));
    const listener: Partial<LinkListener> = {
      deliveries: (bytes, parts) => {
        this.#attempt(() => this.#delivered(bytes, parts));
        return false;
      },
      deliveriesLost: (_, ranges) => this.#attempt(() => this.#revoked(ranges)),
      consumerEnded: (_, error) =>
        this.world.fail(new Violation(`a consumer of ${this.queue.name} was ended: ${error.message}`)),
      closed: () => {
        this.#attachedTo = this.#attachment = undefined;
        over();
      },
    };
    const { link, wire } = await this.linked(listener);
    if (this.leaving) return void (await this.crash());
    try {
      await this.#attach(link, wire);
    } catch (error) {
      excuse(error);
      link.destroy(new SluiceError("CLOSED", "not consuming"));
      return;
    }
    await closed;
  }

  async #attach(link: Link, wire: Wire): Promise<void> {
    const life = this.#lives;
    const sinceMs = this.world.agenda.nowMs;
    // What it gave back may be another's already.
    for (const hold of this.#held.values()) if (hold.saying === "release") this.#held.delete(hold.number);
    const held = [...this.#held.values()].sort((a, b) => a.number - b.number);
    const { epoch = 0, consumerId = 0 } = this.#identity ?? {};
    const request: proto.v1.ConsumeRequest.$Properties = {
      consumer: CONSUMER,
      queue: this.queue.name,
      credit: this.#credit,
      concurrency: this.random.integer(1, 2),
      name: this.name,
      resumeEpoch: epoch,
      resumeConsumerId: consumerId,
      held: heldRanges(held as never),
    };
    const body = v1.ConsumeRequest.encode(request).finish();
    await new Promise<void>((resolve, reject) => {
      link.call(FrameField.consume, body, {
        // In the turn of the reply: deliveries may follow it in the same.
        answered: (field, bytes, start, end) => {
          const answer = bytes.subarray(start, end);
          if (field !== FrameField.consuming) return reject(errorOfWire(answer));
          if (this.#lives === life && this.link === link)
            this.#attempt(() => this.#attached(link, wire, sinceMs, v1.ConsumeReply.decode(answer), held));
          resolve();
        },
        lost: reject,
      });
    });
  }

  #attached(
    link: Link,
    wire: Wire,
    sinceMs: number,
    { epoch, consumerId, resumed }: proto.v1.ConsumeReply.$Properties,
    held: readonly Hold[],
  ): void {
    const by: Attachment = { name: `${this.name}.${this.#lives}`, wire, epoch: epoch ?? 0, sinceMs };
    this.#attachment = by;
    this.#attachedTo = link;
    this.#identity = { epoch: epoch ?? 0, consumerId: consumerId ?? 0 };
    this.shadow.attached(by, this.queue);
    const numberOf = resumedNumbers(resumed);
    this.#held.clear();
    this.#unsent = [];
    for (const hold of held) {
      const number = numberOf(hold.number);
      if (number === undefined) {
        this.shadow.notResumed(hold);
        continue;
      }
      this.shadow.resumed(hold, by, number);
      this.#held.set(number, hold);
      // What was said and not answered did not take effect.
      hold.saying = undefined;
      this.#plan(hold);
    }
    this.#planOther(link);
  }

  // ---- what comes ----

  #delivered(bytes: Uint8Array, { consumer, batches, ranges }: DeliveriesParts): void {
    const by = this.#attachment;
    if (by === undefined || consumer !== CONSUMER)
      throw new Violation(`${this.name} consumes nothing, and got some`);
    const handOuts = ranges.flatMap(({ firstNumber, firstOffset, count, attempts, deliveries }) =>
      Array.from({ length: count }, (_, i) => ({
        number: firstNumber + i,
        offset: firstOffset + i,
        attempts,
        deliveries,
      })),
    );
    const places: (readonly [start: number, end: number])[] = [];
    eachRecord(bytes, batches, this.queue.name, NO_FORM, (_, start, end) => places.push([start, end]));
    if (places.length !== handOuts.length)
      throw new Violation(`${places.length} records came, ${handOuts.length} were announced`);
    places.forEach(([start, end], i) => {
      const { id, rounds } = openedMessage(bytes, start, end);
      const hold = this.shadow.delivered(by, this.queue, id, { ...handOuts[i]!, rounds });
      if (this.#held.has(hold.number))
        throw new Violation(`number ${hold.number} was given twice to ${by.name}`);
      this.#held.set(hold.number, hold);
      this.#plan(hold);
      this.onDelivered?.(id);
    });
  }

  #revoked(ranges: readonly { first: number; last: number }[]): void {
    for (const { first, last } of ranges) {
      for (let number = first; number <= last; number++) {
        const hold = this.#held.get(number);
        if (hold === undefined) continue;
        this.#held.delete(number);
        this.shadow.lost(hold, hold.saying ?? "ack");
      }
    }
  }

  // ---- what is said ----

  /** What becomes of a message, and when. */
  #plan(hold: Hold): void {
    const { random } = this;
    const { lockMs } = this.queue;
    const choice = random.next();
    const says = (afterMs: number, said: Said, delayMs?: number): void =>
      this.#later(hold, afterMs, () => this.#say({ hold, said, delayMs }));
    if (this.isTidy || choice < 0.5) return says(random.next() * 4, "ack");
    if (choice < 0.62) return says(random.next() * 60, "ack");
    if (choice < 0.72) return says(random.next() * 20, "nack");
    if (choice < 0.78) return says(random.next() * 20, "nack", random.integer(0, 400));
    if (choice < 0.81) return says(random.next() * 20, "reject");
    if (choice < 0.88) return says(random.next() * 10, "release");
    if (choice < 0.92) {
      // At work for longer than a lock, and keeps it.
      const times = random.integer(1, 4);
      for (let n = 1; n <= times; n++) this.#later(hold, n * lockMs * 0.4, () => this.#extend(hold));
      return says((times + 0.5) * lockMs * 0.4, "ack");
    }
    // Comes too late, about.
    says(lockMs * (0.9 + random.next() * 0.3), random.chance(0.7) ? "ack" : "nack");
  }

  /** Unless it is not held any more by then. */
  #later(hold: Hold, afterMs: number, run: () => void): void {
    const { by, number } = hold;
    this.world.agenda.plan(afterMs, "works", () => {
      if (hold.by !== by || this.#held.get(number) !== hold || hold.saying !== undefined) return;
      if (this.#attachedTo !== undefined) this.#attempt(run);
    });
  }

  #say(saying: Saying): void {
    this.shadow.saying(saying.hold, saying.said);
    this.#unsent.push(saying);
    if (this.#unsent.length > 1) return;
    this.world.agenda.plan(this.random.chance(0.5) ? 0 : 1, "says", () => this.#flush());
  }

  #flush(): void {
    const link = this.#attachedTo;
    if (link === undefined || this.#unsent.length === 0) return;
    const all = this.#unsent;
    this.#unsent = [];
    // If there is no place for the dead, what is said with it is not known either.
    for (const deadly of [false, true]) {
      const some = all.filter(({ hold, said }) => isDeadly(hold, said) === deadly);
      if (some.length > 0) this.#send(link, some);
    }
  }

  #send(link: Link, some: readonly Saying[]): void {
    const sentMs = this.world.agenda.nowMs;
    const settlements = some.map(({ hold: { number }, said, delayMs }) => ({
      outcome: OUTCOMES[said],
      ranges: [{ first: number, last: number }],
      ...(delayMs === undefined ? {} : { delayMs }),
      error: "as the seed has it",
    }));
    this.#settle(link, settlements, (lost) => {
      for (const { hold, said, delayMs } of some) {
        if (!this.#held.delete(hold.number)) continue;
        if (lost(hold.number)) this.shadow.lost(hold, said);
        else {
          this.shadow.taken(hold, said, sentMs, delayMs);
          if (this.random.chance(0.05)) this.#sayAgain(link, hold);
        }
      }
    });
  }

  /** A token that is used up must be good for nothing. */
  #sayAgain(link: Link, { number, message }: Hold): void {
    const said = (["ack", "nack", "release"] as const)[this.random.integer(0, 2)]!;
    const settlement = { outcome: OUTCOMES[said], ranges: [{ first: number, last: number }] };
    this.#settle(link, [settlement], (lost) => {
      this.world.counters.count("used token refused");
      if (!lost(number))
        throw new Violation(
          `${this.name}: the used token ${number} of message ${message.id} was taken for another ${said}`,
        );
    });
  }

  #extend(hold: Hold): void {
    const link = this.#attachedTo!;
    const sentMs = this.world.agenda.nowMs;
    const { number } = hold;
    const settlement = { outcome: v1.SettleOutcome.EXTEND, ranges: [{ first: number, last: number }] };
    this.#settle(link, [settlement], (lost) => {
      if (this.#held.get(number) !== hold || hold.saying !== undefined) return;
      if (lost(number)) {
        this.#held.delete(number);
        this.shadow.lost(hold, "ack");
      } else {
        this.world.counters.count("lock extended");
        this.shadow.extended(hold, sentMs);
      }
    });
  }

  #settle(
    link: Link,
    settlements: readonly proto.v1.Settlement.$Properties[],
    answered: (lost: (number: number) => boolean) => void,
  ): void {
    const body = v1.SettleRequest.encode({ consumer: CONSUMER, settlements: [...settlements] }).finish();
    const life = this.#lives;
    link.call(FrameField.settle, body, {
      answered: (field, bytes, start, end) => {
        const answer = bytes.subarray(start, end);
        if (this.#lives !== life || this.#attachedTo !== link) return;
        this.#attempt(() => {
          if (field !== FrameField.settled) return excuse(errorOfWire(answer));
          const ranges = readLost(answer);
          answered((number) => ranges.some(({ first, last }) => number >= first && number <= last));
        });
      },
      // What became of it is seen when it comes back.
      lost: () => undefined,
    });
  }

  // ---- what else may happen to a consumer ----

  #planOther(link: Link): void {
    const { random } = this;
    if (this.isTidy || random.chance(0.4)) return;
    const what = random.next();
    this.world.agenda.plan(random.next() * 800, "changes", () => {
      if (this.#attachedTo !== link || this.isTidy) return;
      this.#attempt(() => {
        if (what < 0.45) {
          this.world.counters.count("consumer lost its connection");
          this.wire!.client.destroy();
          link.destroy(new SluiceError("CONNECTION_LOST", "the consumer's network is gone"));
        } else if (what < 0.65) {
          this.world.counters.count("consumer died");
          void this.crash();
        } else if (what < 0.85) this.#goodbye(link);
        else this.#changeCredit(link);
        if (this.#attachedTo === link) this.#planOther(link);
      });
    });
  }

  /** Gives back what it holds, at no cost, and begins anew. */
  #goodbye(link: Link): void {
    this.world.counters.count("consumer said goodbye");
    const unsent = new Set(this.#unsent.map(({ hold }) => hold));
    for (const hold of this.#held.values())
      if (hold.saying === undefined || unsent.has(hold)) this.shadow.saying(hold, "release");
    const body = v1.StopConsumingRequest.encode({ consumer: CONSUMER }).finish();
    link.call(FrameField.stopConsuming, body, { answered: () => undefined, lost: () => undefined });
    void this.crash();
  }

  #changeCredit(link: Link): void {
    const say = (credit: number): void =>
      link.push(FrameField.consumerCredit, v1.ConsumerCredit.encode({ consumer: CONSUMER, credit }).finish());
    say(0);
    this.world.agenda.plan(this.random.next() * 300, "wants again", () => {
      if (this.#attachedTo === link) say(this.#credit);
    });
  }

  #attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.world.fail(error as Error);
    }
  }
}

const OUTCOMES = {
  ack: v1.SettleOutcome.ACK,
  nack: v1.SettleOutcome.NACK,
  reject: v1.SettleOutcome.REJECT,
  release: v1.SettleOutcome.RELEASE,
} as const;

/** The number of a message, and how often it was sent back from the dead. @throws Violation if it is altered */
export function openedMessage(bytes: Uint8Array, start: number, end: number): { id: number; rounds: number } {
  const { value, headers } = openRecord(bytes, start, end, 0);
  const id = idOf(value);
  if (!isWhole(value)) throw new Violation(`message ${id} was handed out altered`);
  const rounds = headers.find(([name]) => name === "x-redrives")?.[1];
  return { id, rounds: rounds === undefined ? 0 : Number(utf8.decode(rounds)) };
}
