/** Growth curves as text: a table a curve, then the bars. */
import { OTHERS_LIMIT } from "../check.ts";
import { shown, shownBytes } from "../metric.ts";
import type { Judgement } from "./bars.ts";
import type { Axis } from "./curve.ts";
import type { CurveResult } from "./growth.ts";

export function growthText(results: readonly CurveResult[], judgements: readonly Judgement[]): string {
  const tables = results.map((result) => `${result.curve}: ${result.axis.title}\n${tableOf(result)}`);
  const bars = judgements.map(judgementText);
  return [...tables, ...(bars.length > 0 ? [bars.join("\n")] : [])].join("\n\n");
}

function tableOf({ axis, points }: CurveResult): string {
  const names = Object.keys(points[0]?.figures ?? {});
  const lines = [
    ["", ...names.map((name) => name.toUpperCase()), "OTHERS"],
    ...points.map(({ x, figures, otherCores }) => [
      shownX(x, axis),
      ...names.map((name) => rangeText(figures[name]!)),
      otherCores?.toFixed(2) ?? "–",
    ]),
  ];
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function rangeText({ figure, values, unit }: CurveResult["points"][number]["figures"][string]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const value = shown(figure, { unit });
  return least === most ? value : `${value} (${shown(least, { unit })} – ${shown(most, { unit })})`;
}

function shownX(x: number, { unit }: Axis): string {
  return unit === "bytes" ? shownBytes(x) : x.toLocaleString("en");
}

/** `ok    1.02× (≥ 0.9×)  …` */
function judgementText({ says, unit, figure, least, most, holds }: Judgement): string {
  return `${holds ? "ok    " : "FAILED"} ${shown(figure, { unit })} (${limitText(unit, least, most)})  ${says}`;
}

function limitText(unit: Judgement["unit"], least?: number, most?: number): string {
  return least === undefined ? `≤ ${shown(most ?? NaN, { unit })}` : `≥ ${shown(least, { unit })}`;
}

/** Points that were disturbed. No failure: what holds beside others holds. */
export function growthDisturbances(results: readonly CurveResult[]): string[] {
  return results.flatMap(({ curve, axis, points }) =>
    points
      .filter(({ otherCores = 0 }) => otherCores > OTHERS_LIMIT)
      .map(({ x, otherCores }) => `${curve} ${shownX(x, axis)}: others used ${otherCores!.toFixed(2)} cores`),
  );
}

/** What fails a check, a line each. */
export function growthFailures(results: readonly CurveResult[], judgements: readonly Judgement[]): string[] {
  return [
    ...judgements
      .filter(({ holds }) => !holds)
      .map(
        ({ curve, says, unit, figure, least, most }) =>
          `${curve}: ${shown(figure, { unit })}, not ${limitText(unit, least, most)}: ${says}`,
      ),
    ...results
      .filter(({ flaws }) => flaws.length > 0)
      .map(({ curve, flaws }) => `${curve} is no full measurement: ${flaws.join(", ")}`),
  ];
}
