import { killSuite } from "./kill-suite.ts";

killSuite(100, 3_000);
