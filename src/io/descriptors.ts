/** How many files and connections this process may have open. */
import { readFileSync } from "node:fs";

/** Infinity where the operating system does not say. */
export function descriptorLimit(): number {
  try {
    const soft = /^Max open files +(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    return Infinity;
  }
}
