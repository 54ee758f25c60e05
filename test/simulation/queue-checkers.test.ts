/** The checks of the simulator's queues object to what they are for: a ledger told a lie, an audit shown a wrong queue. */
import { beforeEach, describe, expect, it } from "vitest";
import { Ledger } from "./ledger.ts";
import { auditQueue, type QueueAtRest } from "./queue-audit.ts";
import { conserved } from "./queue-keeper.ts";
import { QueueLedger, type Attachment, type HandOut, type Hold } from "./queue-ledger.ts";
import type { QueueHabits } from "./queue-world.ts";
import { Counters } from "./sometimes.ts";

const JOBS: QueueHabits = {
  name: "jobs",
  lockMs: 500,
  resumeGraceMs: 100,
  maxAttempts: 3,
  backoffMs: 0,
  priorities: false,
  maxMessages: 3,
};

let now = 0;
let shadow: QueueLedger;

function consumer(name: string, epoch = 1): Attachment {
  return { name, wire: { brokenMs: Infinity } as Attachment["wire"], epoch, sinceMs: now };
}

function handOut(
  by: Attachment,
  { id = 0, ...more }: Partial<HandOut> & { readonly id?: number } = {},
): Hold {
  const one = { number: 1, offset: id, attempts: 0, deliveries: 1, rounds: 0, ...more };
  return shadow.delivered(by, JOBS, id, one);
}

beforeEach(() => {
  now = 0;
  shadow = new QueueLedger(() => now, new Counters(), true);
  for (const id of [0, 1]) shadow.published(id, JOBS, 0, 0);
});

describe("the ledger of queues objects to", () => {
  it("a second run while the lock is good, or the grace of a lost connection", () => {
    const a = consumer("a");
    handOut(a);
    now = 499;
    expect(() => handOut(consumer("b"), { deliveries: 2, attempts: 1 })).toThrow(
      /a had it and its lock was good/,
    );
    (a.wire as { brokenMs: number }).brokenMs = 450;
    now = 551;
    expect(() => handOut(consumer("b"), { deliveries: 2, attempts: 1 })).not.toThrow();
  });

  it("a message that comes again after its ack, or the confirm of its death", () => {
    const a = consumer("a");
    const hold = handOut(a);
    shadow.saying(hold, "ack");
    shadow.taken(hold, "ack", now, undefined);
    expect(() => handOut(a, { deliveries: 2 })).toThrow(/its ack had been confirmed/);
    const dead = handOut(a, { id: 1 });
    shadow.saying(dead, "reject");
    shadow.taken(dead, "reject", now, undefined);
    expect(() => handOut(a, { id: 1, deliveries: 2 })).toThrow(/had died/);
    expect(() => handOut(a, { id: 1, rounds: 1 })).toThrow(/nobody asked for so many rounds/);
    shadow.redrivesAsked++;
    expect(() => handOut(a, { id: 1, rounds: 1 })).not.toThrow();
  });

  it("an ack of a token that was overtaken, and a second settlement of one", () => {
    const first = handOut(consumer("a"));
    now = 600;
    const second = handOut(consumer("b"), { deliveries: 2, attempts: 1 });
    shadow.saying(first, "ack");
    expect(() => shadow.taken(first, "ack", now, undefined)).toThrow(/its ack was taken, and b had it/);
    shadow.taken(second, "nack", now, undefined);
    expect(() => shadow.taken(second, "nack", now, undefined)).toThrow(/a second nack was taken/);
  });

  it("a good lock that is lost, also for who comes back in time", () => {
    const a = consumer("a");
    const hold = handOut(a);
    now = 100;
    expect(() => shadow.lost(hold, "ack")).toThrow(/its ack came to nothing .* good until 500/);
    const other = handOut(consumer("b"), { id: 1 });
    (other.by.wire as { brokenMs: number }).brokenMs = 90;
    expect(() => shadow.notResumed(other)).toThrow(/came back for it in vain/);
    now = 200;
    expect(() => shadow.notResumed(other)).not.toThrow();
  });

  it("failures that are forgotten, made up, counted for a release, or beyond the most", () => {
    const a = consumer("a");
    const hold = handOut(a);
    shadow.saying(hold, "nack");
    shadow.taken(hold, "nack", now, undefined);
    expect(() => handOut(a, { deliveries: 2, attempts: 0 })).toThrow(/1 were confirmed/);
    expect(() => handOut(a, { deliveries: 3, attempts: 3 })).toThrow(/3 are the most/);
    expect(() => handOut(consumer("a", 2), { attempts: 0 })).toThrow(/1 were confirmed/);
    const released = handOut(a, { id: 1 });
    shadow.saying(released, "release");
    shadow.taken(released, "release", now, undefined);
    expect(() => handOut(a, { id: 1, deliveries: 2, attempts: 1 })).toThrow(/it ended by release/);
    expect(() => handOut(a, { id: 1, deliveries: 1, attempts: 0 })).toThrow(/one hand-out came twice/);
    expect(() => handOut(a, { id: 1, deliveries: 2, attempts: 2 })).toThrow(/more than there were hand-outs/);
  });

  it("a delayed message that comes early", () => {
    const a = consumer("a");
    const hold = handOut(a);
    shadow.saying(hold, "nack");
    shadow.taken(hold, "nack", now, 50);
    now = 40;
    expect(() => handOut(a, { deliveries: 2, attempts: 1 })).toThrow(/delayed until 49/);
  });

  it("another order than messages were stored in", () => {
    const a = consumer("a");
    shadow.attached(a, JOBS);
    for (const id of [2, 3]) shadow.published(id, JOBS, 0, 0);
    handOut(a, { id: 3 });
    expect(() => handOut(a, { id: 2 })).toThrow(/offset 2 comes after 3/);
  });

  it("a refusal for want of room where there was some, or more than there can have been", () => {
    const refused = (has: number, count: number, ackedBefore = 0): void =>
      shadow.refusedAsFull(JOBS, count, ackedBefore, { has: String(has) });
    for (const id of [2, 3]) shadow.published(id, JOBS, 0, 0);
    expect(() => refused(2, 2)).not.toThrow();
    expect(() => refused(1, 2)).toThrow(/it held 1 of 3/);
    expect(() => refused(3, 2)).toThrow(/2 are the most/);
    expect(() => refused(2, 2, 1)).toThrow(/1 are the most/);
  });

  it("a message of another queue, and one that nobody published", () => {
    expect(() => handOut(consumer("a"), { id: 9 })).toThrow(/not published to it/);
  });
});

describe("the audit of queues objects to", () => {
  let ledger: Ledger;
  const dead = (id: number, more: Record<string, string> = {}): QueueAtRest["dead"][number] => ({
    id,
    headers: new Map(
      Object.entries({
        "x-origin": "jobs",
        "x-dead-letter-reason": "attempts",
        "x-dead-letter-attempts": "3",
        ...more,
      }),
    ),
  });
  const audited = (
    settled: { acked: number; deadLettered: number },
    letters: QueueAtRest["dead"],
    more: QueueAtRest["counts"] = {},
  ): void =>
    auditQueue(JOBS, ledger, shadow, {
      counts: { enqueued: 2, settled, ...more },
      deadCounts: { enqueued: letters.length, ready: letters.length },
      dead: letters,
    });

  beforeEach(() => {
    ledger = new Ledger(new Set(), () => now);
    for (const id of [0, 1]) {
      ledger.send("jobs", "s", 20);
      ledger.durable.add(id);
      ledger.confirmed(id, { partition: 0, offset: id, duplicate: false });
    }
    const hold = handOut(consumer("a"));
    shadow.saying(hold, "ack");
    shadow.taken(hold, "ack", now, undefined);
  });

  it("nothing, when all is right", () => {
    expect(() => audited({ acked: 1, deadLettered: 1 }, [dead(1)])).not.toThrow();
  });

  it("a message that is nowhere", () => {
    expect(() => audited({ acked: 2, deadLettered: 0 }, [])).toThrow(/message 1 is lost/);
  });

  it("a dead letter that is there twice, or was acked too", () => {
    expect(() => audited({ acked: 1, deadLettered: 1 }, [dead(1), dead(1)])).toThrow(/twice among/);
    expect(() => audited({ acked: 1, deadLettered: 2 }, [dead(0), dead(1)])).toThrow(/its ack was confirmed/);
  });

  it("counts that are not those of the messages", () => {
    expect(() => audited({ acked: 2, deadLettered: 1 }, [dead(1)])).toThrow(/2 acked, and 1 messages were/);
    expect(() => audited({ acked: 1, deadLettered: 2 }, [dead(1)])).toThrow(/2 dead-lettered/);
    expect(() => audited({ acked: 1, deadLettered: 1 }, [dead(1)], { enqueued: 3 })).toThrow(
      /3 messages were enq/,
    );
    expect(() => audited({ acked: 1, deadLettered: 0 }, [], { ready: 1 })).toThrow(
      /1 messages are not settled/,
    );
  });

  it("more unsettled messages than the queue may have", () => {
    const counts = (ready: number) => ({ enqueued: ready, ready, settings: { maxMessages: 3 } });
    expect(() => conserved(counts(3))).not.toThrow();
    expect(() => conserved(counts(4))).toThrow(/4 unsettled, 3 are the most/);
  });

  it("a dead letter that says of itself what is not so", () => {
    const told = (more: Record<string, string>) => () =>
      audited({ acked: 1, deadLettered: 1 }, [dead(1, more)]);
    expect(told({ "x-origin": "mails" })).toThrow(/not from queue jobs/);
    expect(told({ "x-dead-letter-attempts": "2" })).toThrow(/2 attempts/);
  });
});
