/**
 * Takes files out of the page cache, so that who reads them waits for the disk. Node has no posix_fadvise, but dd has:
 * `dd if=FILE iflag=nocache count=0` says of the whole file that nobody needs it. What is not yet on disk stays, so each
 * file is synced before; and since it is advice, fincore counts afterwards what is left.
 */
import { spawnSync } from "node:child_process";
import { closeSync, fdatasyncSync, openSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { RunFailure } from "../child.ts";

/** What may stay of all, since the server writes meanwhile. */
const LEFT_SHARE = 0.01;

/** Every file below the directory. @throws RunFailure if they stay */
export function dropFromPageCache(directory: string): void {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());
  for (const path of paths) {
    const file = openSync(path, "r");
    fdatasyncSync(file);
    closeSync(file);
    run("dd", [`if=${path}`, "iflag=nocache", "count=0", "status=none"]);
  }
  const all = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const left = cachedBytes(paths);
  if (left > all * LEFT_SHARE)
    throw new RunFailure(
      `${left} of ${all} bytes stay in the page cache: a cold read cannot be measured here`,
    );
}

export function cachedBytes(paths: readonly string[]): number {
  const lines = run("fincore", ["--bytes", "--noheadings", "--output", "RES", ...paths]).split("\n");
  return lines.reduce((sum, line) => sum + Number(line), 0);
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (error !== undefined) throw new RunFailure(`a cold read needs ${command}: ${error.message}`);
  if (status !== 0) throw new RunFailure(`${command} ${args[0]} failed: ${stderr}`);
  return stdout;
}
