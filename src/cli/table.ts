/** Tables for people, and the same rows as JSON for programs. */
import { styleText } from "node:util";
import { printable } from "./exit-codes.ts";

export type OutputFormat = "table" | "json" | "ndjson";
export const outputFormats: readonly OutputFormat[] = ["table", "json", "ndjson"];

export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string | number;
}

/** Numbers to the right. Cells are printable whatever is in them; the heading is bold on a terminal that wants it. */
export function tableOf<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const texts = cells.map((row) => row.map((cell) => printable(String(cell))));
  const widths = columns.map(({ title }, at) =>
    Math.max(title.length, ...texts.map((row) => row[at]!.length)),
  );
  const numeric = columns.map(
    (_, at) => cells.length > 0 && cells.every((row) => typeof row[at] === "number"),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((text, at) => (numeric[at] ? text.padStart(widths[at]!) : text.padEnd(widths[at]!)))
      .join("  ")
      .trimEnd();
  const heading = styleText("bold", line(columns.map(({ title }) => title)), { stream: process.stdout });
  return [heading, ...texts.map(line)].map((text) => `${text}\n`).join("");
}

/** `json` = one array, `ndjson` = an object a line. */
export function rowsAs<T>(format: OutputFormat, rows: readonly T[], columns: readonly Column<T>[]): string {
  if (format === "table") return tableOf(rows, columns);
  if (format === "json") return `${JSON.stringify(rows, undefined, 2)}\n`;
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
