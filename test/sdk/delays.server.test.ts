import { delaysSuite } from "./delays.ts";

delaysSuite(100_000);
