/** Options are checked by name: an unknown one throws, it is never ignored. */
import type { SluiceError } from "./errors.ts";
import { invalidArgument, notSupported } from "./errors.ts";

/** What a call takes, and what it will take in a later version. */
export interface OptionNames {
  readonly of: string;
  readonly known: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
}

export function optionNames(
  of: string,
  known: readonly string[],
  later: readonly string[] = [],
): OptionNames {
  return { of, known: new Set(known), later: new Set(later) };
}

/** @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED */
export function checkOptions(options: object, names: OptionNames): void {
  for (const name in options) {
    if (names.known.has(name) || (options as Record<string, unknown>)[name] === undefined) continue;
    throw unknownOption(name, names);
  }
}

export function unknownOption(name: string, { of, known, later }: OptionNames): SluiceError {
  if (later.has(name)) return notSupported(name, `the option "${name}" of ${of}`);
  const like = [...known, ...later].find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const hint = like === undefined ? `it takes ${[...known].join(", ")}` : `did you mean "${like}"?`;
  return invalidArgument(`${of} has no option "${name}": ${hint}`);
}

/** @throws SluiceError INVALID_ARGUMENT */
export function positiveInteger(value: number, name: string): number {
  if (!Number.isSafeInteger(value) || value < 1)
    throw invalidArgument(`${name} is ${value}, not a whole number from 1`);
  return value;
}
