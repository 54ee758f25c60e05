/**
 * Another revision of this checkout, to be measured beside it (`--compare`): its files as git has them, below .build/, and
 * this checkout's node_modules. It is kept, and used again, by its commit.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { RunFailure } from "./child.ts";

export interface Revision {
  readonly commit: string;
  /** Its files. */
  readonly directory: string;
}

/** @throws RunFailure if git does not know it */
export function checkOut(repository: string, name: string): Revision {
  const found = spawnSync("git", ["-C", repository, "rev-parse", "--verify", "--quiet", `${name}^{commit}`], {
    encoding: "utf8",
  });
  if (found.status !== 0) throw new RunFailure(`git knows no revision ${name}`);
  const commit = found.stdout.trim().slice(0, 12);
  const directory = join(repository, ".build/compare", commit);
  if (!existsSync(directory)) extract(repository, commit, directory);
  return { commit, directory };
}

function extract(repository: string, commit: string, directory: string): void {
  const made = `${directory}.${process.pid}`;
  mkdirSync(made, { recursive: true });
  const script = 'git -C "$1" archive "$2" | tar -x -C "$3"';
  const { status, stderr } = spawnSync("sh", ["-c", script, "sh", repository, commit, made], {
    encoding: "utf8",
  });
  if (status !== 0) {
    rmSync(made, { recursive: true });
    throw new RunFailure(`revision ${commit} could not be checked out\n${stderr}`);
  }
  symlinkSync(join(repository, "node_modules"), join(made, "node_modules"));
  // Whole or not there, also when this process is ended meanwhile.
  renameSync(made, directory);
}

/** @throws RunFailure with what its compiler said */
export function build({ commit, directory }: Revision): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/build.mjs"], {
    cwd: directory,
    encoding: "utf8",
  });
  if (status !== 0) throw new RunFailure(`revision ${commit} does not build\n${stdout}${stderr}`);
}
