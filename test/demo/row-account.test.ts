import { beforeEach, expect, it } from "vitest";
import { RowAccount } from "./row-account.ts";

let account: RowAccount;
const values = ["a", "b", "c"].map((value) => Buffer.from(value));

beforeEach(() => {
  account = new RowAccount({ releases: ["v1", "v1", "v2"], values });
});

const message = (row: number, attempt = 1, value = values[row - 1]!, key = row < 3 ? "v1" : "v2") => ({
  key,
  headers: { row: String(row) },
  valueBytes: value,
  attempt,
});

it("counts rows by how often they were handled", () => {
  for (const row of [1, 2, 2]) account.handled(account.begin(message(row)));
  expect(account.counts).toEqual({ never: 1, once: 1, twice: 1 });
  expect(account.wrong).toBe(0);
});

it("knows which run of a row comes next, anew once it was redriven", () => {
  account.failed(account.begin(message(1, 1)));
  account.failed(account.begin(message(1, 2)));
  expect([account.wrong, account.failedRuns]).toEqual([0, 2]);
  account.begin(message(1, 2));
  expect(account.wrong).toBe(1);
  account.redriven();
  account.begin(message(1, 1));
  expect(account.wrong).toBe(1);
});

it("objects to a message that is no row, or not as it was sent", () => {
  expect(account.begin(message(7, 1, Buffer.from("x")))).toBe(0);
  expect(account.begin(message(1, 1, Buffer.from("b")))).toBe(0);
  expect(account.begin(message(1, 1, values[0], "v2"))).toBe(0);
  expect(account.wrong).toBe(3);
});
