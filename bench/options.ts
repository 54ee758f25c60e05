/** The flags of `npm run bench -- …`. */
import { parseArgs } from "node:util";
import { join } from "node:path";
import { curves, type Curve } from "./growth/index.ts";
import { peers } from "./systems/index.ts";
import type { System } from "./systems/system.ts";
import { workloads, type Workload } from "./workloads/index.ts";
import { root } from "./scratch.ts";

export interface Options {
  readonly workloads: readonly Workload[];
  /** Instead of each workload's own sizes, bytes; empty = theirs. */
  readonly sizes: readonly number[];
  /** Measured part of a run. */
  readonly seconds: number;
  readonly runs: number;
  /** Of the topics; the partitions workload has its own. */
  readonly partitions: number;
  readonly check: boolean;
  readonly output: "table" | "json";
  /** Where data directories are made: decides which disk is measured. */
  readonly directory: string;
  readonly profile: { readonly cpu: boolean; readonly heap: boolean };
  /** Settings of the server, as its environment variables. */
  readonly serverEnv: Readonly<Record<string, string>>;
  /** One more run of each workload, to sample the server's event loop. */
  readonly eventLoop: boolean;
  /** Measured beside Sluice, in turn with it. */
  readonly peers: readonly System[];
  /** Another revision of Sluice, measured beside this one. */
  readonly compare: string | undefined;
  /** Added to each sync of each server. */
  readonly fsyncDelayMs: number;
  /** Instead of workloads: these growth curves. */
  readonly growth: readonly Curve[];
  /** Of the curves fewer and smaller points. */
  readonly quick: boolean;
}

export class UsageError extends Error {}

export const usage = `npm run bench -- [flags]

  --only NAME          these workloads alone; repeat or separate by commas:
                       ${workloads.map(({ name }) => name).join(", ")}
  --size BYTES         these message sizes instead of a workload's own; repeat or separate by commas
  --seconds N          measured seconds a run, default 10; shorter runs are marked
  --runs N             runs a figure, default 3, with --check 5
  --partitions N       partitions of the topics, default 1: one order, as in the peers' streams
  --check              compare with bars.json; exit 1 below a floor or when a run was no full measurement
  --output json        all of it as JSON on stdout; default table
  --no-event-loop      leave out the extra run that samples the server's event loop
  --profile            CPU profiles of server and clients, one run each; says where they are and what is on top
  --heap-prof          the same for allocations; both may be given
  --server-env K=V     a setting of the server, such as SLUICE_STORAGE__TAIL_CACHE_BYTES=0; may be repeated
  --peers NAME         measure a peer too, in turn with Sluice, and print the ratios; all, or repeat or
                       separate by commas: ${peers.map(({ name }) => name).join(", ")}
  --compare REV        measure another revision too, in turn with this checkout, and print the ratios
  --fsync-delay-ms N   delay each sync of each server, as a slower disk would; needs cc
  --growth NAME        growth curves instead of workloads, windows of 5 s; all, or repeat or separate by commas:
                       ${curves.map(({ name }) => name).join(", ")}; --check compares with their bars
  --quick              of the curves fewer and smaller points, for a first impression
  --dir PATH           where data directories are made (the disk that is measured), default .build/ in the checkout
  --help`;

/** undefined = help was asked for. @throws UsageError */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parsed(args);
  if (values.help) return undefined;
  const profile = { cpu: values.profile, heap: values["heap-prof"] };
  const profiling = profile.cpu || profile.heap;
  if (values.output !== "table" && values.output !== "json")
    throw new UsageError(`--output is table or json`);
  if (profiling && values.check) throw new UsageError("a profiled run is slower: --check it without");
  const growth = chosenCurves(listOf(values.growth));
  const fsyncDelayMs = notNegative(values["fsync-delay-ms"], "--fsync-delay-ms");
  if (fsyncDelayMs > 0 && (values.check || growth.length > 0))
    throw new UsageError("--fsync-delay-ms is for workloads, and the bars are not for slower disks");
  if (values.compare !== undefined && growth.length > 0)
    throw new UsageError("--compare is for workloads, not for --growth");
  if (values.quick && (values.check || growth.length === 0))
    throw new UsageError("--quick is for a first impression of --growth, not for --check");
  return {
    workloads: chosen(listOf(values.only)),
    sizes: listOf(values.size).map((text) => wholeNumber(text, "--size", 1)),
    seconds: positive(values.seconds ?? (growth.length > 0 ? "5" : "10"), "--seconds"),
    runs: wholeNumber(values.runs ?? (profiling ? "1" : values.check ? "5" : "3"), "--runs", 1),
    partitions: wholeNumber(values.partitions, "--partitions", 1),
    check: values.check,
    output: values.output,
    directory: values.dir,
    profile,
    serverEnv: Object.fromEntries(values["server-env"].map(assignment)),
    eventLoop: !values["no-event-loop"] && !profiling,
    peers: chosenPeers(listOf(values.peers)),
    compare: values.compare,
    fsyncDelayMs,
    growth,
    quick: values.quick,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const list = { type: "string", multiple: true, default: [] as string[] } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: list,
        size: list,
        seconds: text,
        runs: text,
        partitions: { ...text, default: "1" },
        check: flag,
        output: { ...text, default: "table" },
        "no-event-loop": flag,
        profile: flag,
        "heap-prof": flag,
        "server-env": list,
        peers: list,
        compare: text,
        "fsync-delay-ms": { ...text, default: "0" },
        growth: list,
        quick: flag,
        dir: { ...text, default: join(root, ".build") },
        help: flag,
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function listOf(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(",")).filter((value) => value !== "");
}

function chosen(names: readonly string[]): readonly Workload[] {
  const unknown = names.find((name) => !workloads.some((workload) => workload.name === name));
  if (unknown !== undefined) throw new UsageError(`no workload is called ${unknown}`);
  return names.length === 0 ? workloads : workloads.filter(({ name }) => names.includes(name));
}

/** Those not on this machine included: whoever runs them says so. */
function chosenPeers(names: readonly string[]): readonly System[] {
  const unknown = names.find((name) => name !== "all" && !peers.some((peer) => peer.name === name));
  if (unknown !== undefined) throw new UsageError(`no peer is called ${unknown}`);
  return names.includes("all") ? peers : peers.filter(({ name }) => names.includes(name));
}

function chosenCurves(names: readonly string[]): readonly Curve[] {
  const unknown = names.find((name) => name !== "all" && !curves.some((curve) => curve.name === name));
  if (unknown !== undefined) throw new UsageError(`no growth curve is called ${unknown}`);
  return names.includes("all") ? curves : curves.filter(({ name }) => names.includes(name));
}

function wholeNumber(text: string, flag: string, min: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= min) return number;
  throw new UsageError(`${flag} is a whole number from ${min}, not ${text}`);
}

function positive(text: string, flag: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new UsageError(`${flag} is a number above 0, not ${text}`);
}

function notNegative(text: string, flag: string): number {
  const number = Number(text);
  if (text !== "" && number >= 0 && Number.isFinite(number)) return number;
  throw new UsageError(`${flag} is a number from 0, not ${text}`);
}

function assignment(text: string): [string, string] {
  const equals = text.indexOf("=");
  if (equals < 1) throw new UsageError(`--server-env takes NAME=VALUE, not ${text}`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}
