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

/** Comparisons of letters for one suggestion, a few milliseconds: enough for ten thousand names of usual length. */
const MAX_COMPARISONS = 1_000_000;

/**
 * The candidate most like `name`, if any is alike enough to be what was meant. Of names so many or so long that a
 * mistaken request would keep others waiting, only the first are looked at.
 */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let tooFar = Math.max(1, Math.floor(name.length / 3)) + 1;
  let left = MAX_COMPARISONS;
  for (const candidate of candidates) {
    if (left-- <= 0) break;
    if (Math.abs(candidate.length - name.length) >= tooFar) continue;
    const { distance, comparisons } = editDistance(wanted, candidate.toLowerCase(), tooFar);
    left -= comparisons;
    if (distance >= tooFar) continue;
    best = candidate;
    tooFar = distance;
  }
  return best;
}

/** Levenshtein distance, given up when it cannot be below `tooFar` any more. */
function editDistance(a: string, b: string, tooFar: number): { distance: number; comparisons: number } {
  const row: number[] = [];
  for (let j = 0; j <= b.length; j++) row.push(j);
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    let diagonal = i - 1;
    let left = i;
    let least = i;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      const substitute = diagonal + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      left = Math.min(substitute, above + 1, left + 1);
      row[j] = left;
      diagonal = above;
      if (left < least) least = left;
    }
    if (least >= tooFar) return { distance: tooFar, comparisons: i * b.length };
  }
  return { distance: row[b.length]!, comparisons: a.length * b.length };
}
