/**
 * System calls of a running server that fail when told to: libfiu (Debian: fiu-utils), loaded into it, listens on a named
 * pipe. It fails every call of a name, of whatever file and thread, or each with a probability of its own choosing: what
 * fails when is not replayed by a seed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server } from "../../fixtures/server.ts";

const libraries = ["/usr/lib/fiu/fiu_run_preload.so", "/usr/lib/fiu/fiu_posix_preload.so"];

export const fiuPreload = libraries.join(" ");

/** undefined = calls can be made to fail here. */
export function whyNoFailingCalls(): string | undefined {
  if (libraries.every((path) => existsSync(path))) return undefined;
  return "libfiu is not installed (Debian: fiu-utils)";
}

export type FailingCall = "sync/fdatasync" | "sync/fsync" | "rw/pwrite" | "rw/pwritev";

const EIO = 5;

/** Pipes to tell servers through, in a directory of their own. */
export class FailingCalls {
  readonly #directory = mkdtempSync(join(tmpdir(), "sluice-fiu-"));

  readonly #pipes = join(this.#directory, "fiu");

  /** For the environment of a server, beside `fiuPreload`. */
  get env(): Record<string, string> {
    return { FIU_CTRL_FIFO: this.#pipes };
  }

  /** From now on such calls of the server fail with EIO, each with this probability. */
  async fail(server: Server, call: FailingCall, probability: number): Promise<void> {
    const command = `enable_random name=posix/io/${call},probability=${probability},failinfo=${EIO}`;
    for (let tries = 1; ; tries++) {
      const control = spawn("fiu-ctrl", ["-f", this.#pipes, "-c", command, String(server.pid)], {
        stdio: "ignore",
        // It waits on a pipe, and once in a great many times for ever: it is asked again then.
        timeout: 20_000,
      });
      const told = new Promise<boolean>((resolve, reject) => {
        control.on("error", reject);
        control.on("close", (code) => resolve(code === 0));
      });
      // The first failure may end the server before it has answered.
      const done = await Promise.race([told, server.run.ended.then(() => true)]);
      control.kill("SIGKILL");
      if (done) return;
      if (tries === 3) throw new Error("fiu-ctrl gets no answer from the server");
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
