import { describe, expect, it } from "vitest";
import { ACK, RELEASE, SettleGathering, type Settlement } from "../../src/sdk/settle-gathering.ts";

const nack = (delayMs: number | undefined, error: string): Settlement => ({ kind: "nack", delayMs, error });

function told(gathering: SettleGathering): string[] {
  return gathering.take().map(({ settlement, ranges }) => {
    const text = ranges.map(({ first, last }) => `${first}-${last}`).join(" ");
    return `${settlement.kind} ${text}`;
  });
}

describe("the settles of a turn", () => {
  it("are a group for each thing that is said, in the order it was first said", () => {
    const gathering = new SettleGathering();
    gathering.add(1, ACK);
    gathering.add(2, nack(undefined, "no"));
    gathering.add(3, ACK);
    gathering.add(4, RELEASE);
    gathering.add(2_000, ACK);
    expect(told(gathering)).toEqual(["ack 1-1 3-3 2000-2000", "nack 2-2", "release 4-4"]);
  });

  it("are one range where a thousand in a row are acked", () => {
    const gathering = new SettleGathering();
    for (let number = 1; number <= 1_000; number++) gathering.add(number, ACK);
    expect(told(gathering)).toEqual(["ack 1-1000"]);
  });

  it("are kept apart by delay and by error", () => {
    const gathering = new SettleGathering();
    gathering.add(1, nack(undefined, "a"));
    gathering.add(2, nack(5, "a"));
    gathering.add(3, nack(5, "b"));
    gathering.add(4, nack(5, "a"));
    gathering.add(5, { kind: "reject", reason: "a" });
    gathering.add(6, { kind: "reject", reason: "b" });
    expect(told(gathering)).toEqual(["nack 1-1", "nack 2-2 4-4", "nack 3-3", "reject 5-5", "reject 6-6"]);
  });

  it("begin anew once taken", () => {
    const gathering = new SettleGathering();
    gathering.add(1, ACK);
    expect(gathering.empty).toBe(false);
    expect(told(gathering)).toEqual(["ack 1-1"]);
    expect(gathering.empty).toBe(true);
    gathering.add(7, ACK);
    expect(told(gathering)).toEqual(["ack 7-7"]);
  });
});
