import { describe, expect, it } from "vitest";
import { Pipeline, type Gathered } from "../../bench/systems/pipeline.ts";

const value = Buffer.from("x");

/** Sends that are confirmed when the test says so. */
function recorder() {
  const sent: (readonly Gathered[])[] = [];
  const confirms: (() => void)[] = [];
  const send = (gathered: readonly Gathered[]): Promise<void> => {
    sent.push(gathered);
    return new Promise((resolve) => {
      confirms.push(() => {
        for (const { done } of gathered) done();
        resolve();
      });
    });
  };
  return { send, sizes: () => sent.map(({ length }) => length), confirm: (i: number) => confirms[i]!() };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("a pipeline", () => {
  it("makes one send of what one turn publishes, also where each publish follows a promise that is kept already", async () => {
    const { send, sizes } = recorder();
    const pipeline = new Pipeline({ most: 500, send });
    for (let i = 0; i < 100; i++) {
      await Promise.resolve();
      void pipeline.publish(value, 0);
    }
    await turn();
    expect(sizes()).toEqual([100]);
  });

  it("sends no more than the most at once, and all of it", async () => {
    const { send, sizes } = recorder();
    const pipeline = new Pipeline({ most: 10, send });
    for (let i = 0; i < 25; i++) void pipeline.publish(value, 0);
    await turn();
    expect(sizes()).toEqual([10, 10, 5]);
  });

  it("gathers what comes while as many sends are under way as may be", async () => {
    const { send, sizes, confirm } = recorder();
    const pipeline = new Pipeline({ most: 10, atOnce: 2, send });
    const published: Promise<void>[] = [];
    for (let i = 0; i < 5; i++) {
      published.push(pipeline.publish(value, 0));
      await turn();
    }
    expect(sizes()).toEqual([1, 1]);
    confirm(0);
    await turn();
    expect(sizes()).toEqual([1, 1, 3]);
    confirm(1);
    confirm(2);
    await Promise.all(published);
  });

  it("rejects what was not confirmed, and goes on", async () => {
    const pipeline = new Pipeline({
      most: 10,
      atOnce: 1,
      send: async (gathered) =>
        gathered.forEach(({ done, partition }) => done(partition === 1 ? new Error("refused") : undefined)),
    });
    await expect(pipeline.publish(value, 1)).rejects.toThrow("refused");
    await pipeline.publish(value, 0);
  });
});
