/** Starts the renewal thread. One of the two files of the client that need Node; elsewhere there is no such thread. */
import { Worker } from "node:worker_threads";
import type { StartRenewalThread } from "./renewal-messages.ts";

/** Sources run as they are, with their own ending; the package is compiled. */
const ENDING = import.meta.url.endsWith(".ts") ? ".ts" : ".js";

export const startRenewalThread: StartRenewalThread = (gone) => {
  try {
    // Flags of the program, loaders above all, are not for this thread.
    const worker = new Worker(new URL(`./renewal-thread${ENDING}`, import.meta.url), {
      execArgv: [],
      name: "sluice-renewal",
    });
    // It lives as long as the program, which it does not keep alive.
    worker.unref();
    // A bundle may have left its file behind, a policy may forbid it: then locks are renewed by the program alone.
    worker.on("error", gone);
    worker.on("exit", gone);
    return { post: (message) => worker.postMessage(message), end: () => void worker.terminate() };
  } catch {
    return undefined;
  }
};
