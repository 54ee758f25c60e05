import { describe, expect, it } from "vitest";
import { assert, AssertionFailure, errorNameOf, errorTable, SluiceFault } from "../../src/base/errors.ts";
import { protoNumbers } from "../fixtures/proto-numbers.ts";

describe("the error table", () => {
  it("has exactly the names and numbers of ErrorCode in frame.proto", () => {
    const table = Object.fromEntries(Object.entries(errorTable).map(([name, row]) => [name, row.number]));
    const { ERROR_UNSPECIFIED, ...specified } = protoNumbers("frame.proto", "ErrorCode");
    expect(table).toEqual(specified);
    expect(ERROR_UNSPECIFIED).toBe(0);
  });

  it("gives every error a number of its own and a way back from it", () => {
    const numbers = Object.values(errorTable).map((row) => row.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const [name, row] of Object.entries(errorTable)) expect(errorNameOf(row.number)).toBe(name);
    expect(errorNameOf(0)).toBeUndefined();
    expect(errorNameOf(60_000)).toBeUndefined();
  });

  it("says of every error what to do, in a sentence", () => {
    for (const row of Object.values(errorTable)) expect(row.advice).toMatch(/^[A-Z].*\.$/);
  });
});

describe("a fault", () => {
  it("carries its code, facts, cause and whether trying again can help", () => {
    const cause = new Error("why");
    const fault = new SluiceFault("STORAGE_FULL", "what", { freeBytes: "7" }, cause);
    expect(fault).toMatchObject({
      code: "STORAGE_FULL",
      message: "what",
      details: { freeBytes: "7" },
      retryable: true,
      cause,
    });
    expect(new SluiceFault("NOT_FOUND", "what").retryable).toBe(false);
  });
});

describe("assert", () => {
  it("throws an AssertionFailure with its sentence, and only when the condition is broken", () => {
    expect(() => assert(true, "fine")).not.toThrow();
    expect(() => assert(false, "broken")).toThrow(AssertionFailure);
    expect(() => assert(false, "broken")).toThrow("broken");
  });
});
