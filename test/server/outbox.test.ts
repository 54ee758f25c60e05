import { expect, it } from "vitest";
import type { Connection } from "../../src/io/network.ts";
import { Outbox } from "../../src/server/outbox.ts";
import { splitFrame, type FrameParts } from "../../src/wire/frame.ts";

const KIB = 1024;

/** A connection whose peer takes what was written when the test says so. */
function slow(): {
  out: Outbox;
  written: Uint8Array[];
  take: (count?: number) => void;
  texts: () => string[];
} {
  const written: Uint8Array[] = [];
  const waiting: (() => void)[] = [];
  const connection = {
    write(bytes: Uint8Array, sent?: () => void) {
      written.push(bytes);
      waiting.push(sent ?? (() => undefined));
    },
    cork: () => undefined,
    uncork: () => undefined,
  } as Partial<Connection> as Connection;
  return {
    out: new Outbox(connection, () => undefined),
    written,
    take(count = waiting.length) {
      for (const sent of waiting.splice(0, count)) sent();
    },
    texts: () => framesOf(Buffer.concat(written)),
  };
}

const say = (out: Outbox, text: string): void => out.frame(1, 8, new TextEncoder().encode(text));

function framesOf(bytes: Buffer): string[] {
  const texts: string[] = [];
  const parts: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + bytes.readUInt32BE(at);
    splitFrame(bytes, at + 4, end, parts);
    texts.push(bytes.toString("utf8", parts.bodyStart, parts.bodyEnd));
    at = end;
  }
  return texts;
}

it("uses its memory again, for any connection, and not before all of it is sent", () => {
  const one = slow();
  const range = new Uint8Array(4 * KIB);
  say(one.out, "before");
  one.out.batches(1, 0, 7, range, () => undefined);
  say(one.out, "after");
  one.out.flush();
  const memory = one.written[0]!.buffer;
  // "before" with the head of the range, the range, and the rest: a range leaves the page open.
  expect(one.written.map(({ buffer }) => buffer === memory)).toEqual([true, false, true]);
  one.take(2);
  const other = slow();
  say(other.out, "other");
  other.out.flush();
  expect(other.written[0]!.buffer).not.toBe(memory);
  one.take();
  const third = slow();
  say(third.out, "third");
  third.out.flush();
  expect(third.written[0]!.buffer).toBe(memory);
  expect(other.texts()).toEqual(["other"]);
});

it("keeps what is said in order, over many pages and with frames larger than one", () => {
  const { out, take, texts } = slow();
  const said: string[] = [];
  for (let i = 0; i < 200; i++) {
    const text = `${i}:${"x".repeat(i % 17 === 0 ? 20 * KIB : (i * 37) % 3000)}`;
    said.push(text);
    say(out, text);
    if (i % 23 === 0) out.flush();
  }
  out.flush();
  expect(texts()).toEqual(said);
  take();
});
