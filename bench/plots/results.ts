/** What `npm run bench -- --output json` prints, as far as plots need it. */
import type { Judgement } from "../growth/bars.ts";
import type { CurveResult } from "../growth/growth.ts";
import type { Machine } from "../machine.ts";
import type { Unit } from "../metric.ts";

export interface SavedResults {
  readonly machine: Machine;
  readonly command?: string;
  /** Of `--growth`. */
  readonly growth?: readonly CurveResult[];
  readonly judgements?: readonly Judgement[];
  /** Of workloads. */
  readonly results?: readonly SavedResult[];
}

export interface SavedResult {
  readonly system: string;
  readonly workload: string;
  readonly size: number;
  readonly figures: Readonly<Record<string, { readonly unit: Unit; readonly figure: number }>>;
}

/** When, on what and how: a plot means nothing without. */
export function originOf({ machine, command }: SavedResults): string {
  const { date, commit, cores, cpu, node, fileSystem } = machine;
  const taken = `${date.slice(0, 10)}, commit ${commit}, ${cores} cores of ${cpu}, ${fileSystem}, Node ${node}`;
  return command === undefined ? taken : `${taken}\n${command}`;
}
