/**
 * A thread that fuzzes one decoder: its heap has a limit, it can be ended when it hangs, and its coverage is its own.
 * Sources are run as they are, by Node, so that coverage counts the source's own characters.
 */
import { parentPort, workerData } from "node:worker_threads";
import { corpusOf } from "./corpus.ts";
import { BlockCoverage } from "./coverage.ts";
import { FuzzLoop, type Found } from "./fuzz-loop.ts";
import { MemoryRequests } from "./memory-requests.ts";
import { loadTarget } from "./targets/index.ts";
import type { WorkDone, WorkOrder } from "./work-order.ts";

const { decoder, seed, first, inputs, coverage, progress } = workerData as WorkOrder;
const requests = new MemoryRequests();
requests.install();
const blocks = coverage ? new BlockCoverage() : undefined;
blocks?.start();
const target = await loadTarget(decoder);
const loop = new FuzzLoop(target, seed, requests);
// Refusals are thrown by the million; nobody looks at their stacks. A limit of 0 would still look for one: a third of the
// price of an error.
delete (Error as { stackTraceLimit?: number }).stackTraceLimit;

const underWay = new Int32Array(progress);
let found: Found | undefined;
if (inputs === 0) found = loop.made(first);
else {
  underWay[0] = -1;
  for (const { where, bytes, why } of corpusOf(decoder))
    found ??= await loop.replay(`${where} (${why})`, bytes);
  found ??= await loop.run(first, inputs, underWay);
}
const { accepted, refused, largestRequest } = loop;
const covered = blocks?.take(target.covers) ?? [];
const { user, system } = process.threadCpuUsage();
const cpuSeconds = (user + system) / 1e6;
parentPort!.postMessage({
  found,
  accepted,
  refused,
  largestRequest,
  cpuSeconds,
  covered,
} satisfies WorkDone);
