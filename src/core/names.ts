import { SluiceFault } from "../base/errors.ts";

const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/;

/**
 * Names users may give to topics, queues and exchanges.
 * @throws SluiceFault INVALID_ARGUMENT
 */
export function checkName(what: string, name: string): void {
  if (name.startsWith("_") || name.startsWith("$")) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `${what} name ${quoted(name)} begins with "_" or "$", which is kept for the system`,
    );
  }
  if (!NAME.test(name)) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `${what} name ${quoted(name)} is not 1 to 200 letters, digits, ".", "_" or "-" beginning with a letter or digit`,
    );
  }
}

/** For messages: cut, and without characters that would garble a log line. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}

/** The candidate most like `name`, if any is alike enough to be what was meant. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitute, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
