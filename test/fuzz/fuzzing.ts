/** Fuzzes a decoder in a thread of its own, and tells what came of it. */
import { Worker } from "node:worker_threads";
import type { Covered } from "./coverage.ts";
import type { Found } from "./fuzz-loop.ts";
import { NOT_BEGUN, type WorkDone, type WorkOrder } from "./work-order.ts";

/** Inputs whose coverage is told, the first ones: counting it takes time, and more inputs cover no less. */
const COVERED_INPUTS = 20_000;
/** All that decoding 16 KiB and the harness may take. */
const HEAP_MIB = 128;
/** What an input leaves is garbage by the next: where there is room for much of it, little is ever looked through. */
const YOUNG_HEAP_MIB = 48;
/** An input takes microseconds. */
const HANG_MS = 20_000;

export interface FuzzReport extends Omit<WorkDone, "found"> {
  readonly decoder: string;
}

/** @throws Error with the failing input, and how to keep and replay it */
export async function fuzz(decoder: string, seed: number, inputs: number): Promise<FuzzReport> {
  const seen = Math.min(inputs, COVERED_INPUTS);
  const first = await work({ decoder, seed, first: 0, inputs: seen, coverage: true });
  if (seen === inputs) return { decoder, ...first };
  const rest = await work({ decoder, seed, first: seen, inputs: inputs - seen, coverage: false });
  return {
    decoder,
    accepted: first.accepted + rest.accepted,
    refused: first.refused + rest.refused,
    largestRequest: Math.max(first.largestRequest, rest.largestRequest),
    cpuSeconds: first.cpuSeconds + rest.cpuSeconds,
    covered: first.covered,
  };
}

async function work(task: Omit<WorkOrder, "progress">): Promise<WorkDone> {
  const order: WorkOrder = { ...task, progress: new SharedArrayBuffer(4) };
  const { decoder, seed } = order;
  const done = await inThread(order);
  if (done instanceof Error) {
    const input = Atomics.load(new Int32Array(order.progress), 0);
    if (input < 0)
      throw new Error(`${decoder}, before the first input or in its corpus: ${done.message}`, {
        cause: done,
      });
    throw failure(decoder, seed, {
      where: `INPUT=${input}`,
      bytes: await made(order, input),
      error: done.message,
    });
  }
  if (done.found !== undefined) throw failure(decoder, seed, done.found);
  return done;
}

/** The bytes of an input that its thread did not survive. */
async function made(order: WorkOrder, input: number): Promise<Uint8Array> {
  const done = await inThread({ ...order, first: input, inputs: 0 });
  if (done instanceof Error) throw done;
  return done.found!.bytes;
}

/** What the thread says at its end; an error if it ends without a word, or has to be ended. */
async function inThread(order: WorkOrder): Promise<WorkDone | Error> {
  const underWay = new Int32Array(order.progress);
  underWay[0] = NOT_BEGUN;
  const worker = new Worker(new URL("./fuzz-worker.ts", import.meta.url), {
    workerData: order,
    execArgv: [],
    // Samples made by fast-check are of the same seed.
    env: { ...process.env, SEED: String(order.seed) },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: YOUNG_HEAP_MIB },
  });
  let last: number | undefined;
  let hangs = false;
  const watch = setInterval(() => {
    const now = Atomics.load(underWay, 0);
    hangs = now === last && now !== NOT_BEGUN;
    if (hangs) void worker.terminate();
    last = now;
  }, HANG_MS);
  try {
    return await new Promise<WorkDone | Error>((resolve) => {
      worker.once("message", resolve);
      worker.once("error", (error) => resolve(error instanceof Error ? error : new Error(String(error))));
      worker.once("exit", () => resolve(new Error(hangs ? "it does not end" : "the thread ended by itself")));
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

function failure(decoder: string, seed: number, { where, bytes, error }: Found): Error {
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
  cpuSeconds,
}: FuzzReport): string {
  const inputs = accepted + refused;
  const share = (part: number): string => `${(100 * part).toFixed(1)} %`;
  const files = covered.map((one: Covered) => `${one.file} ${share(one.share)} (≥ ${share(one.least)})`);
  return (
    `${decoder}: ${inputs} inputs, ${share(accepted / inputs)} accepted, at most ${largestRequest} bytes asked for at a time, ` +
    `${cpuSeconds.toFixed(1)} s of a core; covered ${files.join(", ")}`
  );
}
