import { powerLossSuite } from "./suite.ts";

powerLossSuite(20);
