import { seedOfRun } from "../fixtures/random.ts";
import { crashAtRandom } from "./redrive-crashes.ts";

crashAtRandom({ messages: 100_000, crashes: 200, seed: seedOfRun() });
