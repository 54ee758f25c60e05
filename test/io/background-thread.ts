/** A thread for worker.test.ts: goes into the background, and says so. */
import { runInBackground, threadPort } from "../../src/io/worker.ts";

runInBackground();
threadPort().post("in the background");
