/**
 * `npm run bench:plot -- FILE...`: charts of what `npm run bench -- … --output json` has printed into files. One of
 * growth curves becomes a chart a curve, one with peers a chart of throughput and one of latency.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { comparisonDrawings } from "./plots/comparison-plot.ts";
import { growthDrawings } from "./plots/growth-plot.ts";
import type { SavedResults } from "./plots/results.ts";
import { root } from "./scratch.ts";

const usage = `npm run bench:plot -- [--to DIRECTORY] FILE...

FILE holds what "npm run -s bench -- ... --output json" printed. Charts are written as SVG into the directory, by
default bench/plots.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: "string", default: join(root, "bench/plots") }, help: { type: "boolean" } },
});
if (values.help === true || positionals.length === 0) {
  console.error(usage);
  process.exitCode = values.help === true ? 0 : 2;
} else {
  mkdirSync(values.to, { recursive: true });
  for (const file of positionals) {
    const saved = JSON.parse(readFileSync(file, "utf8")) as SavedResults;
    const drawings = [...growthDrawings(saved), ...comparisonDrawings(saved)];
    if (drawings.length === 0) console.error(`${file}: neither growth curves nor peers`);
    for (const { name, svg } of drawings) {
      const path = join(values.to, `${name}.svg`);
      writeFileSync(path, svg);
      console.log(relative(process.cwd(), path));
    }
  }
}
