/** The storage worker's thread: the real disk, and storage/storage-engine.ts behind a port. */
import { nodeDisk } from "./io/node-disk.ts";
import { threadData, threadPort } from "./io/worker.ts";
import type { StoragePaths } from "./storage/storage-engine.ts";
import { serveStorage } from "./storage/storage-client.ts";

serveStorage(nodeDisk, threadData() as StoragePaths, threadPort());
