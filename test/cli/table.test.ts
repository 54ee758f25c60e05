import { expect, it } from "vitest";
import { rowsAs, tableOf, type Column } from "../../src/cli/table.ts";

interface Row {
  readonly name: string;
  readonly size: number;
}
const columns: readonly Column<Row>[] = [
  { title: "NAME", cell: ({ name }) => name },
  { title: "SIZE", cell: ({ size }) => size },
];
const rows: readonly Row[] = [
  { name: "orders", size: 7 },
  { name: "a", size: 1000 },
];

it("lines columns up, numbers to the right", () => {
  expect(tableOf(rows, columns)).toBe("NAME    SIZE\norders     7\na       1000\n");
});

it("is a heading when there are no rows", () => {
  expect(tableOf([], columns)).toBe("NAME  SIZE\n");
});

it("lets nothing through that a terminal would obey", () => {
  expect(tableOf([{ name: "\x1b[2J", size: 1 }], columns)).not.toContain("\x1b");
});

it("gives the same rows as one JSON array, or as an object a line", () => {
  expect(JSON.parse(rowsAs("json", rows, columns))).toEqual(rows);
  expect(rowsAs("ndjson", rows, columns)).toBe('{"name":"orders","size":7}\n{"name":"a","size":1000}\n');
  expect(rowsAs("json", [], columns)).toBe("[]\n");
});
