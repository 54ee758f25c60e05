import { fuzzSuite } from "./suite.ts";

fuzzSuite(10_000_000, 3_000_000);
