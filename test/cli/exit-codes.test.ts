import { describe, expect, it } from "vitest";
import { Ended, UsageError, exitCodeOf, lineOf, printable } from "../../src/cli/exit-codes.ts";
import { ConfigError } from "../../src/config/config-error.ts";
import { SluiceError, type SluiceErrorCode } from "../../src/sdk/errors.ts";

describe("the exit code", () => {
  it.each<[SluiceErrorCode, number]>([
    ["NOT_FOUND", 3],
    ["FORBIDDEN", 4],
    ["UNAUTHENTICATED", 4],
    ["TIMEOUT", 5],
    ["INVALID_ARGUMENT", 2],
    ["ALREADY_EXISTS", 1],
    ["CANNOT_CONNECT", 1],
    ["STORAGE_FULL", 1],
  ])("of %s is %i", (code, exitCode) => expect(exitCodeOf(new SluiceError(code, "text"))).toBe(exitCode));

  it("of a wrong flag or configuration is 2, of anything unforeseen 1", () => {
    expect(exitCodeOf(new UsageError("text"))).toBe(2);
    expect(exitCodeOf(new ConfigError("text"))).toBe(2);
    expect(exitCodeOf(new Ended(130))).toBe(130);
    expect(exitCodeOf(new TypeError("text"))).toBe(1);
    expect(exitCodeOf("text")).toBe(1);
  });
});

describe("the line", () => {
  it("is one line, and nothing in it moves a terminal's cursor", () => {
    expect(lineOf(new Error("a\n  b\r\nc"))).toBe("a b c");
    expect(printable("a\x1b[31mb\x07\u202ec")).toBe("a\\u001b[31mb\\u0007\\u202ec");
  });
});
