/**
 * A thread that fuzzes one decoder: its heap has a limit, it can be ended when it hangs, and its coverage is its own.
 * Sources are run as they are, by Node, so that coverage counts the source's own characters.
 */
import { parentPort, workerData } from "node:worker_threads";
import { corpusOf } from "./corpus.ts";
import { BlockCoverage, type Covered } from "./coverage.ts";
import { FuzzLoop, type Found } from "./fuzz-loop.ts";
import { MemoryRequests } from "./memory-requests.ts";
import { loadTarget } from "./targets/index.ts";

export interface WorkOrder {
  readonly decoder: string;
  readonly seed: number;
  readonly inputs: number;
  /** Also tell what was covered, at about half the speed. */
  readonly coverage: boolean;
  /** The input under way. */
  readonly progress: SharedArrayBuffer;
}

export interface WorkDone {
  readonly found: Found | undefined;
  readonly accepted: number;
  readonly refused: number;
  readonly largestRequest: number;
  readonly covered: readonly Covered[];
}

const { decoder, seed, inputs, coverage, progress } = workerData as WorkOrder;
const requests = new MemoryRequests();
requests.install();
const blocks = coverage ? new BlockCoverage() : undefined;
blocks?.start();
const target = await loadTarget(decoder);
const loop = new FuzzLoop(target, seed, requests);
// Refusals are thrown by the million; nobody looks at their stacks.
Error.stackTraceLimit = 0;

let found: Found | undefined;
for (const { where, bytes, why } of corpusOf(decoder))
  found ??= await loop.replay(`${where} (${why})`, bytes);
found ??= await loop.run(inputs, new Int32Array(progress));
const { accepted, refused, largestRequest } = loop;
const covered = blocks?.take(target.covers) ?? [];
parentPort!.postMessage({ found, accepted, refused, largestRequest, covered } satisfies WorkDone);
