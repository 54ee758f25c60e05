/**
 * The delivery state and its leader against NaiveQueue: random commands, the journal stalled now and then, restarts from
 * the checkpoint's rows alone. After every command verify() holds, every message is in the state the model says, what the
 * leader wants journaled is what the model wants, and each hand-out is the model's next one.
 */
import { describe, expect, it } from "vitest";
import { assert } from "../../../src/base/errors.ts";
import type { DeliveryState } from "../../../src/core/delivery/delivery-state.ts";
import { OUTCOMES } from "../../../src/core/delivery/outcome-counts.ts";
import { addToken, type DeliveryCommand, type HandOut } from "../../../src/core/delivery/effects.ts";
import type { DedupMode } from "../../../src/core/queue-settings.ts";
import { fc, seeded } from "../../fixtures/properties.ts";
import { idColumn } from "../../fixtures/machine-rig.ts";
import { DeliveryRig, failedNote, hashOf, settledBy } from "./delivery-rig.ts";
import { NaiveQueue } from "./naive-queue.ts";

const SEQUENCES = 10_000;
const GRACE_MS = 5_000;
/** Fails twice, then is dead-lettered. */
const MAX_ATTEMPTS = 3;
const MOST_MESSAGES = 400;
const KEEP = { keepSettled: 9, keepSettledMs: 4_000 };

const MODES = ["window", "until-settled", "debounce", "off"] as const;
const IDS = ["a", "b", "c", "d"];

type Draw = readonly [verb: number, a: number, b: number];

const BEGINNING: readonly Draw[] = [
  [0, 3, 2],
  [14, 1, 3],
  [14, 2, 1_904],
];

class Run {
  readonly rig: DeliveryRig;
  readonly naive: NaiveQueue;
  stalled = false;
  commands = 0;
  handOuts = 0;
  restarts = 0;
  takenOver = 0;
  /** Of progress, that were taken. */
  reports = 0;
  /** Hand-outs before older messages of noisy tenants. */
  fairer = 0;
  /** Endings of messages that were compared. */
  remembered = 0;

  /** Beyond so many messages, and after so long, they are dead-lettered, or expire; 0 = never. */
  constructor(limit: number, ttlMs: number, deadLetterExpired: boolean, mode: DedupMode, tenants: number) {
    const settings = {
      maxAttempts: MAX_ATTEMPTS,
      resumeGraceMs: GRACE_MS,
      backoffMs: (n: number) => n * 700,
      overflow: { maxMessages: limit, maxBytes: 0 },
      ttlMs,
      deadLetterExpired,
    };
    this.rig = new DeliveryRig(settings, undefined, KEEP, tenants > 0 ? {} : undefined);
    this.naive = new NaiveQueue(this.rig.nowMs, KEEP.keepSettledMs);
    Object.assign(this.naive, { limit, ttl: ttlMs, buries: deadLetterExpired, tenants });
    for (let offset = 0; offset < MOST_MESSAGES; offset++)
      if (tenants > 0) this.rig.keys.push(this.naive.tenantOf(offset));
    this.rig.dedup = this.naive.dedup = mode;
    const windowMs = mode === "window" ? 2_500 : 0;
    this.rig.windowMs = this.naive.windowMs = this.rig.state.ids.windowMs = windowMs;
    this.rig.ids.nowMs = this.rig.shardMs;
  }

  do([verb, a, b]: Draw): void {
    this.commands++;
    const { rig, naive } = this;
    if (verb < 14) this.#publish(a, b);
    else if (verb < 20) this.#subscribe(a, b);
    else if (verb < 40) this.#handOut(1 + (a % 6));
    else if (verb < 72) this.#useToken(verb, a, b);
    else if (verb < 82) {
      const elapsed = [1, 200, 700, 1_400, 5_000][a % 5]!;
      naive.tick(elapsed);
      rig.tick(elapsed);
    } else if (verb < 86) this.#connection(verb, a);
    else if (verb < 90) this.#presentEarlier(verb, a, b);
    else if (verb < 93) this.stalled = !this.stalled;
    else if (verb < 95) this.#restart(a);
    else if (verb < 97) this.#defer(a, b);
    else if (verb < 98) {
      if (b % 2 === 0) this.#purge(a);
      else this.#drop(a, b);
    } else if (verb < 99) this.#replaceState();
    else this.#cancel(a);
    this.#journal();
    this.#compare();
  }

  #publish(a: number, b: number): void {
    const count = 1 + (a % 4);
    const level = b % 3 === 0 ? 9 : b % 3 === 1 ? 4 : 0;
    const until = a % 5 === 0 ? this.rig.shardMs + 1 + (b % 1_500) : 0;
    const expiry = a % 7 === 0 ? this.rig.shardMs + 1 + (b % 2_000) : 0;
    const column = (value: number) => (value === 0 ? undefined : new Array<number>(count).fill(value));
    const attributes = { level, deliverAtMs: column(until), expiresAtMs: column(expiry) };
    if (a % 3 > 0) {
      const ids = Array.from({ length: count }, (_, i) => IDS[(b + i * (a % 2)) % IDS.length]!);
      const told = this.rig.publishIds(ids, attributes);
      const expected = this.naive.publishIds(ids, level, until, expiry);
      assert(told.join() === expected.join(), `duplicates ${told.join()}; expected ${expected.join()}`);
      return;
    }
    this.rig.publish(count, attributes);
    this.naive.publish(count, level, until, expiry);
  }

  /** The journal may stall meanwhile: nobody gets it all the same. */
  #cancel(a: number): void {
    const { rig, naive } = this;
    const offset = a % (naive.messages.length + 1);
    const waits = offset < naive.messages.length && naive.waits(offset);
    assert(rig.leader.withhold(offset) === waits, `${offset} waits: ${waits}, said otherwise`);
    if (!waits) return;
    const message = naive.messages[offset]!;
    message.outbound = true;
    rig.waiting.push({
      kind: "settle",
      from: offset,
      to: offset + 1,
      attempts: message.attempts,
      outcome: "cancelled",
    });
  }

  #subscribe(a: number, b: number): void {
    if (this.naive.consumers.length >= 3) return;
    const [concurrency, credit, lock] = [a % 3, 1 + (b % 5), 400 + (b % 2_000)];
    const settings = { concurrency, credit, creditBytes: 1_000, lockMs: lock };
    const id = this.rig.leader.subscribe(settings, this.rig.effects);
    this.naive.consumers.push({ id, concurrency, credit, lock, next: 0, graceEnds: Infinity });
  }

  #handOut(limit: number): void {
    const { rig, naive } = this;
    const handed: HandOut[] = [];
    // While the journal stalls the marks are not raised either.
    if (this.stalled) rig.leader.handOut(limit, handed, rig.effects);
    else handed.push(...rig.handOut(limit));
    let count = 0;
    for (const { subscription, firstNumber, firstOffset, count: together, attempts } of handed) {
      for (let i = 0; i < together; i++, count++) {
        const consumer = naive.consumers.find(({ id }) => id === subscription)!;
        const offset = firstOffset + i;
        const next = naive.next();
        assert(next === offset, `${offset} handed out, ${next} is next`);
        if (next !== naive.waiting()[0]) this.fairer++;
        assert(naive.room(consumer) > 0, `consumer ${consumer.id} has no room`);
        assert(
          naive.messages[offset]!.attempts === attempts,
          `${offset} handed out with ${attempts} attempts`,
        );
        const number = naive.give(consumer, offset);
        assert(number === firstNumber + i, `number ${firstNumber + i} where ${number} is next`);
      }
    }
    this.handOuts += count;
    const more = naive.waiting().length > 0 && naive.consumers.some((consumer) => naive.room(consumer) > 0);
    if (this.stalled && rig.leader.whyIdle()?.kind === "mark") return;
    assert(count === limit || !more, `${count} of ${limit} handed out, and more could be`);
  }

  #useToken(verb: number, a: number, b: number): void {
    const { rig, naive } = this;
    const { leader, effects } = rig;
    const consumer = naive.consumers[a % 4];
    const id = consumer?.id ?? 1 + (b % 5);
    const first = Math.max(0, (consumer?.next ?? 3) - 1 - (b % 7));
    const last = first + (a % 3);
    const offsets: number[] = [];
    let lost = 0;
    for (let number = first; number <= last; number++) {
      const offset = naive.offsetOf(id, number);
      if (offset < 0) lost++;
      else offsets.push(offset);
    }
    effects.lost.length = 0;
    if (verb < 52) {
      leader.ack(id, first, last, effects);
      for (const offset of offsets) naive.end(offset, "acked");
    } else if (verb < 60) {
      leader.nack(id, first, last, a % 2 === 0 ? undefined : b % 500, effects);
      for (const offset of offsets) naive.end(offset, "failed");
    } else if (verb < 62) {
      leader.reject(id, first, last, effects);
      for (const offset of offsets) naive.end(offset, "rejected");
    } else if (verb < 67) {
      leader.release(id, first, last, effects);
      for (const offset of offsets) naive.release(offset);
    } else if (verb < 70) {
      leader.extend(id, first, last, 100 + b, effects);
      for (const offset of offsets) naive.messages[offset]!.held!.deadline = naive.now + 100 + b;
    } else {
      const progress = { hundredths: b, value: undefined, reportedMs: rig.shardMs };
      for (let number = first; number <= last; number++)
        if (!leader.report(id, number, progress)) addToken(effects.lost, id, number);
      for (const offset of offsets) naive.messages[offset]!.held!.progress = b;
      this.reports += offsets.length;
    }
    const told = effects.lost.reduce((sum, range) => sum + range.last - range.first + 1, 0);
    assert(told === lost, `${lost} tokens of ${id}#${first}..${last} are lost, told of ${told}`);
  }

  #connection(verb: number, a: number): void {
    const { leader } = this.rig;
    const consumer = this.naive.consumers[a % 3];
    if (consumer === undefined) return;
    if (verb < 84) {
      leader.disconnected(consumer.id);
      consumer.graceEnds = Math.min(consumer.graceEnds, this.naive.now + GRACE_MS);
    } else if (verb < 85) {
      assert(leader.reconnected(consumer.id), `consumer ${consumer.id} is gone`);
      consumer.graceEnds = Infinity;
    } else {
      leader.unsubscribe(consumer.id);
      this.naive.leave(consumer, 0);
    }
  }

  #presentEarlier(verb: number, a: number, b: number): void {
    const { rig, naive } = this;
    const offset = a % (naive.messages.length + 1);
    const message = naive.messages[offset];
    const attempts = b % 8 === 0 ? b % 3 : (message?.attempts ?? 0);
    const consumer = naive.consumers[b % 3];
    if (verb < 88 && consumer !== undefined) {
      // Of another, earlier or later hand-out somebody else may come as well.
      for (const k of [4, 7, 10]) {
        const deliveries = 1 + ((b >> k) % 4);
        const holder = naive.consumers[(b + k) % naive.consumers.length]!;
        const good = naive.isGoodFromEarlier(offset, attempts, deliveries) && !message!.outbound;
        const number = rig.leader.adopt(holder.id, offset, attempts, 0, deliveries);
        assert(number >= 0 === good, `${offset} from before the restart: ${good}, said ${number}`);
        if (!good) continue;
        if (message!.claim !== undefined) this.takenOver++;
        assert(naive.adopt(holder, offset, deliveries) === number, "an adopted message got another number");
      }
    } else {
      const good = naive.isGoodFromEarlier(offset, attempts, 1);
      const number = rig.leader.present(offset, attempts);
      assert(number >= 0 === good, `${offset} from before the restart: ${good}, said ${number}`);
      if (!good) return;
      const earlier = { id: 0, concurrency: 0, credit: 0, lock: 0, next: number, graceEnds: Infinity };
      naive.adopt(earlier, offset, 1);
      if (b % 2 === 0) rig.leader.ack(0, number, number, rig.effects);
      else rig.leader.nack(0, number, number, undefined, rig.effects);
      naive.end(offset, b % 2 === 0 ? "acked" : "failed");
    }
  }

  #defer(a: number, b: number): void {
    const offset = a % (this.naive.messages.length + 1);
    const message = this.naive.messages[offset];
    const attempts = message?.attempts ?? 0;
    const untilMs = b % 3 === 0 ? 1 : this.naive.shard + (b % 900);
    this.rig.entryMs();
    const done = this.rig.state.defer(offset, attempts, untilMs);
    assert(done === (message?.outcome === ""), `defer of ${offset} said ${done}`);
    if (done)
      Object.assign(message!, {
        until: untilMs,
        held: undefined,
        perhaps: false,
        expiring: false,
        outbound: false,
      });
  }

  #purge(a: number): void {
    const to = a % (this.naive.messages.length + 1);
    this.rig.state.purge(to, 0, this.rig.entryMs());
    this.naive.messages.slice(0, to).forEach(({ outcome }, offset) => {
      if (outcome === "") this.naive.settled(offset, "purged");
    });
  }

  #drop(a: number, b: number): void {
    const [limit, most] = [1 + (a % 20), 1 + (b % 9)];
    this.rig.state.drop({ maxMessages: limit, maxBytes: 0 }, most, this.rig.entryMs());
    this.naive.drop(limit, most);
  }

  #restart(a: number): void {
    const { rig, naive } = this;
    this.restarts++;
    this.stalled = false;
    // The shard's time may begin anew, but not before the latest entry's.
    rig.shardMs = naive.shard = Math.max(rig.latestEntryMs, rig.shardMs - (a % 3) * 150);
    rig.restart();
    naive.asked = [];
    naive.consumers = [];
    naive.reservedUntil = naive.now + GRACE_MS;
    const { mark } = rig.state;
    for (const message of naive.messages) {
      const offset = naive.messages.indexOf(message);
      const wasHeld = message.held !== undefined;
      const { until, level } = message;
      message.held = message.claim = undefined;
      message.expiring = false;
      message.outbound = false;
      message.perhaps = until > 0 ? until <= mark.dueMs : offset < mark.offsets[level]!;
      // The point of the mark: whatever was in somebody's hands is known to be.
      assert(message.outcome !== "" || !wasHeld || message.perhaps, `${offset} was held and nobody knows`);
    }
  }

  /** The durable part, replaced by what its rows say: nobody notices. */
  #replaceState(): void {
    const { rig } = this;
    const [before, copy] = [rig.state, rig.restored()];
    copy.verify();
    for (let offset = 0; offset < before.end; offset++) {
      assert(
        copy.isUnsettled(offset) === before.isUnsettled(offset),
        `${offset} is otherwise after a restore`,
      );
      assert(
        copy.messages.attemptsOf(offset) === before.messages.attemptsOf(offset),
        "attempts are not kept",
      );
      assert(copy.messages.untilOf(offset) === before.messages.untilOf(offset), "a delay is not kept");
      assert(copy.messages.expiryOf(offset) === before.messages.expiryOf(offset), "an expiry is not kept");
      assert(copy.levels.levelOf(offset) === before.levels.levelOf(offset), "a priority is not kept");
    }
    assert(String(copy.mark.offsets) === String(before.mark.offsets), "a mark is not kept");
    assert(copy.mark.dueMs === before.mark.dueMs && copy.end === before.end, "the head is not kept");
    assert(
      copy.keptBytes === before.keptBytes,
      `${before.keptBytes} B are remembered, restored ${copy.keptBytes}`,
    );
    for (const from of [0, 1, 5]) {
      const [is, was] = [endings(copy, 0, from), endings(before, 0, from)];
      assert(is === was, `what became of messages is otherwise after a restore: ${is}; it was ${was}`);
    }
  }

  /** What the leader asks for is what the model asks for; it is applied unless the journal stalls. */
  #journal(): void {
    const { rig, naive } = this;
    const asked = rig.send().flatMap(words);
    const [said, expected] = [asked.sort().join(", "), naive.asked.splice(0).sort().join(", ")];
    assert(said === expected, `asks for ${said}; expected ${expected}`);
    if (this.stalled) return;
    const waiting = [...rig.waiting];
    rig.commit();
    for (const command of waiting) {
      if (command.kind === "settle") {
        const { consumer, result } = settledBy(command);
        const said = [consumer, result].map((bytes) => utf8.decode(bytes));
        for (let offset = command.from; offset < command.to; offset++)
          naive.apply(offset, command.attempts, command, 0, said);
      } else if (command.kind === "fail" || command.kind === "dead-letter") {
        const { offset, attempts } = command;
        const said = ["", utf8.decode(failedNote(offset, attempts)?.error)];
        naive.apply(offset, attempts, command, command.kind === "fail" ? command.untilMs : 0, said);
      }
    }
  }

  #compare(): void {
    const { rig, naive } = this;
    const { state, leader } = rig;
    leader.verify();
    const count = (which: "ready" | "delayed" | "pending" | "settled") =>
      naive.messages.filter((_, offset) => naive.is(offset, which)).length;
    const said = [leader.readyCount, leader.delayedCount, leader.pendingCount, state.settledCount];
    const expected = [count("ready"), count("delayed"), count("pending"), count("settled")];
    assert(
      said.join() === expected.join(),
      `ready, delayed, pending, settled: ${said.join()}; expected ${expected.join()}`,
    );
    const known = naive
      .remembered(KEEP.keepSettled)
      .map(({ at, ...one }) => [...Object.values(one), at].join(" "));
    const remembered = endings(state, rig.shardMs - KEEP.keepSettledMs);
    assert(remembered === known.join(", "), `remembers ${remembered}; expected ${known.join(", ")}`);
    this.remembered += known.length;
    naive.messages.forEach(({ outcome, attempts, errors, held }, offset) => {
      const progress = leader.progress.of(offset)?.hundredths;
      assert(progress === held?.progress, `${offset} is at ${held?.progress}, known is ${progress}`);
      assert(state.isUnsettled(offset) === (outcome === ""), `${offset}: settled is otherwise`);
      const { first, last } = state.failures?.of(offset) ?? {};
      const [firstError, lastError] = outcome === "" ? [errors[0], errors.at(-1)] : [];
      assert(
        first === firstError && last === lastError,
        `${offset} failed with ${errors.join()}, known are ${first}, ${last}`,
      );
      if (outcome !== "") return;
      assert(state.messages.attemptsOf(offset) === attempts, `${offset} has failed ${attempts} times`);
      assert(attempts < MAX_ATTEMPTS, `${offset} has failed ${attempts} times and is not dead-lettered`);
    });
    for (const id of IDS) {
      const [found, known] = [state.ids.find(hashOf(idColumn([id]))), naive.known(id)];
      assert(found === known, `id ${id} is of ${known}, found ${found}`);
    }
    for (const outcome of OUTCOMES) {
      const those = naive.messages.filter((message) => message.outcome === outcome).length;
      assert(state.countOf(outcome) === those, `${those} ${outcome}, counted ${state.countOf(outcome)}`);
    }
  }
}

/** Half of them with a limit, a third with a time to live, a fifth bury what expires, four sevenths share fairly. */
function runOf(n: number): Run {
  const tenants = n % 7 < 4 ? 2 + (n % 3) : 0;
  const mode = MODES[(n >> 1) % 4]!;
  return new Run(n % 2 === 0 ? 0 : 5 + (n % 7), n % 3 === 0 ? 900 : 0, n % 5 === 0, mode, tenants);
}

const utf8 = new TextDecoder();

/** What is known of settled messages, the newest first; `skip`: asked for from there on. */
function endings({ history }: DeliveryState, oldestMs: number, skip = 0): string {
  const all: string[] = [];
  const numbers: number[] = [];
  const list = (before: number): void =>
    history?.eachNewest(before, oldestMs, ({ from, count, ...run }, first) => {
      for (let i = count - 1; i >= 0; i--) {
        const result = utf8.decode(history.results.get(from + i));
        const { outcome, attempts, consumer, settledMs } = run;
        all.push([from + i, OUTCOMES[outcome], attempts, consumer, result, settledMs].join(" "));
        numbers.push(first + i);
      }
      return true;
    });
  list(0);
  const before = numbers[skip - 1];
  if (skip === 0 || before === undefined || before === 0) return all.slice(skip).join(", ");
  const rest = all.splice(0).slice(skip);
  list(before);
  assert(
    all.join(", ") === rest.join(", "),
    `from ${before} on: ${all.join(", ")}; expected ${rest.join(", ")}`,
  );
  return all.join(", ");
}

/** What a command asks for, message by message. */
function words(command: DeliveryCommand): string[] {
  if (command.kind === "fail") return [`failed ${command.offset} ${command.attempts}`];
  if (command.kind === "dead-letter") return [`dead-letter ${command.offset} ${command.attempts}`];
  if (command.kind !== "settle") return [];
  const { from, to, attempts, outcome } = command;
  return Array.from({ length: to - from }, (_, i) => `${outcome} ${from + i} ${attempts}`);
}

describe("the delivery state and its leader", () => {
  it("do what a list and loops over it do, through stalls and restarts", { timeout: 240_000 }, () => {
    let [commands, handOuts, restarts, takenOver, sequences, remembered] = [0, 0, 0, 0, 0, 0];
    let fairer = 0;
    const draw = fc.tuple(fc.nat(99), fc.nat(9_999), fc.nat(9_999));
    fc.assert(
      fc.property(fc.array(draw, { maxLength: 60, size: "max" }), (draws) => {
        const run = runOf(draws.length);
        try {
          // Something to hand out, and somebody to hand it to, come first.
          for (const one of [...BEGINNING, ...draws]) run.do(one);
        } finally {
          sequences++;
          commands += run.commands;
          handOuts += run.handOuts;
          restarts += run.restarts;
          takenOver += run.takenOver;
          fairer += run.fairer;
          remembered += run.remembered;
        }
      }),
      seeded(SEQUENCES),
    );
    console.log(
      `delivery model: ${sequences} sequences (at least 10,000), ${commands} commands, ${handOuts} hand-outs, ${restarts} restarts, ${takenOver} taken over, ${fairer} before noisy ones (at least 100), ${remembered} endings remembered`,
    );
    expect(sequences).toBeGreaterThanOrEqual(SEQUENCES);
    expect(handOuts).toBeGreaterThan(10_000);
    expect(restarts).toBeGreaterThan(1_000);
    expect(takenOver).toBeGreaterThan(20);
    expect(fairer).toBeGreaterThan(100);
    expect(remembered).toBeGreaterThan(100_000);
  });
});
