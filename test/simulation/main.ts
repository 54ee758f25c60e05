/** `npm run sim -- --seed N --runs M [--trace]`: runs M seeds from N on in this process and says what came of them. */
import { parseArgs } from "node:util";
import { takeOverTime } from "./client-time.ts";
import { runSeed } from "./seed-run.ts";

const now = performance.now.bind(performance);
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "1" },
    trace: { type: "boolean", default: false },
  },
});
takeOverTime();
// Refusals come by the hundred, and a stack is what costs.
if (!values.trace) Error.stackTraceLimit = 0;
const startedAt = now();
const totals = { seeds: 0, failed: 0, steps: 0, confirms: 0, crashes: 0, delivered: 0 };
const counts = new Map<string, number>();
for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.runs); seed++) {
  const result = await runSeed(seed, values.trace ? { onTrace: (line) => console.log(line) } : {});
  totals.seeds++;
  totals.steps += result.steps;
  totals.confirms += result.confirms;
  totals.crashes += result.crashes;
  totals.delivered += result.delivered;
  for (const [what, count] of Object.entries(result.counts))
    counts.set(what, (counts.get(what) ?? 0) + count);
  if (result.failure === undefined) continue;
  totals.failed++;
  console.log(`seed ${seed} (${result.hash}, step ${result.steps}): ${result.failure}`);
}
console.log(JSON.stringify(totals), `${Math.round(now() - startedAt)} ms`);
console.log(JSON.stringify(Object.fromEntries([...counts].sort()), null, 1));
