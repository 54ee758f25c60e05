import fc from "fast-check";
import { expect, it } from "vitest";
import { LineTooLong, linesOf } from "../../src/cli/lines.ts";

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function linesIn(chunks: AsyncIterable<Uint8Array>, max?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of linesOf(chunks, max))
    lines.push(...batch.map((line) => Buffer.from(line).toString()));
  return lines;
}

it.each([
  ["nothing", [], []],
  ["a line", ["a\n"], ["a"]],
  ["a last line without its end", ["a\nb"], ["a", "b"]],
  ["empty lines, which are messages", ["\n\na\n\n"], ["", "", "a", ""]],
  ["a carriage return, which stays", ["a\r\nb\r"], ["a\r", "b\r"]],
  ["a line over several chunks", ["a", "b", "c\nd", "\n"], ["abc", "d"]],
  ["a line end at a chunk's start", ["a", "\nb\n"], ["a", "b"]],
])("splits %s", async (_, chunks, lines) => {
  expect(await linesIn(chunksOf(...chunks))).toEqual(lines);
});

it("gives the same lines however the bytes are cut", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "ß", "\n", "\r"), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), async (whole, sizes) => {
      const bytes = Buffer.from(whole);
      const cut = async function* (): AsyncGenerator<Uint8Array> {
        let at = 0;
        for (const size of sizes) {
          if (at >= bytes.length) return;
          yield bytes.subarray(at, (at += size));
        }
      };
      const expected = whole.split("\n");
      if (expected.at(-1) === "") expected.pop();
      expect(await linesIn(cut())).toEqual(expected);
    }),
  );
});

it("refuses a line that grows beyond the limit, after the lines before it", async () => {
  const seen: number[] = [];
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from("a\nb\n");
    while (true) yield Buffer.alloc(1024, "x");
  };
  const read = async (): Promise<void> => {
    for await (const batch of linesOf(endless(), 10_000)) seen.push(batch.length);
  };
  await expect(read()).rejects.toThrow(LineTooLong);
  expect(seen).toEqual([2]);
});

it("keeps a line of many tiny chunks in few pieces", async () => {
  const tiny = async function* (): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 100_000; i++) yield Buffer.from("x");
    yield Buffer.from("\n");
  };
  expect((await linesIn(tiny()))[0]).toHaveLength(100_000);
});
