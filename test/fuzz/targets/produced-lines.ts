/** `sluice produce`: bytes to lines, and `--key-field` and `--order-key-field` to keys. The first byte says in which chunks the rest comes. */
import { linesOf, LineTooLong } from "../../../src/cli/lines.ts";
import { fieldsOf, NoKey } from "../../../src/cli/message-key.ts";
import { digest, digestBytes, digestText, holds, type FuzzTarget } from "../target.ts";
import { textSamples } from "../text.ts";

const MAX_LINE_BYTES = 200;

/** By hand: an async generator costs more than what is done with its chunks. */
function chunksOf(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  let at = 0;
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const value = bytes.subarray(at, (at += size));
    return { value, done: value.length === 0 };
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

/** The key and the order key, or that there are none, as a digest. */
function keyDigest(hash: number, line: Uint8Array): number {
  try {
    const { key = "", orderKey = "" } = fieldsOf(line, { key: "id", orderKey: "id" });
    holds(key === orderKey, "one field gives two texts");
    return digestText(hash, key);
  } catch (error) {
    if (error instanceof NoKey) return digest(hash, -1);
    throw error;
  }
}

export const target: FuzzTarget = {
  name: "produced-lines",
  samples: textSamples([
    '\u0007{"id":"a"}\n{"id":17}\n\n{"id":true,"x":{"id":1}}\n[1]\nnull\n"text"',
    '\u0040{"id":1.5}\r\n{"id":null}\n{"ID":1}\n{"__proto__":{"id":1}}\n',
    "\u0001one\ntwo\nthree",
    `~${"long ".repeat(60)}\nshort`,
    '\u007f{"id":"ä€😀\\ud800"}\n{"id":9007199254740993}\n',
  ]),
  words: textSamples([
    "\n",
    "\n\n",
    '{"id":',
    "}",
    '"',
    "\\",
    "\\u0000",
    "[",
    "[[[[[[[[",
    "null",
    "1e400",
    "-0",
    '"id":1,',
    "\r",
  ]),
  async read(bytes, start, end) {
    if (start === end) return 0;
    const rest = bytes.subarray(start + 1, end);
    const size = 1 + (bytes[start]! >> 1);
    let hash = 0;
    let at = 0;
    let keys = 0;
    for await (const lines of linesOf(chunksOf(rest, size), MAX_LINE_BYTES)) {
      for (const line of lines) {
        hash = digestBytes(hash, line);
        // What is no JSON costs 15 µs to refuse.
        if (keys++ < 1) hash = keyDigest(hash, line);
        for (let i = 0; i < line.length; i++) holds(line[i] === rest[at + i], "a line is not what was sent");
        at += line.length;
        holds(at === rest.length || rest[at] === 0x0a, "a line ends where none ends");
        at++;
      }
    }
    holds(at >= rest.length, "the last line is missing");
    return hash;
  },
  refuses: (error) => error instanceof LineTooLong,
  covers: [
    { file: "cli/lines.ts", least: 0.95 },
    { file: "cli/message-key.ts", least: 0.85 },
  ],
};
