import { expect, it } from "vitest";
import { jsonOf, linePieces, type PrintedMessage } from "../../src/cli/message-format.ts";

const message = (changes: Partial<Record<keyof PrintedMessage, unknown>> = {}): PrintedMessage =>
  ({
    partition: 2,
    offset: 7,
    keyBytes: undefined,
    valueBytes: Buffer.from("hello"),
    headerList: [],
    timestamp: 1_700_000_000_000,
    ...changes,
  }) as PrintedMessage;

const line = (format: "value" | "json" | "ndjson", printed: PrintedMessage): Buffer =>
  Buffer.concat(linePieces(format, printed));

it("prints a value as the bytes that were sent, and a line end", () => {
  const valueBytes = Buffer.from([0xff, 0x00, 0x0d]);
  expect([...line("value", message({ valueBytes }))]).toEqual([0xff, 0x00, 0x0d, 0x0a]);
  expect(line("value", message({ valueBytes: Buffer.alloc(0) })).toString()).toBe("\n");
});

it("prints an object a line, key null where there is none, headers only where there are some", () => {
  const text = '{"partition":2,"offset":7,"key":null,"value":"hello","timestamp":1700000000000}\n';
  expect(line("json", message()).toString()).toBe(text);
  expect(line("ndjson", message()).toString()).toBe(text);
  const full = message({ keyBytes: Buffer.from("k"), headerList: [["h", Buffer.from("v")]] });
  expect(jsonOf(full)).toEqual({ ...jsonOf(message()), key: "k", headers: { h: "v" } });
});

it("keeps bytes that are no UTF-8 in a form they can be got back from", () => {
  const bytes = Buffer.from([0xc3, 0x28]);
  const printed = jsonOf(message({ keyBytes: bytes, valueBytes: bytes, headerList: [["h", bytes]] }));
  const base64 = bytes.toString("base64");
  expect(printed).toMatchObject({ key: { base64 }, value: { base64 }, headers: { h: { base64 } } });
});

it("reads only the bytes of the view it is given", () => {
  expect(jsonOf(message({ valueBytes: Buffer.from("xhellox").subarray(1, 6) })).value).toBe("hello");
});

it("keeps every value of a repeated header, and a header called __proto__", () => {
  const headerList = ["a", "b", "a", "a", "__proto__"].map((name, i) => [name, Buffer.from(String(i))]);
  const printed = JSON.parse(line("json", message({ headerList })).toString()) as { headers: object };
  expect(Object.entries(printed.headers)).toEqual([
    ["a", ["0", "2", "3"]],
    ["b", "1"],
    ["__proto__", "4"],
  ]);
});

it("keeps line ends inside a JSON line's text escaped", () => {
  expect(
    line("json", message({ valueBytes: Buffer.from("a\nb") }))
      .toString()
      .split("\n"),
  ).toHaveLength(2);
});
