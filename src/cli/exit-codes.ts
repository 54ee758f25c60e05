/** What the process ends with, and the one line that says why. Scripts build on the numbers: they do not change. */

export const ExitCode = {
  done: 0,
  failed: 1,
  /** Wrong flags or values, here or as the server sees them. */
  usage: 2,
  notFound: 3,
  /** Not authenticated, or not allowed. */
  denied: 4,
  timeout: 5,
  /** As shells say it of a process ended by a signal: 128 + its number. */
  interrupted: 130,
  terminated: 143,
} as const;

/** The command was called in a way it cannot work. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Said already what there is to say: only the exit code is left. */
export class Ended extends Error {
  override readonly name = "Ended";
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`ended with ${exitCode}`);
    this.exitCode = exitCode;
  }
}

const codes = new Map<unknown, number>([
  ["INVALID_ARGUMENT", ExitCode.usage],
  ["WRONG_KIND", ExitCode.usage],
  ["NOT_FOUND", ExitCode.notFound],
  ["UNAUTHENTICATED", ExitCode.denied],
  ["FORBIDDEN", ExitCode.denied],
  ["TIMEOUT", ExitCode.timeout],
  ["HEARTBEAT_TIMEOUT", ExitCode.timeout],
]);

export function exitCodeOf(error: unknown): number {
  if (error instanceof Ended) return error.exitCode;
  if (error instanceof UsageError || isNamed(error, "ConfigError")) return ExitCode.usage;
  if (isNamed(error, "SluiceError")) return codes.get(codeOf(error)) ?? ExitCode.failed;
  return ExitCode.failed;
}

/** The code of a SluiceError; undefined of anything else. */
export function codeOf(error: unknown): unknown {
  return isNamed(error, "SluiceError") && "code" in error ? error.code : undefined;
}

/** What has the name instead ("topic", "queue"), where the server said that it is of another kind. */
export function kindInsteadOf(error: unknown): string | undefined {
  if (codeOf(error) !== "WRONG_KIND") return undefined;
  return (error as { details?: Readonly<Record<string, string>> }).details?.["kind"];
}

/** One line. What to do about it is in the message: the server and the client put it there. */
export function lineOf(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  return printable(error.message === "" ? error.name : error.message);
}

/** Without characters that could move a terminal's cursor or change its colours; line ends become spaces. */
export function printable(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`,
    );
}

/** By name and not by class: what the command line reports comes out of rooms it does not load unless it must. */
function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}
