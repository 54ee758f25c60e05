import { powerLossSuite } from "./suite.ts";

powerLossSuite(500);
