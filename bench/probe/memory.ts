/**
 * Loaded into a server's process (`node --expose-gc --import`) of workloads that weigh what it holds. Asked "weigh", it
 * collects garbage and answers with the bytes that its main thread holds: objects and array buffers. What the storage
 * worker's thread holds is in neither.
 */
import { isMainThread } from "node:worker_threads";

export interface Weight {
  readonly heldBytes: number;
}

// Preloaded into worker threads too.
if (isMainThread && process.send !== undefined) answer();

function answer(): void {
  process.on("message", (request) => {
    if (request !== "weigh") return;
    // The second one takes what the first has found to be finished with.
    for (let i = 0; i < 2; i++) globalThis.gc!();
    const { heapUsed, external } = process.memoryUsage();
    process.send!({ heldBytes: heapUsed + external } satisfies Weight);
  });
  // It must not keep a stopped server's process.
  process.channel?.unref();
}
