import { hostileSuite } from "./suite.ts";

hostileSuite(5, 120);
