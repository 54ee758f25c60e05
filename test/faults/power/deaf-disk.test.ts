/** The other way round: where a sync makes nothing durable, the clients and checkers of the rounds must find it out. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { lostConfirms } from "./lost-confirms.ts";
import { whyNoVolatileDisk } from "./volatile-disk.ts";

const kinds: [string, string, number, string][] = [
  // Nothing is left that could say that there was more.
  ["its journal files", ".journal", 500, "lost"],
  // One file is switched for the next: that rests on a synced rename. The record of the newest file was synced.
  ["the journal's directory", join("shard-0", "journal"), 5_000, "refused"],
];

it.for(kinds)(
  "is told of after a loss of power where the disk is deaf to syncs of %s",
  { timeout: 240_000 },
  async ([what, deafTo, confirms, how], context) => {
    const why = whyNoVolatileDisk();
    if (why !== undefined) context.skip(why);
    const { refusal, found, confirmed, loss } = await lostConfirms({
      directory: tempDirectory(),
      disk: { deafTo },
      confirms,
    });
    if (how === "lost") expect(Object.keys(found)).toEqual(["lost", "vanished"]);
    else expect(refusal).toMatch(/the journal is damaged: its file from entry \d+ on is gone/);
    console.log(
      `deaf to syncs of ${what}: of ${confirmed} confirmed ${found["lost"]?.[0] ?? "some"} ${how} (${JSON.stringify(loss)})`,
    );
  },
);
