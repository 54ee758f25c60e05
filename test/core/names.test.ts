import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import { checkName, didYouMean, quoted } from "../../src/core/names.ts";

describe("a name", () => {
  it.each(["a", "Z9", "orders", "orders.eu-west_1", "0", "a".repeat(200), "x.dlq"])("may be %j", (name) => {
    expect(() => checkName("topic", name)).not.toThrow();
  });

  it.each([
    "",
    "a".repeat(201),
    "_system",
    "$sys",
    ".hidden",
    "-dash",
    "a b",
    "a/b",
    "ü",
    "a\n",
    "a\u0000",
    "../../etc",
    "a\ud800",
  ])("may not be %j", (name) => {
    expect(() => checkName("topic", name)).toThrow(SluiceFault);
  });

  it("that is refused says which and why, cut short", () => {
    expect(() => checkName("topic", "x y".repeat(100))).toThrow(
      /^topic name "x yx y.*…" is not 1 to 200 letters/,
    );
    expect(() => checkName("topic", "_x")).toThrow(/kept for the system/);
  });

  it("is shown without characters that would garble a line", () => {
    expect(quoted('a\n"b"\u001b[31m')).toBe('"a\\n\\"b\\"\\u001b[31m"');
  });
});

describe("did you mean", () => {
  it.each([
    ["ordres", "orders"],
    ["Orders", "orders"],
    ["order", "orders"],
    ["paymentz", "payments"],
  ])("finds for %j the topic %j", (name, meant) => {
    expect(didYouMean(name, ["users", "orders", "payments"])).toBe(meant);
  });

  it("finds nothing where nothing is alike", () => {
    expect(didYouMean("zebra", ["users", "orders"])).toBeUndefined();
    expect(didYouMean("x", [])).toBeUndefined();
  });

  it("takes the nearest", () => {
    expect(didYouMean("order", ["orderly", "orders", "ordain"])).toBe("orders");
  });

  it("looks at ten thousand names of usual length", () => {
    const names = Array.from({ length: 9_999 }, (_, n) => `team-${n % 7}.order-events-${n}`);
    expect(didYouMean("payments.failde", [...names, "payments.failed"])).toBe("payments.failed");
  });

  it.each([
    ["short ones", "orders", 6],
    ["long ones", "x".repeat(200), 200],
  ])("looks at only so many of a million: %s", (_, name, length) => {
    let looks = 0;
    const names = function* (): Generator<string> {
      for (; looks < 1_000_000; looks++) yield `x${looks}`.padEnd(length, "y");
    };
    didYouMean(name, names());
    // A hundred million comparisons would be half a second.
    expect(looks * length).toBeLessThan(2_000_000);
  });
});
