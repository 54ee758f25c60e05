import { expect, it } from "vitest";
import { Comparison, type ReadMessage } from "./comparison.ts";

const source = {
  releases: ["v1", "v1", "v2"],
  values: ["a", "b", "c"].map((text) => Buffer.from(text)),
};
const message = (row: number, offset = row - 1): ReadMessage => ({
  partition: 0,
  offset,
  key: source.releases[row - 1],
  headers: { row: String(row) },
  valueBytes: source.values[row - 1]!,
});

function compared(...messages: readonly ReadMessage[]): Comparison {
  const comparison = new Comparison(source);
  for (const row of [1, 2, 3]) comparison.confirmed(row, 0, row - 1);
  for (const one of messages) comparison.read(one);
  return comparison;
}

it("finds no difference where there is none, whatever the order between releases", () => {
  expect(compared(message(1), message(2), message(3))).toMatchObject({ isSame: true, same: 3, missing: 0 });
  const elsewhere = new Comparison(source);
  for (const row of [3, 1, 2]) elsewhere.read(message(row));
  expect(elsewhere.isSame).toBe(true);
});

it("finds a missing row, also the last", () => {
  expect(compared(message(1), message(2))).toMatchObject({ isSame: false, missing: 1 });
  expect(compared()).toMatchObject({ isSame: false, missing: 3 });
});

it("finds a row that came twice", () => {
  expect(compared(message(1), message(2), message(2), message(3))).toMatchObject({ isSame: false, twice: 1 });
});

it("finds rows of one release in the wrong order", () => {
  const comparison = new Comparison(source);
  for (const row of [2, 1, 3]) comparison.read(message(row));
  expect(comparison).toMatchObject({ isSame: false, disordered: 1, missing: 0 });
});

it("finds a changed byte, a changed key, a changed row number and a row that does not exist", () => {
  const rest = [message(2), message(3)];
  const altered = [
    { ...message(1), valueBytes: Buffer.from("A") },
    { ...message(1), key: "v2" },
    { ...message(1), key: undefined },
    { ...message(1), headers: { row: "3" } },
    { ...message(1), headers: { row: "4" } },
    { ...message(1), headers: {} },
  ];
  for (const one of altered) {
    expect(compared(one, ...rest)).toMatchObject({ isSame: false, altered: 1, missing: 1 });
  }
});

it("finds a row that is not where its confirm said", () => {
  expect(compared(message(1), message(2), message(3, 7))).toMatchObject({ isSame: false, misplaced: 1 });
});
