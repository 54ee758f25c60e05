/**
 * A wall clock of the server's own, to be stepped while it runs: libfaketime (Debian: libfaketime) loaded into it reads
 * its offset from a file at every look. The monotonic clock stays the machine's, and the machine's clock is never touched.
 */
import { globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [library] = globSync("/usr/lib/*/faketime/libfaketimeMT.so.1");

/** undefined = clocks can be stepped here. */
export function whyNoSteppedClock(): string | undefined {
  return library === undefined ? "libfaketime is not installed (Debian: libfaketime)" : undefined;
}

export class SteppedClock {
  readonly preload = library!;
  readonly #directory = mkdtempSync(join(tmpdir(), "sluice-clock-"));
  readonly #file = join(this.#directory, "offset");

  constructor() {
    this.stepTo(0);
  }

  get env(): Record<string, string> {
    return {
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_NO_CACHE: "1",
      DONT_FAKE_MONOTONIC: "1",
      NO_FAKE_STAT: "1",
    };
  }

  /** Seconds the server's wall clock is ahead of the machine's from now on. */
  stepTo(offsetS: number): void {
    // Renamed into place: a reader sees the one or the other.
    writeFileSync(`${this.#file}.making`, `${offsetS < 0 ? "" : "+"}${offsetS}\n`);
    renameSync(`${this.#file}.making`, this.#file);
  }

  [Symbol.dispose](): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
