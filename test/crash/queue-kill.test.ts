/** A queue on a real server that is killed, and ten processes that are, too: every message ends once. */
import { queueSuite } from "./queue-suite.ts";

queueSuite(100_000, 5);
