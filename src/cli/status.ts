/** Tells on stderr when the connection is lost and found again: else a command that waits looks like one that hangs. */
import type { Sluice, StatusEvent } from "../sdk/index.ts";
import { lineOf } from "./exit-codes.ts";

/** The server lost what it had confirmed: told also where nothing but errors is. `heard` comes for each. */
export function tellLoss(sluice: Sluice, heard: (event: StatusEvent & { type: "truncated" }) => void): void {
  sluice.status.on((event) => {
    if (event.type !== "truncated") return;
    console.error(`sluice: ${lineOf(event.error)}`);
    heard(event);
  });
}

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
