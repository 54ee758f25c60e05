/** Sizes and times as people write them: 64MiB, 30s. Plain numbers are bytes and milliseconds. */

const byteUnits: readonly (readonly [string, number])[] = [
  ["GiB", 1024 ** 3],
  ["MiB", 1024 ** 2],
  ["KiB", 1024],
  ["B", 1],
];
const timeUnits: readonly (readonly [string, number])[] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
  ["ms", 1],
];

/** Whole bytes; undefined if `value` is no size. Decimal units (MB) are refused: too many mean MiB by them. */
export function parseBytes(value: unknown): number | undefined {
  return parseUnit(value, byteUnits);
}

/** Whole milliseconds; undefined if `value` is no time. */
export function parseMilliseconds(value: unknown): number | undefined {
  return parseUnit(value, timeUnits);
}

/** In the largest unit that divides it, so that it reads back as the same number. */
export function formatBytes(bytes: number): string {
  return formatUnit(bytes, byteUnits);
}

export function formatMilliseconds(ms: number): string {
  return formatUnit(ms, timeUnits);
}

/** A whole number; undefined if `value` is none. */
export function parseCount(value: unknown): number | undefined {
  return parseUnit(value, []);
}

function parseUnit(value: unknown, units: readonly (readonly [string, number])[]): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  const [, digits, unit] = /^\s*([0-9]{1,16})\s*([A-Za-z]*)\s*$/.exec(value) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const factor = unit === "" ? 1 : units.find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1];
  const number = factor === undefined ? NaN : Number(digits) * factor;
  return Number.isSafeInteger(number) ? number : undefined;
}

function formatUnit(value: number, units: readonly (readonly [string, number])[]): string {
  const unit = units.find(([, factor]) => value >= factor && value % factor === 0);
  return unit === undefined ? String(value) : `${value / unit[1]}${unit[0]}`;
}
