/** Seeds spread over processes, one a core. */
import { fork, type ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { SeedResult } from "./seed-run.ts";
import type { SeedOrder } from "./seed-worker.ts";

/**
 * A seed's world is garbage when it is over: with room for several of them little of it is copied or marked. A quarter of
 * the processor time less than with the defaults (a semi-space of 16 MiB, collection of the old space from the start). The
 * last one counts buffers as any other garbage: else each 64 MiB of them, some ten seeds' worth, has all marked.
 */
const NODE_OPTIONS = [
  "--max-semi-space-size=64",
  "--initial-old-space-size=512",
  "--no-memory-reducer",
  "--external-memory-accounted-in-global-limit",
];

const worker = fileURLToPath(new URL("./seed-worker.ts", import.meta.url));

export class Fleet {
  readonly #free: ChildProcess[] = [];
  readonly #all: ChildProcess[] = [];
  readonly #waiting: ((child: ChildProcess) => void)[] = [];

  constructor(size = availableParallelism()) {
    for (let n = 0; n < size; n++) {
      // Nothing of how this process was started: a test runner's loaders are none of the simulator's business.
      const child = fork(worker, [], { execArgv: NODE_OPTIONS, serialization: "advanced" });
      this.#free.push(child);
      this.#all.push(child);
    }
  }

  /** Runs one seed as soon as a process is free. */
  async run(order: SeedOrder): Promise<SeedResult> {
    const child =
      this.#free.pop() ?? (await new Promise<ChildProcess>((resolve) => this.#waiting.push(resolve)));
    const result = await new Promise<SeedResult>((resolve, reject) => {
      const onExit = (code: number | null): void =>
        reject(new Error(`the process that ran seed ${order.seed} ended with ${String(code)}`));
      child.once("exit", onExit);
      child.once("message", (message) => {
        child.off("exit", onExit);
        resolve(message as SeedResult);
      });
      child.send(order);
    });
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(child);
    else next(child);
    return result;
  }

  /**
   * Runs `first` and every `step`-th that follows until `count` seeds are done or `onResult` says that it is enough.
   * Results come as they are done, not in order.
   */
  async runMany(
    first: number,
    count: number,
    onResult: (result: SeedResult) => boolean | void,
    mutation?: SeedOrder["mutation"],
    step = 1,
  ): Promise<void> {
    let next = first;
    let enough = false;
    const line = async (): Promise<void> => {
      while (!enough && next < first + count * step) {
        const seed = next;
        next += step;
        const result = await this.run({ seed, mutation });
        if (onResult(result) === true) enough = true;
      }
    };
    await Promise.all(this.#all.map(line));
  }

  close(): void {
    for (const child of this.#all) child.disconnect();
  }
}
