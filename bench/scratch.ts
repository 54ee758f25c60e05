/** Directories that live as long as this process: data, and the build that is measured. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const prefix = "bench-";
const made = new Set<string>();

/** `bench-PID-XXXXXX` below `parent`. */
export function makeScratch(parent: string): string {
  mkdirSync(parent, { recursive: true });
  const path = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  made.add(path);
  return path;
}

export function removeScratch(path: string): void {
  made.delete(path);
  removeTree(path);
}

/** Also on a failure and Ctrl-C: what runs in them must be dead by then. */
export function removeAllScratch(): void {
  for (const path of [...made]) removeScratch(path);
}

/** What a bench left that was ended by kill -9. */
export function sweepScratch(parent: string): void {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = /^bench-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeTree(join(parent, name));
  }
}

/** A process that was just killed may still be making its last file. */
function removeTree(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
