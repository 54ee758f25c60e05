/** Profiles that Node writes at the end of a process: where they go, and what is on top of them. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./scratch.ts";

export interface ProfileKinds {
  readonly cpu: boolean;
  readonly heap: boolean;
}

/** Flags for one workload's processes, which write below `directory`. */
export function profileFlagsInto(
  directory: string,
  { cpu, heap }: ProfileKinds,
): (who: "server" | "client") => readonly string[] {
  return (who) => {
    const place = join(directory, who);
    if (cpu || heap) mkdirSync(place, { recursive: true });
    return [
      ...(cpu ? ["--cpu-prof", `--cpu-prof-dir=${place}`] : []),
      ...(heap ? ["--heap-prof", `--heap-prof-dir=${place}`] : []),
    ];
  };
}

const SHOWN = 12;

/** The functions with the most time of their own, for each CPU profile below the directory. */
export function summarizeProfiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .sort()
    .flatMap((name) => {
      const path = join(directory, name);
      if (name.endsWith(".heapprofile")) return [relative(root, path)];
      if (!name.endsWith(".cpuprofile")) return [];
      const profile = JSON.parse(readFileSync(path, "utf8")) as CpuProfile;
      return [relative(root, path), ...topOf(profile).map((line) => `  ${line}`)];
    });
}

export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export function topOf({ nodes, samples, timeDeltas }: CpuProfile, count = SHOWN): string[] {
  const titles = new Map(nodes.map(({ id, callFrame }) => [id, titleOf(callFrame)]));
  const selfUs = new Map<string, number>();
  let totalUs = 0;
  samples.forEach((id, i) => {
    const title = titles.get(id)!;
    const us = timeDeltas[i]!;
    selfUs.set(title, (selfUs.get(title) ?? 0) + us);
    totalUs += us;
  });
  return [...selfUs]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([title, us]) => `${((100 * us) / totalUs).toFixed(1).padStart(5)} %  ${title}`);
}

function titleOf({ functionName, url, lineNumber }: CpuProfile["nodes"][number]["callFrame"]): string {
  const name = functionName === "" ? "(anonymous)" : functionName;
  if (url === "") return name;
  const path = url.startsWith("file:") ? fileURLToPath(url).replace(/^.*\/(dist|bench)\//, "$1/") : url;
  return `${name}  ${path}:${lineNumber + 1}`;
}
