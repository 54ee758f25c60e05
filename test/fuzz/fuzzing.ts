/** Fuzzes a decoder in a thread of its own, and tells what came of it. */
import { Worker } from "node:worker_threads";
import type { Covered } from "./coverage.ts";
import type { WorkDone, WorkOrder } from "./fuzz-worker.ts";
import { Mutator } from "./mutator.ts";
import { loadTarget } from "./targets/index.ts";

/** Inputs whose coverage is told: counting it takes time, and more inputs cover no less. */
const COVERED_INPUTS = 50_000;
/** All that decoding 16 KiB and the harness may take. */
const HEAP_MIB = 128;
/** An input takes microseconds. */
const HANG_MS = 20_000;

export interface FuzzReport extends Omit<WorkDone, "found"> {
  readonly decoder: string;
  readonly seconds: number;
}

/** @throws Error with the failing input, and how to keep and replay it */
export async function fuzz(decoder: string, seed: number, inputs: number): Promise<FuzzReport> {
  const startedMs = performance.now();
  const all = await work(decoder, seed, inputs, false);
  const { covered } = await work(decoder, seed, Math.min(inputs, COVERED_INPUTS), true);
  return { decoder, ...all, covered, seconds: (performance.now() - startedMs) / 1000 };
}

async function work(decoder: string, seed: number, inputs: number, coverage: boolean): Promise<WorkDone> {
  const progress = new SharedArrayBuffer(4);
  const underWay = new Int32Array(progress);
  const order: WorkOrder = { decoder, seed, inputs, coverage, progress };
  const worker = new Worker(new URL("./fuzz-worker.ts", import.meta.url), {
    workerData: order,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  let last = -1;
  let hangs = false;
  const watch = setInterval(() => {
    const now = Atomics.load(underWay, 0);
    hangs = now === last;
    if (hangs) void worker.terminate();
    last = now;
  }, HANG_MS);
  try {
    const done = await new Promise<WorkDone | Error>((resolve) => {
      worker.once("message", resolve);
      worker.once("error", (error) => resolve(error instanceof Error ? error : new Error(String(error))));
      worker.once("exit", () => resolve(new Error(hangs ? "does not end" : "the thread ended by itself")));
    });
    if (done instanceof Error) {
      const mutator = new Mutator(seed, await loadTarget(decoder));
      mutator.make(Atomics.load(underWay, 0));
      throw failure(
        decoder,
        seed,
        `INPUT=${Atomics.load(underWay, 0)}`,
        mutator.input(),
        done.stack ?? done.message,
      );
    }
    if (done.found !== undefined)
      throw failure(decoder, seed, done.found.where, done.found.bytes, done.found.error);
    return done;
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

function failure(decoder: string, seed: number, where: string, bytes: Uint8Array, error: string): Error {
  const hex = Buffer.from(bytes).toString("hex");
  const text = JSON.stringify(Buffer.from(bytes).toString("latin1").slice(0, 200));
  return new Error(
    `${decoder}, SEED=${seed}, ${where}: ${error}\n` +
      `Once it is mended, keep it in test/fuzz/corpus/${decoder}.txt:\n${hex}  # why\n(${text})`,
  );
}

/** One line for people. */
export function reportText({
  decoder,
  accepted,
  refused,
  largestRequest,
  covered,
  seconds,
}: FuzzReport): string {
  const inputs = accepted + refused;
  const share = (part: number): string => `${(100 * part).toFixed(1)} %`;
  const files = covered.map((one: Covered) => `${one.file} ${share(one.share)} (≥ ${share(one.least)})`);
  return (
    `${decoder}: ${inputs} inputs, ${share(accepted / inputs)} accepted, at most ${largestRequest} bytes asked for at a time, ` +
    `${seconds.toFixed(1)} s; covered ${files.join(", ")}`
  );
}
