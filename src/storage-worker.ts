/** The storage worker's thread: the real disk, and storage/storage-engine.ts behind a port. */
import { collectGarbage } from "./io/memory.ts";
import { nodeDisk } from "./io/node-disk.ts";
import { runInBackground, threadPort } from "./io/worker.ts";
import { serveStorage } from "./storage/storage-client.ts";

// Its orders are not waited for, unless it is far behind; then those who wait leave it the processor.
runInBackground();
serveStorage(nodeDisk, threadPort(), collectGarbage);
