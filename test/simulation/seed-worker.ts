/** A process that runs the seeds it is given, one after the other. Started by fleet.ts. */
import type { Mutation } from "../../src/base/mutations.ts";
import { takeOverTime } from "./client-time.ts";
import { runSeed, type SeedResult } from "./seed-run.ts";

export interface SeedOrder {
  readonly seed: number;
  /** The rule that is taken away. */
  readonly mutation?: Mutation | undefined;
}

takeOverTime();
// Refusals come by the hundred, and a stack is what costs; a limit of 0 would still look for one.
delete (Error as { stackTraceLimit?: number }).stackTraceLimit;

process.on("message", (order: SeedOrder) => {
  const { seed, mutation } = order;
  const done = (result: SeedResult): void => void process.send!(result);
  void runSeed(seed, mutation === undefined ? {} : { mutations: { [mutation]: true } }).then(done);
});
