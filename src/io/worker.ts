import { setPriority } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

/** The two ends of a thread: what one posts the other's onMessage receives, in order. */
export interface Port {
  /** `transfer`: buffers that move instead of being copied; the sender loses them. */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  onMessage(callback: (message: unknown) => void): void;
}

export interface Thread extends Port {
  /** The thread died: its uncaught error, or undefined when it simply ended. */
  onExit(callback: (error: Error | undefined) => void): void;
  terminate(): Promise<void>;
}

/**
 * Starts the module `name` (a path without extension, relative to `base`, an import.meta.url). The
 * extension is the one of `base`: .ts when sources run by type stripping, .js when compiled.
 */
export function startThread(name: string, base: string): Thread {
  const extension = extname(fileURLToPath(base));
  const worker = new Worker(new URL(name + extension, base));
  let failure: Error | undefined;
  worker.on("error", (error) => (failure = error instanceof Error ? error : new Error(String(error))));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer as ArrayBuffer[] | undefined),
    onMessage: (callback) => worker.on("message", callback),
    onExit: (callback) => worker.on("exit", () => callback(failure)),
    terminate: async () => {
      await worker.terminate();
    },
  };
}

/** Inside a thread started by startThread: the port to who started it. */
export function threadPort(): Port {
  if (isMainThread || parentPort === null) throw new Error("not inside a worker thread");
  const port = parentPort;
  return {
    post: (message, transfer) => port.postMessage(message, transfer as ArrayBuffer[] | undefined),
    onMessage: (callback) => port.on("message", callback),
  };
}

/** Of the nice values 0 (as everybody) to 19. */
const BACKGROUND_NICE = 10;

/**
 * Inside a thread: whatever else wants to run goes first. With fewer cores than busy threads the event loop waits for
 * whoever has its core: at full rate with 1 KiB on two cores more than 20 ms for 0.4 % of the time, and for 0.05 to 0.4 %
 * with the storage worker in the background, at the same rate. Only on Linux, where a priority is a thread's; elsewhere
 * it would be the process's.
 */
export function runInBackground(): void {
  if (process.platform === "linux") setPriority(0, BACKGROUND_NICE);
}
