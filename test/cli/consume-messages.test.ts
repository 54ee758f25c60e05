import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { ReadPlan, consumeMessages } from "../../src/cli/consume-messages.ts";
import type { PrintedMessage } from "../../src/cli/message-format.ts";
import { Output } from "../../src/cli/output.ts";

const ends = [
  { partition: 0, lowWatermark: 0, endOffset: 2 },
  { partition: 1, lowWatermark: 5, endOffset: 6 },
  { partition: 2, lowWatermark: 3, endOffset: 3 },
];

function message(partition: number, offset: number): PrintedMessage {
  const valueBytes = Buffer.from(`${partition}/${offset}`);
  return { partition, offset, keyBytes: undefined, valueBytes, headerList: [], timestamp: 0 };
}

/** What it prints of the messages, and how many of them it took. */
async function printed(
  messages: readonly PrintedMessage[],
  plan: ReadPlan | undefined,
  count = Infinity,
): Promise<{ lines: string[]; taken: number }> {
  const stream = new PassThrough();
  const output = new Output(stream);
  let taken = 0;
  const source = async function* (): AsyncGenerator<PrintedMessage> {
    for (const next of messages) {
      taken++;
      yield next;
    }
    throw new Error("it read on");
  };
  await consumeMessages({ messages: source(), plan, count, format: "value", output });
  await output.end();
  return {
    lines: String(stream.read() ?? "")
      .split("\n")
      .slice(0, -1),
    taken,
  };
}

describe("the end", () => {
  it("is met at once where there is nothing to read", () => {
    expect(new ReadPlan(ends, "latest").done).toBe(true);
    expect(new ReadPlan([ends[2]!], "earliest").done).toBe(true);
    expect(new ReadPlan(ends, 6).done).toBe(true);
    expect(new ReadPlan([], "earliest").done).toBe(true);
    expect(new ReadPlan(ends, "earliest").done).toBe(false);
  });

  it("is each partition's own, and what was stored later is not printed", async () => {
    const messages = [
      message(0, 0),
      message(0, 1),
      message(0, 2),
      message(2, 3),
      message(1, 5),
      message(1, 6),
    ];
    const { lines, taken } = await printed(messages, new ReadPlan(ends, "earliest"));
    expect(lines).toEqual(["0/0", "0/1", "1/5"]);
    expect(taken).toBe(5);
  });

  it("is met by partitions that begin beyond it", async () => {
    const { lines } = await printed([message(1, 5)], new ReadPlan(ends, 3));
    expect(lines).toEqual(["1/5"]);
    expect(new ReadPlan(ends, 3).partitions).toEqual([1]);
  });
});

describe("the count", () => {
  it("ends it before the end does, and also when it follows", async () => {
    const messages = [message(0, 0), message(0, 1), message(1, 5)];
    expect(await printed(messages, new ReadPlan(ends, "earliest"), 2)).toEqual({
      lines: ["0/0", "0/1"],
      taken: 2,
    });
    expect(await printed(messages, undefined, 1)).toEqual({ lines: ["0/0"], taken: 1 });
  });

  it("of 0 reads nothing", async () => {
    expect(await printed([message(0, 0)], undefined, 0)).toEqual({ lines: [], taken: 0 });
  });
});
