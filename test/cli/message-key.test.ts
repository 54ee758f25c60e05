import { expect, it } from "vitest";
import { NoKey, fieldsOf } from "../../src/cli/message-key.ts";

const keyOf = (json: string, field = "id"): string | undefined =>
  fieldsOf(Buffer.from(json), { key: field }).key;

it.each([
  ["text", '{"id":"eu-1"}', "eu-1"],
  ["empty text", '{"id":""}', ""],
  ["a whole number", '{"id":42,"x":1}', "42"],
  ["a number written with a fraction of zero", '{"id":1.0}', "1"],
  ["a boolean", '{"id":false}', "false"],
  ["characters beyond ASCII", '{"id":"grün"}', "grün"],
])("takes %s as the key", (_, json, key) => expect(keyOf(json)).toBe(key));

it("reads only fields of the object's own", () => {
  expect(keyOf('{"__proto__":"p"}', "__proto__")).toBe("p");
  expect(() => keyOf("{}", "__proto__")).toThrow(NoKey);
  expect(() => keyOf("{}", "toString")).toThrow('no field "toString"');
});

it.each([
  ["no JSON", "hello", "the line is not JSON"],
  ["an empty line", "", "the line is not JSON"],
  ["an array", '["a"]', "the line is an array"],
  ["text alone", '"a"', "the line is a JSON string"],
  ["null", "null", "the line is null"],
  ["a missing field", '{"ID":1}', 'has no field "id"'],
  ["null in the field", '{"id":null}', "is null"],
  ["an object in the field", '{"id":{}}', "is a JSON object"],
  ["a fraction", '{"id":1.5}', "is the number 1.5"],
  [
    "a number that JavaScript cannot hold",
    '{"id":12345678901234567890}',
    "is the number 12345678901234567000",
  ],
])("refuses %s", (_, line, text) => {
  expect(() => keyOf(line)).toThrow(NoKey);
  expect(() => keyOf(line)).toThrow(text);
});
