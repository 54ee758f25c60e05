import { hostileSuite } from "./suite.ts";

hostileSuite(2, 30);
