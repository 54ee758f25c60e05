import { describe, expect, it } from "vitest";
import { ChangeBuffer } from "../../../src/core/change-buffer.ts";
import { DeliveryLeader } from "../../../src/core/delivery/delivery-leader.ts";
import { DeliveryState } from "../../../src/core/delivery/delivery-state.ts";
import { Effects, type HandOut } from "../../../src/core/delivery/effects.ts";
import { Random } from "../../fixtures/random.ts";
import { applyCommand, DeliveryRig, SETTINGS } from "./delivery-rig.ts";

const MILLION = 1_000_000;
const CONSUMER = { concurrency: 10, credit: 1_000, creditBytes: 1e9, lockMs: 30_000 };

/** A queue and one consumer of a thousand messages. */
function queue(): { state: DeliveryState; leader: DeliveryLeader; handOut: (limit: number) => HandOut[] } {
  const state = new DeliveryState(1, new ChangeBuffer());
  const leader = new DeliveryLeader(state, SETTINGS, 0, 1_000);
  const effects = new Effects();
  leader.subscribe(CONSUMER, effects);
  const apply = () => {
    for (const command of effects.commands.splice(0)) applyCommand(state, command);
  };
  apply();
  const handOut = (limit: number) => {
    const out: HandOut[] = [];
    leader.handOut(limit, out, effects);
    apply();
    return out;
  };
  return { state, leader, handOut };
}

describe("memory of a queue", () => {
  it("is nothing for ten million ready messages, and kilobytes for a consumer in the midst of them", () => {
    const { state, leader, handOut } = queue();
    state.enqueue(10 * MILLION, undefined, 1_000);
    // Sums of their bytes, 1 KiB for 65,536 of them.
    const sums = 153 * 1_024;
    expect(state.byteLength + leader.byteLength).toBe(sums);
    handOut(1_000);
    expect(leader.pendingCount).toBe(1_000);
    expect(state.byteLength).toBe(sums);
    expect(leader.byteLength).toBeLessThanOrEqual(16 * 64 * 25 + 2_048 * 6);
  });

  it("is one page for one message held with a million behind it", () => {
    const { state, leader, handOut } = queue();
    state.enqueue(MILLION, undefined, 1_000);
    const [held] = handOut(1);
    const effects = new Effects();
    for (;;) {
      const handed = handOut(500);
      if (handed.length === 0) break;
      for (const { subscription, firstNumber, count } of handed)
        leader.ack(subscription, firstNumber, firstNumber + count - 1, effects);
      for (const command of effects.commands.splice(0)) applyCommand(state, command);
    }
    expect([state.floor, state.settledCount, leader.pendingCount]).toEqual([0, MILLION - 1, 1]);
    expect(held?.firstOffset).toBe(0);
    // One run in each of 16 chunks, and the sums of one; one page; one place map, as large as 500 at once had made it.
    expect(state.byteLength).toBeLessThanOrEqual(16 * 16 + 1_024);
    expect(leader.byteLength).toBeLessThanOrEqual(64 * 25 + 1_024 * 6);
    leader.verify();
  });

  for (const [most, count, withIds] of [
    [32, MILLION, false],
    [56, MILLION / 4, true],
  ] as const) {
    const what = `of ${count} ${withIds ? "with ids" : "without ids"}`;
    it(`is at most ${most} B a delayed message ${what} over two years, and goes with them`, () => {
      const { state, leader } = queue();
      const batch = 1_000;
      const random = new Random(11);
      const hash = new Uint32Array(4);
      let worst = 0;
      for (let i = 0; i < count / batch; i++) {
        const deliverAtMs = Float64Array.from(
          { length: batch },
          (_, j) => 2_000 + (((i * batch + j) * 7_919 * 61) % 63_000_000_000),
        );
        for (let j = 0; withIds && j < batch; j++) {
          for (let k = 0; k < 4; k++) hash[k] = random.integer(1, 0xffff_ffff);
          state.ids.add(hash, i * batch + j);
        }
        state.enqueue(batch, { level: 0, deliverAtMs }, 1_000);
        if (i >= count / batch / 2 && i % 20 === 0)
          worst = Math.max(worst, (state.byteLength + leader.byteLength) / state.unsettledCount);
      }
      expect(leader.delayedCount).toBe(count);
      const bytes = state.byteLength + leader.byteLength;
      console.log(
        `delayed messages, ${what}: ${(bytes / count).toFixed(1)} B each, ${worst.toFixed(1)} at most of the last half`,
      );
      expect(Math.max(worst, bytes / count)).toBeLessThanOrEqual(most);
      expect(state.purge(count)).toBe(count);
      const effects = new Effects();
      for (let time = 1; time < 300; time++) leader.tick(time, 63_000_000_000 + time, effects);
      // What the last id lay in is kept for the next.
      expect(state.byteLength + leader.byteLength).toBeLessThan(withIds ? 4_096 : 1);
      leader.verify();
    });
  }

  it("is 3 B a run of one priority", () => {
    const { state } = queue();
    for (let i = 0; i < 10_000; i++) state.enqueue(100, { level: i % 10 }, 1_000);
    console.log(`10,000 runs of priorities: ${state.byteLength} B`);
    expect(state.byteLength).toBeLessThanOrEqual(2 * 3 * 10_000 + 16 * 1_024);
  });
});

describe("a token", () => {
  it("is no good any more once its consumer has come back without it: what waited for a file is not sent", () => {
    const rig = new DeliveryRig();
    const settings = { concurrency: 1, credit: 2, creditBytes: 1_000, lockMs: 30_000 };
    const id = rig.leader.subscribe(settings, rig.effects);
    rig.publish(2);
    const [{ firstNumber }] = rig.handOut(2) as [HandOut];
    expect([0, 1].map((n) => rig.leader.isGood(id, firstNumber + n))).toEqual([true, true]);
    rig.leader.disconnected(id);
    rig.leader.resume(id, [{ first: firstNumber, last: firstNumber }]);
    expect([0, 1].map((n) => rig.leader.isGood(id, firstNumber + n))).toEqual([true, false]);
    expect(rig.leader.isGood(id + 1, firstNumber)).toBe(false);
  });
});

describe("a delivery state", () => {
  it("accepts what an entry says of a message only if it is unsettled and has failed as often", () => {
    const state = new DeliveryState(1, new ChangeBuffer());
    state.enqueue(10, undefined, 1_000);
    expect(state.fail(3, 0, 2_000)).toBe(true);
    expect(state.fail(3, 0, 2_000)).toBe(false);
    // 3 has failed once: the range passes it over, in whatever order it comes.
    expect(state.settle(0, 6, 0, "acked")).toBe(5);
    expect(state.settle(0, 6, 0, "acked")).toBe(0);
    expect(state.settle(0, 6, 1, "dead-lettered")).toBe(1);
    expect(state.fail(3, 2, 9_000)).toBe(false);
    expect(state.settle(8, 99, 0, "acked")).toBe(2);
    expect(state.defer(99, 0, 1)).toBe(false);
    expect([state.floor, state.settledCount, state.unsettledCount]).toEqual([6, 8, 2]);
    expect(state.purge(99)).toBe(2);
    expect([state.countOf("acked"), state.countOf("dead-lettered"), state.countOf("purged")]).toEqual([
      7, 1, 2,
    ]);
    state.verify();
  });

  it("writes changed rows a few at a time, and the checkpoint takes the rest", () => {
    const rig = new DeliveryRig();
    rig.publish(5_000, { level: 3, expiresAtMs: new Float64Array(5_000).fill(9_000) });
    expect(rig.state.dirtyRows).toBe(1 + 79 + 1 + 1);
    rig.state.putRows(10);
    expect(rig.state.dirtyRows).toBe(69);
    const copy = rig.restored();
    expect(rig.state.dirtyRows).toBe(0);
    expect(copy.messages.expiryOf(4_999)).toBe(9_000);
    expect(copy.levels.levelOf(4_999)).toBe(3);
    copy.verify();
  });

  it("never has more than some thousand changed rows waiting", () => {
    const state = new DeliveryState(1, new ChangeBuffer());
    state.enqueue(MILLION, undefined, 1_000);
    for (let offset = 0; offset < MILLION; offset += 100) state.fail(offset, 0, 2_000);
    expect(state.dirtyRows).toBeLessThanOrEqual(2_050);
  });
});
