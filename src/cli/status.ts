/** Tells on stderr when the connection is lost and found again: else a command that waits looks like one that hangs. */
import type { Sluice } from "../sdk/index.ts";
import { lineOf } from "./exit-codes.ts";

export function tellStatus(sluice: Sluice): void {
  let lost = false;
  sluice.status.on((event) => {
    if (event.type === "disconnected") {
      lost = true;
      console.error(`sluice: connection lost (${lineOf(event.error)}); reconnecting`);
    } else if (event.type === "connected" && lost) {
      lost = false;
      console.error("sluice: connected again");
    }
  });
}
