import { damageSuite } from "./suite.ts";

damageSuite(1_000);
