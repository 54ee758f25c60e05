import { Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { Output } from "../../src/cli/output.ts";

/** A reader that takes a write only when the test says so. */
function reader() {
  const writes: number[] = [];
  let take: ((error?: Error) => void) | undefined;
  const stream = new Writable({
    highWaterMark: 1024,
    write(chunk: Buffer, _, done) {
      writes.push(chunk.length);
      take = done;
    },
  });
  return { stream, writes, take: (error?: Error) => take!(error) };
}

const broken = (code: string): Error => Object.assign(new Error(code), { code });

it("gathers what is written in one turn into one write", async () => {
  const { stream, writes, take } = reader();
  const output = new Output(stream);
  for (let i = 0; i < 100; i++) expect(output.write(Buffer.alloc(3))).toBeUndefined();
  expect(writes).toEqual([]);
  await turn();
  expect(writes).toEqual([300]);
  const ended = output.end();
  take();
  take();
  await ended;
});

it("makes a writer wait for a slow reader, with a bounded amount in between", async () => {
  const { stream, writes, take } = reader();
  const output = new Output(stream);
  let written = 0;
  let paced: Promise<void> | undefined;
  while ((paced = output.write(Buffer.alloc(10_000))) === undefined) written += 10_000;
  expect(written).toBeLessThan(100_000);
  let resumed = false;
  void paced.then(() => (resumed = true));
  await turn();
  expect(resumed).toBe(false);
  take();
  await turn();
  expect(resumed).toBe(true);
  expect(writes).toHaveLength(1);
});

it("ends without a word when its reader goes away, and lets a waiting writer go", async () => {
  const { stream, take } = reader();
  let gone = 0;
  const output = new Output(stream, () => gone++);
  const paced = output.write(Buffer.alloc(100_000));
  take(broken("EPIPE"));
  await paced;
  expect(output.gone).toBe(true);
  expect(gone).toBe(1);
  expect(output.write(Buffer.alloc(100_000))).toBeUndefined();
  await output.end();
});

it("says so when the disk behind it is full", async () => {
  const { stream, take } = reader();
  const output = new Output(stream);
  const paced = output.write(Buffer.alloc(100_000));
  take(broken("ENOSPC"));
  await paced;
  await expect(output.end()).rejects.toThrow("ENOSPC");
});

it("notices a reader that goes away during the last write", async () => {
  const { stream, take } = reader();
  const output = new Output(stream);
  void output.write(Buffer.alloc(10));
  const ended = output.end();
  take(broken("EPIPE"));
  await ended;
  expect(output.gone).toBe(true);
});
