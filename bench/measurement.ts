/** Runs a workload as often as asked, and sums up what came out. */
import { shown } from "./metric.ts";
import type { Delays } from "./probe/delay-histogram.ts";
import { Stage, type Observed, type StageSettings } from "./stage.ts";
import type { Values, Workload } from "./workloads/workload.ts";

export interface MeasurementSettings extends Omit<StageSettings, "probed"> {
  readonly runs: number;
  readonly seconds: number;
  /** One more run, to sample the server's event loop. */
  readonly eventLoop: boolean;
  readonly tell: (progress: string) => void;
}

export interface Result {
  readonly system: string;
  readonly workload: string;
  /** Bytes of a message. */
  readonly size: number;
  readonly serverEnv: Readonly<Record<string, string>>;
  /** Of all runs, in their order. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** A run each. */
  readonly observed: readonly Observed[];
  /** Of the server's event loop, in the extra run. */
  readonly delays: Delays | undefined;
  /** Why this is no full measurement; empty = it is one. */
  readonly flaws: readonly string[];
}

/** What the issue asks of a throughput run. */
const FULL_SECONDS = 10;

export async function measureWorkload(
  workload: Workload,
  size: number,
  settings: MeasurementSettings,
): Promise<Result> {
  const { runs, seconds, tell } = settings;
  const serverEnv = { ...workload.serverEnv, ...settings.serverEnv };
  const limitSeconds = seconds * 20 + 300;
  const run = async (probed: boolean): Promise<{ values: Values; observed: Observed }> =>
    await Stage.play({ ...settings, serverEnv, probed }, limitSeconds, async (stage) => {
      const values = await workload.run(stage, { size, seconds });
      return { values, observed: stage.observed! };
    });

  const done: { values: Values; observed: Observed }[] = [];
  for (let i = 1; i <= runs; i++) {
    const last = await run(false);
    tell(`run ${i} of ${runs}: ${textOf(last.values, workload.metrics)}`);
    done.push(last);
  }
  let delays: Delays | undefined;
  if (settings.eventLoop && workload.probed) {
    const probed = await run(true);
    delays = probed.observed.delays;
    tell(`event loop, not counted: ${textOf(probed.values, workload.metrics)}`);
  }
  const observed = done.map((each) => each.observed);
  const metrics = Object.keys(workload.metrics);
  return {
    system: settings.system.name,
    workload: workload.name,
    size,
    serverEnv,
    values: Object.fromEntries(metrics.map((name) => [name, done.flatMap(({ values }) => values[name]!)])),
    observed,
    delays,
    flaws: flawsOf(workload, observed),
  };
}

function textOf(values: Values, metrics: Workload["metrics"]): string {
  return Object.entries(metrics)
    .map(
      ([name, metric]) =>
        `${name} ${[values[name]!]
          .flat()
          .map((value) => shown(value, metric))
          .join(", ")}`,
    )
    .join("; ");
}

export function flawsOf({ needs }: Pick<Workload, "needs">, observed: readonly Observed[]): string[] {
  const flaws: string[] = [];
  const shortest = Math.min(...observed.map(({ seconds }) => seconds));
  if (needs.fullTime && shortest < FULL_SECONDS)
    flaws.push(`a run lasted ${shortest.toFixed(1)} of ${FULL_SECONDS} s`);
  const fewest = Math.min(...observed.map(({ checkpoints }) => checkpoints));
  if (fewest < needs.checkpoints) flaws.push(`a run had ${fewest} of ${needs.checkpoints} checkpoints`);
  return flaws;
}
