import { delaysSuite } from "./delays.ts";

delaysSuite(1_000_000);
