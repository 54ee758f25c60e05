import { fuzzSuite } from "./suite.ts";

fuzzSuite(1_000_000, 1_200_000);
