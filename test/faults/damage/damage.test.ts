import { damageSuite } from "./suite.ts";

damageSuite(50);
