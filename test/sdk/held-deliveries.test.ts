import { beforeEach, describe, expect, it } from "vitest";
import { Delivery } from "../../src/sdk/delivery.ts";
import type { SluiceError } from "../../src/sdk/errors.ts";
import { HeldDeliveries } from "../../src/sdk/held-deliveries.ts";
import { ACK } from "../../src/sdk/settle-gathering.ts";

const HOUR = 3_600_000;

let held: HeldDeliveries<Uint8Array>;

beforeEach(() => {
  held = new HeldDeliveries();
});

function delivery(number: number): Delivery<Uint8Array> {
  const bytes = new Uint8Array(0);
  const form = { plain: true, write: () => bytes, read: () => bytes };
  const source = { topic: "q", form, partition: 0, bytes, baseTimestamp: 0, appendTime: 0 };
  return new Delivery(
    { number, offset: number + 100, attempts: 0, deliveries: 1 },
    { source, start: 0, end: 0 },
  );
}

/** Deliveries of these numbers arrive. */
function received(...numbers: number[]): Delivery<Uint8Array>[] {
  const deliveries = numbers.map(delivery);
  for (const one of deliveries) held.received(one);
  return deliveries;
}

/** What would be sent now. */
function sent(): string[] {
  return held
    .takeUnsent()
    .map(({ settlement, ranges }) => [
      settlement.kind,
      ...ranges.map(({ first, last }) => `${first}-${last}`),
    ])
    .map((words) => words.join(" "));
}

const extended = (nowMs = 0, maxHandlerMs = HOUR): string =>
  held
    .extendable(nowMs, maxHandlerMs)
    .map(({ first, last }) => `${first}-${last}`)
    .join(" ");

describe("what a consumer holds", () => {
  it("is handed out in the order it came, each once", () => {
    const [a, b] = received(1, 2);
    expect(held.take(0)).toBe(a);
    const [c] = received(3);
    expect([held.take(0), held.take(0), held.take(0)]).toEqual([b, c, undefined]);
    expect([held.waitingCount, held.runningCount, held.size]).toEqual([0, 3, 3]);
  });

  it("is held until what was said of it is confirmed", async () => {
    const [a, b] = received(1, 2);
    held.take(0);
    expect(held.settle(a!, ACK)).toBe(true);
    const outcome = a!.outcome();
    const groups = held.takeUnsent();
    expect([held.size, a!.state]).toEqual([2, "settling"]);
    expect(held.confirmed(groups, [])).toEqual([]);
    await outcome;
    expect([held.size, a!.state, b!.state]).toEqual([1, "gone", "waiting"]);
  });

  it("is settled once: what is said second is not heard", () => {
    const [a] = received(1);
    held.take(0);
    expect(held.settle(a!, ACK)).toBe(true);
    expect(held.settle(a!, { kind: "reject", reason: "no" })).toBe(false);
    expect(sent()).toEqual(["ack 1-1"]);
  });

  it("is renewed as a whole, buffered messages too, what was settled not", () => {
    const [, b] = received(1, 2, 3, 4);
    held.take(0);
    held.take(0);
    held.settle(b!, ACK);
    expect(extended()).toBe("1-1 3-4");
  });

  it("is not renewed once its handler has had its time", () => {
    const [a] = received(1, 2, 3);
    held.take(1_000);
    held.take(5_000);
    expect(extended(5_999, 5_000)).toBe("1-3");
    expect(extended(6_000, 5_000)).toBe("2-3");
    expect(held.overdue(6_000, 5_000)).toEqual([a]);
    // What waits has no handler: it may wait.
    expect(extended(HOUR, 5_000)).toBe("3-3");
  });

  it("goes back, if nobody has begun it", () => {
    const [a] = received(1, 2, 3);
    held.take(0);
    held.releaseWaiting();
    expect(sent()).toEqual(["release 2-3"]);
    expect(held.take(0)).toBeUndefined();
    expect([held.waitingCount, a!.isOpen]).toEqual([0, true]);
  });

  it("is lost when the server says so: signal and promises tell", async () => {
    const [a, b, c] = received(1, 2, 3);
    held.take(0);
    const { signal } = a!;
    held.settle(b!, ACK);
    const outcome = b!.outcome();
    held.takeUnsent();
    expect(held.lost([{ first: 1, last: 2 }])).toEqual([a, b]);
    expect(signal.aborted).toBe(true);
    expect((signal.reason as SluiceError).code).toBe("LOCK_LOST");
    // Looked at for the first time only now.
    expect(a!.signal.aborted).toBe(true);
    await expect(outcome).rejects.toMatchObject({ code: "LOCK_LOST", indeterminate: true });
    expect(held.settle(a!, ACK)).toBe(false);
    expect([held.size, held.take(0)]).toEqual([1, c]);
  });

  it("is not looked through number by number for a wide range", () => {
    const [, b] = received(1, 2_000_000_000);
    expect(held.lost([{ first: 2, last: Number.MAX_SAFE_INTEGER }])).toEqual([b]);
    expect(held.size).toBe(1);
  });

  it("skips what was lost while it waited", () => {
    const [, b] = received(1, 2);
    held.lost([{ first: 1, last: 1 }]);
    expect(held.take(0)).toBe(b);
    expect(held.take(0)).toBeUndefined();
  });
});

describe("after a lost connection", () => {
  it("is presented whole, and what the server keeps goes on under its new numbers", () => {
    const [a, b, c, d] = received(11, 12, 13, 14);
    held.take(0);
    held.take(0);
    held.settle(a!, ACK);
    expect(held.list()).toEqual([a, b, c, d]);
    // 13 is somebody else's by now.
    const gone = held.resumed(({ number }) => (number === 13 ? undefined : number - 10));
    expect(gone).toEqual([c]);
    expect([a!.number, b!.number, d!.number]).toEqual([1, 2, 4]);
    expect(extended()).toBe("2-2 4-4");
    expect(sent()).toEqual(["ack 1-1"]);
    expect(held.take(0)).toBe(d);
    expect(held.take(0)).toBeUndefined();
  });

  it("says again what was said and not confirmed, under the new numbers", () => {
    const [a, b] = received(11, 12);
    held.settle(a!, ACK);
    held.settle(b!, { kind: "nack", delayMs: 5, error: "no" });
    expect(sent()).toEqual(["ack 11-11", "nack 12-12"]);
    held.resumed(({ number }) => number + 100);
    expect(sent()).toEqual(["ack 111-111", "nack 112-112"]);
    expect(sent()).toEqual([]);
  });

  it("does not say twice what had not left before", () => {
    const [a] = received(1);
    held.settle(a!, ACK);
    held.resumed(({ number }) => number);
    expect(sent()).toEqual(["ack 1-1"]);
  });

  it("tells of a lost message that was acked that it may be done, of others that they are not", async () => {
    const [a, b] = received(1, 2);
    held.settle(a!, ACK);
    sent();
    held.settle(b!, ACK);
    const outcomes = [a!.outcome(), b!.outcome()];
    held.resumed(() => undefined);
    const codes = (await Promise.allSettled(outcomes)).map(
      (outcome) => outcome.status === "rejected" && (outcome.reason as SluiceError).indeterminate,
    );
    expect(codes).toEqual([true, false]);
    expect(held.size).toBe(0);
  });

  it("sends what the server had no room for once more", () => {
    const [a] = received(1);
    held.settle(a!, ACK);
    const groups = held.takeUnsent();
    expect(sent()).toEqual([]);
    held.unsent(groups);
    expect(sent()).toEqual(["ack 1-1"]);
  });
});
