/** The checks of a queue under deaths object to doctored histories. */
import { describe, expect, it } from "vitest";
import {
  findingsOf,
  readConsumer,
  type DeadLetter,
  type QueueFindings,
  type ServerLife,
} from "./queue-history.ts";

const SECOND_US = 1_000_000;

/** What a consumer writes: lines without their times, which are seconds before them. */
interface Written {
  readonly lines: readonly string[];
  readonly died?: number;
}

/** Consumers whose event loops turn every half second, or as their lines say. */
function found(
  written: readonly Written[],
  {
    messages = 1,
    dead = [],
    counts = {},
    lives = [{ from: 0, to: Infinity }],
  }: { messages?: number; dead?: DeadLetter[]; counts?: Record<string, number>; lives?: ServerLife[] } = {},
): QueueFindings {
  const serverLives = lives.map(({ from, to }) => ({ from: from * SECOND_US, to: to * SECOND_US }));
  const runs = written.flatMap(({ lines, died }, i) => {
    const text = lines
      .map((line) => line.replace(/^[\d.]+/, (seconds) => String(Number(seconds) * SECOND_US)))
      .map((line) => `${line}\n`)
      .join("");
    const diedUs = died === undefined ? undefined : died * SECOND_US;
    return readConsumer(`consumer${i}`, text, diedUs, serverLives).runs;
  });
  const acked = messages - dead.length;
  return findingsOf({
    messages,
    maxAttempts: 3,
    sentAt: new Float64Array(messages),
    serverLives,
    runs,
    dead,
    counts: { enqueued: messages, acked, deadLettered: dead.length, ...counts },
  });
}

const ACKED: Written = { lines: ["1 r 1 0 1", "1.1 s 1 ack", "1.2 t 1"] };
const NOTHING = { died: 0, "stood still": 0, "was cut off": 0 };

describe("a history is right", () => {
  it("when a message is acked once", () => {
    expect(found([ACKED])).toEqual({ violations: [], doubleRuns: NOTHING, stale: 0, untold: 0 });
  });

  it("when it is handed out again because its holder died, stood still, or was cut off", () => {
    const again = (attempt: number): Written => ({
      lines: [`4 r 1 0 ${attempt}`, "4.1 s 1 ack", "4.2 t 1"],
    });
    for (const [trouble, written] of [
      ["died", { lines: ["1 r 1 0 1"], died: 1.5 }],
      ["stood still", { lines: ["1 r 1 0 1", "4.5 b"] }],
      ["was cut off", { lines: ["1 r 1 0 1", "1.1 d", "2 b", "3 b", "4 b", "4.5 c"] }],
      ["was cut off", { lines: ["1 r 1 0 1", "1.1 d", "2 b", "3 b", "4 b"], died: 4.5 }],
    ] as [string, Written][]) {
      const { violations, doubleRuns } = found([written, again(2)]);
      expect(violations).toEqual([]);
      expect(doubleRuns).toEqual({ ...NOTHING, [trouble]: 1 });
    }
  });

  it("when its holder was away while the server lived for long, whatever befell the server before and after", () => {
    const away = { lines: ["1 r 1 0 1", "1.1 d", "2 b", "3 b", "4 b", "5 b", "5.5 c"] };
    const again = { lines: ["4.5 r 1 0 2", "4.6 s 1 ack", "4.7 t 1"] };
    const lived = { from: 2, to: 4.8 };
    const more = (life: ServerLife) => ({ lives: [{ from: 0, to: 1.1 }, life, { from: 5.2, to: Infinity }] });
    expect(found([away, again], more(lived)).violations).toEqual([]);
    expect(found([away, again], more({ from: 4.2, to: 4.8 })).violations.join()).toMatch(
      /nothing had befallen/,
    );
  });

  it("when an ack took effect and its answer died with who was to have it", () => {
    expect(found([{ lines: ["1 r 1 0 1", "1.1 s 1 ack"], died: 1.2 }])).toMatchObject({
      violations: [],
      untold: 1,
    });
  });

  it("when it has failed as often as it may, or is rejected", () => {
    const failed = (n: number): string[] => [`${n} r ${n} 0 ${n}`, `${n}.1 s ${n} nack`, `${n}.2 t ${n}`];
    const lines = [...failed(1), "1.5 b", ...failed(2), "2.5 b", ...failed(3)];
    const attempts = { id: 0, reason: "attempts", attempts: 3 };
    expect(found([{ lines }], { dead: [attempts] }).violations).toEqual([]);
    const rejected = { id: 0, reason: "rejected", attempts: 0 };
    const reject = ["1 r 1 0 1", "1.1 s 1 reject", "1.2 t 1"];
    expect(found([{ lines: reject }], { dead: [rejected] }).violations).toEqual([]);
  });
});

describe("the checks object to", () => {
  const objects = (written: readonly Written[], more: Parameters<typeof found>[1], why: RegExp): void =>
    expect(found(written, more).violations.join("\n")).toMatch(why);

  it("a message that is gone", () => {
    objects([ACKED], { messages: 2 }, /message 1 is gone/);
    objects([{ lines: ["1 r 1 0 1", "1.1 s 1 nack", "1.2 t 1"] }], {}, /message 0 is gone/);
  });

  it("two ends of one message", () => {
    objects(
      [{ lines: [...ACKED.lines, "1.3 r 2 0 1", "1.4 s 2 ack", "1.5 t 2"] }],
      {},
      /2 ends of message 0/,
    );
    const letter = { id: 0, reason: "attempts", attempts: 3 };
    objects([ACKED], { dead: [letter] }, /dead letter, and its ack was taken/);
    objects([ACKED], { messages: 2, dead: [letter, letter] }, /twice among the dead letters/);
  });

  it("a run of what is settled, and one of what another has, when nothing had befallen either", () => {
    objects([ACKED, { lines: ["2 r 1 0 1"] }], {}, /had been settled before/);
    const other = { lines: ["1.05 r 1 0 2", "1.2 s 1 ack", "1.3 t 1"] };
    objects([{ lines: ["1 r 1 0 1", "1.5 b"] }, other], {}, /consumer0 had it, and nothing had befallen it/);
    // Away for less than its lock lasts.
    const cut = { lines: ["1 r 1 0 1", "1.1 d", "1.2 c", "1.5 b"] };
    objects([cut, other], {}, /nothing had befallen it/);
  });

  it("a token that is taken from who was overtaken", () => {
    const stood = ["1 r 1 0 1", "4.5 b", "4.6 s 1 ack", "4.7 t 1"];
    const other = { lines: ["3 r 1 0 2", "4.8 s 1 ack"] };
    objects([{ lines: stood }, other], {}, /ack of consumer0 was taken, and consumer1 had it/);
    expect(found([{ lines: stood.slice(0, -1) }, { lines: [...other.lines, "4.9 t 1"] }]).violations).toEqual(
      [],
    );
  });

  it("attempts that are forgotten or made up", () => {
    const failed = ["1 r 1 0 1", "1.1 s 1 nack", "1.2 t 1"];
    objects([{ lines: failed }, { lines: ["2 r 1 0 1", "2.1 s 1 ack"] }], {}, /had failed 1 times before/);
    objects([{ lines: failed }, { lines: ["2 r 1 0 3", "2.1 s 1 ack"] }], {}, /2 at most could it be/);
    objects([{ lines: ["1 r 1 0 2", "1.1 s 1 ack", "1.2 t 1"] }], {}, /1 at most could it be, as its first/);
  });

  it("a dead letter that should be none", () => {
    const lines = ["1 r 1 0 1", "1.1 s 1 nack", "1.2 t 1"];
    objects([{ lines }], { dead: [{ id: 0, reason: "attempts", attempts: 1 }] }, /after 1, of 3 attempts/);
    objects([{ lines }], { dead: [{ id: 0, reason: "rejected", attempts: 0 }] }, /by rejected/);
  });

  it("counts that are not those of the messages", () => {
    objects([ACKED], { counts: { acked: 2 } }, /2 are counted as acked, and 1 are/);
    objects([ACKED], { counts: { enqueued: 2 } }, /2 are counted as enqueued/);
  });
});
