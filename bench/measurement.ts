/** Runs a workload as often as asked, and sums up what came out. */
import { RunFailure } from "./child.ts";
import { shown } from "./metric.ts";
import type { Delays } from "./probe/delay-histogram.ts";
import { Stage, type Observed, type StageSettings } from "./stage.ts";
import { traceMissing } from "./syncs/trace.ts";
import type { System } from "./systems/system.ts";
import type { Values, Workload } from "./workloads/workload.ts";

export interface MeasurementSettings extends Omit<
  StageSettings,
  "probed" | "weighed" | "system" | "syncs" | "traced"
> {
  /** Added to each sync of a server. */
  readonly fsyncDelayMs: number;
  /** Whether syncs are counted also where no workload asks for it. */
  readonly countSyncs: boolean;
  /** Run in turn, A B A B: what the machine does meanwhile meets all of them. */
  readonly systems: readonly System[];
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
  /** Of all runs; undefined = they were not counted. */
  readonly syncs?: Observed["syncs"];
  /** Why this is no full measurement; empty = it is one. */
  readonly flaws: readonly string[];
}

/** What the issue asks of a throughput run. */
const FULL_SECONDS = 10;

export interface Measured {
  /** Of each system that did it, in their order. */
  readonly results: readonly Result[];
  /** Peers that could not do it, and why, a line each: one of many, in hours of runs, does not end them all. */
  readonly failed: readonly string[];
}

/** @throws when Sluice itself cannot do it */
export async function measureWorkload(
  workload: Workload,
  size: number,
  settings: MeasurementSettings,
): Promise<Measured> {
  const { systems, runs, tell } = settings;
  const done = new Map<System, Run[]>(systems.map((system) => [system, []]));
  const failed: string[] = [];
  for (let i = 1; i <= runs; i++) {
    for (const [system, before] of done) {
      const last = await runOnce(workload, size, system, settings).catch((error: unknown) => {
        if (system.ours || !(error instanceof RunFailure)) throw error;
        tell(`run ${i} of ${runs}: ${system.name} failed: ${error.message}`);
        failed.push(`${system.name} ${error.message.split("\n")[0]!}`);
        done.delete(system);
      });
      if (last === undefined) continue;
      const who = systems.length > 1 ? `${system.name}: ` : "";
      tell(`run ${i} of ${runs}: ${who}${textOf(last.values, workload.metrics)}`);
      before.push(last);
    }
  }
  const results: Result[] = [];
  for (const [system, ran] of done) {
    let delays: Delays | undefined;
    if (settings.eventLoop && workload.probed && system.ours) {
      const probed = await runOnce(workload, size, system, settings, "probed");
      delays = probed.observed.delays;
      tell(`event loop, not counted: ${textOf(probed.values, workload.metrics)}`);
    }
    let syncs: Observed["syncs"];
    if (settings.countSyncs && system.hidesSyncs !== undefined && traceMissing() === undefined) {
      const traced = await runOnce(workload, size, system, settings, "traced");
      syncs = traced.observed.syncs;
      tell(`${system.name}'s syncs, not counted: ${textOf(traced.values, workload.metrics)}`);
    }
    results.push({
      ...resultOf(workload, size, system, settings, ran, delays),
      syncs: syncs ?? syncsOf(ran),
    });
  }
  return { results, failed };
}

/** Of all runs together. */
function syncsOf(ran: readonly Run[]): Observed["syncs"] {
  const counted = ran.flatMap(({ observed }) => observed.syncs ?? []);
  if (counted.length === 0) return undefined;
  const sum = (key: "count" | "confirms"): number => counted.reduce((all, each) => all + each[key], 0);
  return { count: sum("count"), confirms: sum("confirms") };
}

interface Run {
  readonly values: Values;
  readonly observed: Observed;
}

async function runOnce(
  workload: Workload,
  size: number,
  system: System,
  settings: MeasurementSettings,
  extra?: "probed" | "traced",
): Promise<Run> {
  const { seconds } = settings;
  const limitSeconds = seconds * 20 + 300;
  const serverEnv = serverEnvOf(workload, system, settings);
  const weighed = workload.weighed === true;
  const { countSyncs, fsyncDelayMs: delayMs } = settings;
  const counted = system.hidesSyncs === undefined && (countSyncs || workload.countsSyncs === true);
  const syncs = counted ? { delayMs } : undefined;
  const watched = { probed: extra === "probed", traced: extra === "traced" };
  const stageSettings = { ...settings, system, serverEnv, ...watched, weighed, syncs };
  return await Stage.play(stageSettings, limitSeconds, async (stage) => {
    const values = await workload.run(stage, { size, seconds });
    return { values, observed: stage.observed! };
  });
}

function serverEnvOf(
  workload: Workload,
  system: System,
  settings: MeasurementSettings,
): Readonly<Record<string, string>> {
  return system.ours ? { ...workload.serverEnv, ...settings.serverEnv } : {};
}

function resultOf(
  workload: Workload,
  size: number,
  system: System,
  settings: MeasurementSettings,
  ran: readonly Run[],
  delays: Delays | undefined,
): Result {
  const observed = ran.map((each) => each.observed);
  const values = Object.keys(workload.metrics).map((name) => [
    name,
    ran.flatMap((each) => each.values[name]!),
  ]);
  // Checkpoints are ours: a peer has none to wait for.
  const needs = system.ours ? workload.needs : { ...workload.needs, checkpoints: 0 };
  return {
    system: system.name,
    workload: workload.name,
    size,
    serverEnv: serverEnvOf(workload, system, settings),
    values: Object.fromEntries(values) as Result["values"],
    observed,
    delays,
    flaws: flawsOf({ needs }, observed),
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
