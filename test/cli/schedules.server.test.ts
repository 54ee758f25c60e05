/** `sluice schedule …` as processes against a server in a process of its own. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sluice, type Ended } from "../fixtures/command.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 60_000;

let server: Server;
let url: string[];

beforeAll(async () => {
  server = await startServer();
  url = ["--url", server.url];
}, timeout);
afterAll(() => server[Symbol.asyncDispose]());

async function done(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await sluice(["schedule", ...args, ...url]).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

async function failed(...args: readonly string[]): Promise<Ended> {
  const ended = await sluice(["schedule", ...args, ...url]).ended;
  expect(ended.stderr).toMatch(/^sluice: /);
  return ended;
}

const parsed = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe("schedules on the command line", { timeout }, () => {
  it("are made, shown, paused, resumed and cancelled", async () => {
    const nightly = ["upsert", "nightly", "--queue", "reports", "--cron", "0 3 * * *", "--value", "{}"];
    const zone = ["--time-zone", "Europe/Berlin", "--header", "kind=report", "--missed", "skip"];
    expect(await done(...nightly, ...zone)).toMatch(
      /^created schedule nightly: next at \S+T0[12]:00:00\.000Z\n$/,
    );
    expect(parsed(await done(...nightly, ...zone, "--output", "json"))).toMatchObject({
      change: "unchanged",
      schedule: { name: "nightly", queue: "reports", cron: "0 3 * * *", timeZone: "Europe/Berlin" },
    });
    expect(await done("list")).toMatch(/NAME +TO +WHEN +NEXT +FIRED +SKIPPED\nnightly +reports +0 3/);
    const described = parsed(await done("describe", "nightly", "--output", "json"));
    expect(described).toMatchObject({
      missed: "skip",
      fired: 0,
      message: { value: "{}", headers: { kind: "report" } },
    });
    expect(await done("describe", "nightly")).toMatch(/missed ticks +no message\nmessage +\{\}\n/);
    const ticks = JSON.parse(await done("preview", "nightly", "--count", "3", "--output", "json")) as {
      at: string;
    }[];
    expect(ticks).toHaveLength(3);
    expect(Date.parse(ticks[0]!.at)).toBe(described["nextAt"]);
    expect(await done("pause", "nightly")).toMatch(/next +paused/);
    expect(await done("resume", "nightly")).toMatch(/next +\d{4}-/);
    expect(await done("cancel", "nightly")).toBe("cancelled schedule nightly\n");
    expect((await failed("describe", "nightly")).code).toBe(3);
  });

  it("are refused with what is wrong", async () => {
    const some = ["upsert", "s", "--value", "x"];
    expect((await failed(...some, "--queue", "q")).code).toBe(2);
    expect((await failed(...some, "--every", "1h")).code).toBe(2);
    expect((await failed(...some, "--queue", "q", "--every", "1h", "--start-at", "tomorrow")).stderr).toMatch(
      /not a time such as/,
    );
    const wrong = await failed(...some, "--queue", "q", "--cron", "* * *");
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toMatch(/cron "\* \* \*" is not understood/);
  });
});
