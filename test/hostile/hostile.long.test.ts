import { hostileSuite } from "./suite.ts";

hostileSuite(600);
