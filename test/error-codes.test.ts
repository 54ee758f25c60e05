/** The list of error codes in proto/README.md is the table in src/base/errors.ts. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorTable } from "../src/base/errors.ts";

test("every error code is listed with its number and what to do about it", () => {
  const page = readFileSync(new URL("../proto/README.md", import.meta.url), "utf8");
  const listed = new Map<string, string[]>();
  for (const line of page.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    const name = /^`([A-Z_]+)`$/.exec(cells[2] ?? "")?.[1];
    if (name !== undefined) listed.set(name, [cells[1]!, cells[3]!, cells[4]!]);
  }
  const table = new Map(
    Object.entries(errorTable).map(([name, { number, retryable, advice }]) => [
      name,
      [String(number), retryable ? "yes" : "no", advice],
    ]),
  );
  expect(listed).toEqual(table);
});
