/** What the figures were taken on: printed before them, since they mean nothing without. */
import { spawnSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, type } from "node:os";
import { root } from "./scratch.ts";

export interface Machine {
  readonly date: string;
  readonly commit: string;
  readonly node: string;
  readonly system: string;
  readonly cores: number;
  readonly cpu: string;
  /** Of the data directories. */
  readonly fileSystem: string;
  /** Runnable processes over the last minute, before the bench began. */
  readonly load: number;
}

const BUSY_LOAD = 0.5;

export function describeMachine(directory: string): Machine {
  return {
    date: new Date().toISOString(),
    commit: commitOf(root),
    node: process.version,
    system: `${type()} ${release()}`,
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    fileSystem: fileSystemOf(realpathSync(directory)),
    load: loadavg()[0]!,
  };
}

/** Why the figures may say less than they seem to. */
export function warningsOf({ load, fileSystem }: Machine): string[] {
  const warnings: string[] = [];
  if (load > BUSY_LOAD) {
    warnings.push(
      `the machine is busy (load ${load.toFixed(2)}): these figures are not those of the machine alone`,
    );
  }
  if (fileSystem.startsWith("tmpfs"))
    warnings.push("the data lies in memory (tmpfs): nothing is synced to a disk; give --dir");
  return warnings;
}

function commitOf(directory: string): string {
  const git = (...args: string[]): string => {
    const { status, stdout } = spawnSync("git", ["-C", directory, ...args], { encoding: "utf8" });
    return status === 0 ? stdout.trim() : "unknown";
  };
  const changed = git("status", "--porcelain", "--", "src", "package-lock.json");
  return git("rev-parse", "--short", "HEAD") + (changed === "" ? "" : " and changes not committed");
}

/** `ext4 on /dev/vda`: of the mount with the longest path above `path`. */
function fileSystemOf(path: string): string {
  let mounts: string;
  try {
    mounts = readFileSync("/proc/mounts", "utf8");
  } catch {
    return "unknown";
  }
  return mountAbove(mounts, path) ?? "unknown";
}

export function mountAbove(mounts: string, path: string): string | undefined {
  let best: { readonly at: string; readonly shown: string } | undefined;
  for (const line of mounts.split("\n")) {
    const [device, at, type] = line.split(" ");
    if (at === undefined || type === undefined) continue;
    const above = path === at || path.startsWith(at === "/" ? at : `${at}/`);
    // A later mount at one place hides an earlier one.
    if (above && at.length >= (best?.at.length ?? 0)) best = { at, shown: `${type} on ${device}` };
  }
  return best?.shown;
}
