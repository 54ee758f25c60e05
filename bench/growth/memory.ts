import { setTimeout as wait } from "node:timers/promises";
import type { Stage } from "../stage.ts";
import { residentMiB } from "../usage.ts";

/** What the last reply set off is done by then. */
const SETTLE_MS = 1000;

/** MiB of the server at rest. NaN where there is no /proc. */
export async function restingMiB(stage: Stage): Promise<number> {
  await wait(SETTLE_MS);
  return residentMiB(stage.server.child.pid) ?? NaN;
}
