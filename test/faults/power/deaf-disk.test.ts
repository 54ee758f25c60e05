/** The other way round: where a sync makes nothing durable, the clients and checkers of the rounds must find it out. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { lostConfirms } from "./lost-confirms.ts";
import { whyNoVolatileDisk } from "./volatile-disk.ts";

const kinds: [string, string, number][] = [
  ["its journal files", ".journal", 500],
  // One file is switched for the next some times: each switch rests on a synced rename.
  ["the journal's directory", join("shard-0", "journal"), 5_000],
];

it.for(kinds)(
  "confirms are found lost with the power where the disk is deaf to syncs of %s",
  { timeout: 60_000 },
  async ([what, deafTo, confirms], context) => {
    const why = whyNoVolatileDisk();
    if (why !== undefined) context.skip(why);
    const { found, confirmed, loss } = await lostConfirms({
      directory: tempDirectory(),
      disk: { deafTo },
      confirms,
    });
    expect(Object.keys(found)).toEqual(["lost", "vanished"]);
    console.log(
      `deaf to syncs of ${what}: ${found["lost"]![0]} of ${confirmed} found lost (${JSON.stringify(loss)})`,
    );
  },
);
