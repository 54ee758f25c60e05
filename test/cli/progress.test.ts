import { expect, it } from "vitest";
import { stateOf } from "../../src/cli/commands/produce.ts";
import { progressLine } from "../../src/cli/progress.ts";

it("shows how far it is and how fast", () => {
  const counts = { sent: 12_500, confirmed: 12_000, failed: 0, unknown: 0 };
  expect(progressLine(counts, 500)).toBe("12,000 confirmed, 500 under way, 24,000/s");
  expect(progressLine({ sent: 0, confirmed: 0, failed: 0, unknown: 0 }, 0)).toBe(
    "0 confirmed, 0 under way, 0/s",
  );
});

it("says after a failure what is stored, what is not, and what nobody knows", () => {
  expect(stateOf({ sent: 10, confirmed: 7, failed: 3, unknown: 0 })).toBe(
    "7 confirmed, 3 failed; nothing was sent after line 10",
  );
  expect(stateOf({ sent: 10, confirmed: 7, failed: 3, unknown: 2 })).toContain(
    "of which 2 may be stored all the same",
  );
});
