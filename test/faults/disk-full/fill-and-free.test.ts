import { fillAndFreeSuite } from "./suite.ts";

fillAndFreeSuite(2);
