import { pauseSuite } from "./suite.ts";

pauseSuite(3);
