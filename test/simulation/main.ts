/**
 * npm run sim -- --seed N --runs M      seeds N to N + M − 1 on all cores
 *                --trace                in this process, every step told
 *                --mutation NAME        with a safety rule taken away (src/base/mutations.ts)
 *                --step K               every K-th seed only: those with queues are 4, 8, 12, …
 */
import { parseArgs } from "node:util";
import { MUTATIONS, type Mutation } from "../../src/base/mutations.ts";
import { takeOverTime } from "./client-time.ts";
import { Fleet } from "./fleet.ts";
import { runSeed } from "./seed-run.ts";
import { Totals } from "./totals.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "1" },
    trace: { type: "boolean", default: false },
    mutation: { type: "string" },
    step: { type: "string", default: "1" },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
const step = Number(values.step);
const mutation = values.mutation as Mutation | undefined;
if (mutation !== undefined && !(mutation in MUTATIONS))
  throw new Error(`--mutation is one of ${Object.keys(MUTATIONS).join(", ")}`);

const totals = new Totals();
const startedAt = process.hrtime.bigint();
if (values.trace) {
  takeOverTime();
  const mutations = mutation === undefined ? {} : { mutations: { [mutation]: true } };
  for (let n = seed; n < seed + runs * step; n += step)
    totals.add(await runSeed(n, { ...mutations, onTrace: (line) => console.log(line) }));
} else {
  const fleet = new Fleet();
  await fleet.runMany(
    seed,
    runs,
    (result) => {
      totals.add(result);
      if (result.failure !== undefined)
        console.log(`seed ${result.seed} (trace ${result.hash}, step ${result.steps}): ${result.failure}`);
    },
    mutation,
    step,
  );
  fleet.close();
}
for (const { seed: failed, failure } of values.trace ? totals.failures : [])
  console.log(`seed ${failed}: ${failure}`);
console.log(`sometimes:\n${totals.sometimes}`);
const tookS = Number((process.hrtime.bigint() - startedAt) / 1_000_000n) / 1000;
console.log(`${totals.toString()}; ${tookS.toFixed(1)} s`);
process.exitCode = totals.failures.length > 0 ? 1 : 0;
