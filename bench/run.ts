/**
 * `npm run bench`: how fast Sluice is on this machine, and with --check whether that is fast enough. README.md says how
 * to read what it prints. Figures go to stdout, progress and warnings to stderr.
 */
import { join, relative } from "node:path";
import { readBars } from "./bars.ts";
import { RunFailure } from "./child.ts";
import { disturbancesOf, failuresOf, flawsOf, rowsOf, type Row } from "./check.ts";
import { judgementsOf, type Judgement } from "./growth/bars.ts";
import { measureCurve, type CurveResult, type GrowthSettings } from "./growth/growth.ts";
import { growthDisturbances, growthFailures, growthText } from "./growth/report.ts";
import { measureFloors } from "./floors/floors.ts";
import { describeMachine, warningsOf } from "./machine.ts";
import { measureWorkload, type MeasurementSettings } from "./measurement.ts";
import { shownBytes } from "./metric.ts";
import { readOptions, usage, UsageError, type Options } from "./options.ts";
import { profileFlagsInto, summarizeProfiles } from "./profiles.ts";
import { machineText, ratiosText, resultsJson, tableText } from "./report.ts";
import { removeAllScratch, root, sweepScratch } from "./scratch.ts";
import { shimMissing } from "./syncs/shim.ts";
import { sluice, sluiceAt } from "./systems/sluice.ts";
import type { System } from "./systems/system.ts";

// child.ts ends what runs, and has registered before this: a directory goes after whoever writes in it.
process.on("exit", removeAllScratch);
for (const [signal, code] of [["SIGINT", 130] as const, ["SIGTERM", 143] as const, ["SIGHUP", 129] as const])
  process.on(signal, () => process.exit(code));

const command = ["npm run bench --", ...process.argv.slice(2)].join(" ");

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) console.log(usage);
  else process.exitCode = (await bench(options)) ? 0 : 1;
} catch (error) {
  if (error instanceof UsageError) console.error(`bench: ${error.message}\n\n${usage}`);
  else console.error(error instanceof RunFailure ? `bench: ${error.message}` : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** Returns whether the check holds; without one it does. */
async function bench(options: Options): Promise<boolean> {
  for (const parent of new Set([join(root, ".build"), options.directory])) sweepScratch(parent);
  const machine = describeMachine(options.directory);
  sluice.prepare();
  const floors = await measureFloors(options.directory);
  const toProgram = options.output === "json";
  (toProgram ? console.error : console.log)(`${machineText(machine, floors)}\n`);
  for (const warning of warningsOf(machine)) console.error(`warning: ${warning}`);

  if (options.growth.length > 0) {
    const grown = await measureGrowth(options);
    const settings = settingsOf(options);
    if (toProgram) console.log(JSON.stringify({ machine, command, floors, settings, ...grown }));
    else console.log(`\n${growthText(grown.growth, grown.judgements)}`);
    for (const disturbance of growthDisturbances(grown.growth)) console.error(`warning: ${disturbance}`);
    for (const failure of grown.failures) console.error(`${options.check ? "FAILED" : "note"}: ${failure}`);
    return !options.check || grown.failures.length === 0;
  }

  const missing = options.peers.flatMap((peer) => {
    const why = peer.missing();
    return why === undefined ? [] : [{ name: peer.name, why }];
  });
  for (const { name, why } of missing) console.error(`missing: ${name}: ${why}`);
  const present = options.peers.filter(
    ({ name, hidesSyncs }) =>
      !missing.some((each) => each.name === name) && (options.fsyncDelayMs === 0 || hidesSyncs === undefined),
  );
  const uncounted = shimMissing();
  if (options.fsyncDelayMs > 0) {
    if (uncounted !== undefined) throw new RunFailure(uncounted);
    for (const { name, hidesSyncs } of options.peers)
      if (hidesSyncs !== undefined) console.error(`n/a: ${name}: its syncs cannot be delayed: ${hidesSyncs}`);
  } else if (present.length > 0 && uncounted !== undefined) {
    console.error(`warning: syncs are not counted: ${uncounted}`);
  }
  const others = [...(options.compare === undefined ? [] : [sluiceAt(options.compare)]), ...present];
  for (const other of others) other.prepare();
  for (const system of others.length > 0 ? [sluice, ...others] : [])
    (toProgram ? console.error : console.log)(
      `${system.name.padEnd(16)} ${system.durability}: ${system.about()}`,
    );

  const { rows, failed } = await measureAll(options, [sluice, ...others]);
  const failures = [...failed, ...failuresOf(rows)];
  if (toProgram) {
    const results = resultsJson(rows);
    const systems = [sluice, ...others].map((each) => ({
      name: each.name,
      durability: each.durability,
      about: each.about(),
    }));
    const settings = settingsOf(options);
    console.log(JSON.stringify({ machine, command, floors, settings, systems, missing, results, failures }));
  } else {
    console.log(`\n${tableText(rows)}`);
    const ratios = ratiosText(rows);
    if (ratios !== "") console.log(`\n${ratios}`);
  }
  for (const disturbance of disturbancesOf(rows)) console.error(`warning: ${disturbance}`);
  for (const failure of options.check ? failures : [...failed, ...flawsOf(rows)])
    console.error(`${options.check ? "FAILED" : "note"}: ${failure}`);
  return !options.check || failures.length === 0;
}

interface AllMeasured {
  readonly rows: Row[];
  /** What of a peer could not be measured, a line each. */
  readonly failed: string[];
}

async function measureAll(options: Options, systems: readonly System[]): Promise<AllMeasured> {
  const uncounted = shimMissing();
  const bars = readBars();
  const profiles = profilesPlace();
  const rows: Row[] = [];
  const failed: string[] = [];
  for (const workload of options.workloads) {
    for (const size of options.sizes.length > 0 ? options.sizes : workload.sizes) {
      const title = `${workload.name} ${shownBytes(size)}`;
      const place = join(profiles, `${workload.name}-${size}`);
      const settings: MeasurementSettings = {
        ...options,
        systems: systems.filter(({ offers }) => offers.includes(workload.uses ?? "topics")),
        profileFlags: profileFlagsInto(place, options.profile),
        countSyncs: uncounted === undefined && (systems.length > 1 || options.fsyncDelayMs > 0),
        tell: (progress) => console.error(`${title}: ${progress}`),
      };
      const measured = await measureWorkload(workload, size, settings).catch((error: unknown) => {
        console.error(`${title} failed`);
        throw error;
      });
      for (const result of measured.results) rows.push(...rowsOf(result, workload.metrics, bars));
      failed.push(...measured.failed.map((why) => `${title}: ${why}`));
      if (options.profile.cpu || options.profile.heap) tellProfiles(place);
    }
  }
  return { rows, failed };
}

async function measureGrowth(options: Options): Promise<Grown> {
  const growth: CurveResult[] = [];
  for (const curve of options.growth) {
    const place = join(profilesPlace(), curve.name);
    const settings: GrowthSettings = {
      ...options,
      rounds: options.runs,
      profileFlags: profileFlagsInto(place, options.profile),
      tell: (progress) => console.error(`${curve.name} ${progress}`),
    };
    growth.push(await measureCurve(curve, settings));
    if (options.profile.cpu || options.profile.heap) tellProfiles(place);
  }
  const judgements = judgementsOf(growth);
  return { growth, judgements, failures: growthFailures(growth, judgements) };
}

interface Grown {
  readonly growth: readonly CurveResult[];
  readonly judgements: readonly Judgement[];
  readonly failures: readonly string[];
}

function profilesPlace(): string {
  return join(root, ".build", "profiles", new Date().toISOString().replace(/\W/g, ""));
}

function tellProfiles(place: string): void {
  console.error(
    `profiles in ${relative(process.cwd(), place)}, to be opened with a browser's developer tools:`,
  );
  console.error(`${summarizeProfiles(place).join("\n")}\n`);
}

function settingsOf({ workloads, peers, growth, ...settings }: Options): object {
  const named = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
  return { ...settings, workloads: named(workloads), peers: named(peers), growth: named(growth) };
}
