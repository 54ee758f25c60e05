/** The storage worker's thread: the real disk, and storage/storage-engine.ts behind a port. */
import { nodeDisk } from "./io/node-disk.ts";
import { threadPort } from "./io/worker.ts";
import { serveStorage } from "./storage/storage-client.ts";

serveStorage(nodeDisk, threadPort());
