import { describe, expect, it } from "vitest";
import { bytes, defineQueue, defineTopic, json, text, type Codec } from "../../src/sdk/index.ts";
import { formOf } from "../../src/sdk/define-topic.ts";
import type { StandardSchemaV1 } from "../../src/sdk/standard-schema.ts";
import { transientUtf8Of } from "../../src/sdk/text.ts";

const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value);

function written(value: Uint8Array | string): Uint8Array {
  return typeof value === "string" ? utf8(value) : value;
}

/** A schema as libraries make them: {n: "5"} in, {n: 5} out. */
const numberSchema: StandardSchemaV1<{ n: string }, { n: number }> = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value) => {
      const n = Number((value as { n?: unknown } | null)?.n);
      if (Number.isNaN(n))
        return { issues: [{ message: "not a number", path: ["n"] }, { message: "so there" }] };
      return { value: { n } };
    },
  },
};

describe("codecs", () => {
  it.each([
    [json(), { a: [1, "ü", null], b: true }],
    [json(), "text"],
    [json(), null],
    [text, "smörgås 🥪"],
    [text, ""],
    [text, "\uFEFFwith a byte order mark"],
    [bytes, new Uint8Array([0, 255, 3])],
  ] as [Codec<unknown>, unknown][])("%o gives back what it was given", (codec, value) => {
    expect(codec.decode(written(codec.encode(value)))).toEqual(value);
  });

  it.each([
    [bytes, "text", "carry Uint8Array, not string"],
    [bytes, null, "not null"],
    [text, 5, "carries strings, not number"],
    [json(), undefined, "no form for undefined"],
  ] as [Codec<unknown>, unknown, string][])("%o refuses what it cannot carry", (codec, value, message) => {
    expect(() => formOf("t", { codec }).write(value as never)).toThrow(
      expect.objectContaining({
        code: "ENCODE_FAILED",
        message: expect.stringContaining(message) as string,
      }) as Error,
    );
  });

  it("says which topic holds what cannot be read, and why", () => {
    expect(() => formOf("orders", { codec: json() }).read(utf8("{"))).toThrow(
      expect.objectContaining({
        code: "DECODE_FAILED",
        message: expect.stringMatching(/^topic orders: the codec json/) as string,
      }) as Error,
    );
  });
});

describe("a schema", () => {
  const form = formOf("orders", { schema: numberSchema });

  it("checks on publish and sends the value as given; transforms on reading", () => {
    const sent = form.write({ n: "5" });
    expect(sent).toBe('{"n":"5"}');
    expect(form.read(written(sent))).toEqual({ n: 5 });
  });

  it("refuses on both sides, naming every issue", () => {
    const rejection = expect.objectContaining({
      code: "SCHEMA_REJECTED",
      message: "topic orders: n: not a number; so there",
    }) as Error;
    expect(() => form.write({ n: "five" })).toThrow(rejection);
    expect(() => form.read(utf8('{"n":"five"}'))).toThrow(rejection);
  });

  it("that answers later is not supported, and its failure ends no process", () => {
    const later: StandardSchemaV1<unknown> = {
      "~standard": { version: 1, vendor: "test", validate: () => Promise.reject(new Error("unheard")) },
    };
    expect(() => formOf("t", { schema: later }).write(1)).toThrow(
      expect.objectContaining({
        code: "NOT_SUPPORTED",
        details: { feature: "asynchronous schema" },
      }) as Error,
    );
  });

  it("goes with any codec", () => {
    const upper: StandardSchemaV1<string, string> = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: (value) => ({ value: String(value).toUpperCase() }),
      },
    };
    const shouted = formOf("t", { codec: text, schema: upper });
    expect(shouted.write("a")).toBe("a");
    expect(shouted.read(utf8("a"))).toBe("A");
  });

  it("that is none is refused when the topic is made", () => {
    expect(() => formOf("t", { schema: {} as never })).toThrow(/no Standard Schema/);
    expect(() => formOf("t", { codec: json as never })).toThrow(/write json\(\)/);
  });
});

describe("defineQueue", () => {
  it("pairs a name with a codec or a schema, and is no topic", () => {
    const mails = defineQueue("mails", numberSchema);
    expect([mails.kind, mails.name, mails.form.read(utf8('{"n":"7"}'))]).toEqual([
      "queue",
      "mails",
      { n: 7 },
    ]);
    expect(() => mails.form.read(utf8('{"n":"x"}'))).toThrow(/queue mails/);
  });
});

describe("defineTopic", () => {
  it("pairs a name with a codec or a schema", () => {
    expect(defineTopic("a", text).form.write("x")).toBe("x");
    expect(defineTopic("a", numberSchema).form.read(utf8('{"n":"7"}'))).toEqual({ n: 7 });
  });
});

describe("transientUtf8Of", () => {
  it.each(["", "user-1", "ä", "a".repeat(64), "a".repeat(65), "🥪"])("encodes %j as UTF-8", (value) => {
    expect([...transientUtf8Of(value)]).toEqual([...utf8(value)]);
  });
});
