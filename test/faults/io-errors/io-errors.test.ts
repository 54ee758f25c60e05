import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { lostConfirms } from "../power/lost-confirms.ts";
import { whyNoVolatileDisk } from "../power/volatile-disk.ts";
import { FailingCalls, fiuPreload, whyNoFailingCalls } from "./failing-calls.ts";
import { ioErrorSuite } from "./suite.ts";

const unnoticed = fileURLToPath(new URL("unnoticed-errors.cjs", import.meta.url));

ioErrorSuite(6);

it("is found out where a failed sync goes unnoticed", async (context) => {
  const why = whyNoFailingCalls() ?? whyNoVolatileDisk();
  if (why !== undefined) context.skip(why);
  using failing = new FailingCalls();
  const { found, confirmed } = await lostConfirms({
    directory: tempDirectory(),
    preload: fiuPreload,
    env: { ...failing.env, NODE_OPTIONS: `--require ${unnoticed}` },
    confirms: 1_000,
    meanwhile: (server) => failing.fail(server, "sync/fdatasync", 1),
  });
  expect(Object.keys(found)).toEqual(["lost", "vanished"]);
  console.log(`failed syncs unnoticed: ${found["lost"]![0]} of ${confirmed} found lost`);
}, 240_000);
