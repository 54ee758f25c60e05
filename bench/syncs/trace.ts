/**
 * Counts the syncs of a server that makes its system calls by itself, so that the shim does not see them: strace watches all of
 * it for the measured part of a run of its own. That slows the server down; the counts are exact, the rates are not used.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Child } from "../child.ts";

const CALLS = "fsync,fdatasync,syncfs,sync_file_range,msync";

/** Why it cannot be done here, or undefined. */
export function traceMissing(): string | undefined {
  const { status } = spawnSync("strace", ["--version"]);
  return status === 0 ? undefined : "strace is not installed";
}

export class SyncTrace {
  readonly #child: Child;
  readonly #summary: string;

  /** Resolves when it sees every call of the process. `summary`: a file that is made. */
  static async attach(pid: number, summary: string): Promise<SyncTrace> {
    const args = ["-f", "-c", "-e", `trace=${CALLS}`, "-o", summary, "-p", String(pid)];
    const child = new Child({
      what: "strace",
      command: "strace",
      args,
      env: process.env,
      cwd: "/",
      channel: false,
    });
    const attached = new Promise<void>((resolve) => {
      child.onLine("stderr", (line) => {
        if (line.includes("attached")) resolve();
      });
    });
    await Promise.race([attached, child.failure]);
    return new SyncTrace(child, summary);
  }

  private constructor(child: Child, summary: string) {
    this.#child = child;
    this.#summary = summary;
  }

  /** How many there were; the server goes on. */
  async detach(): Promise<number> {
    await this.#child.stop();
    return countOf(readFileSync(this.#summary, "utf8"));
  }
}

/** Of strace's table: `% time  seconds  usecs/call  calls  [errors]  syscall`. */
export function countOf(summary: string): number {
  let count = 0;
  for (const line of summary.split("\n")) {
    const [, , , calls, ...rest] = line.trim().split(/\s+/);
    if (CALLS.split(",").includes(rest.at(-1) ?? "")) count += Number(calls);
  }
  return count;
}
