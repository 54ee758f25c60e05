import { killSuite } from "./kill-suite.ts";

killSuite(100, 1_500);
