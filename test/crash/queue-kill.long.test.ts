import { queueSuite } from "./queue-suite.ts";

queueSuite(1_000_000, 50);
