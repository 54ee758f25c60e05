/** What is one thing has one name and one form on the command line, whichever verb is asked, against a server. */
import { expect, it } from "vitest";
import { sluice, type Ended } from "../fixtures/command.ts";
import { startServer } from "../fixtures/server.ts";

it("says delays, order keys, JSON and refusals the same way everywhere", { timeout: 120_000 }, async () => {
  await using server = await startServer();
  const run = (args: readonly string[], input = ""): Promise<Ended> =>
    sluice([...args, "--url", `${server.url}?connectTimeoutMs=60000&timeoutMs=60000`], { input }).ended;
  const json = async (args: readonly string[]): Promise<unknown> => JSON.parse((await run(args)).stdout);

  // --delay, and the longer name that consume had first.
  await run(["queue", "create", "mails"]);
  for (const flag of ["--delay", "--delay-ms"]) {
    expect(await run(["produce", "mails", flag, "1h"], "later\n")).toMatchObject({ code: 0 });
    await run(["produce", "mails"], "now\n");
    expect((await run(["consume", "mails", "--nack", flag, "1h", "--count", "1"])).stdout).toBe("now\n");
  }
  expect(await json(["queue", "describe", "mails", "--output", "json"])).toMatchObject({
    delayed: 4,
    ready: 0,
  });
  expect((await run(["consume", "--help"])).stdout).not.toContain("--delay-ms");

  // json is one document, ndjson an object a line.
  const values = (rows: unknown): unknown => (rows as { value: string }[]).map(({ value }) => value);
  expect(values(await json(["peek", "mails", "--output", "json"]))).toEqual(["later", "now", "later", "now"]);
  expect(await json(["peek", "mails", "--from", "100", "--output", "json"])).toEqual([]);
  const lines = (await run(["peek", "mails", "--output", "ndjson"])).stdout.trimEnd().split("\n");
  expect(values(lines.map((line) => JSON.parse(line) as unknown))).toEqual(["later", "now", "later", "now"]);
  expect(await json(["queue", "list", "--output", "json"])).toMatchObject([{ name: "mails" }]);
  expect(await json(["dlq", "list", "mails", "--output", "json"])).toEqual([]);

  // An order key of each line, as a key and an id.
  await run(["queue", "create", "calls", "--order-by", "key"]);
  const call = (customer: unknown, number: string): string => `${JSON.stringify({ customer, number })}\n`;
  const fields = ["--order-key-field", "customer", "--key-field", "number", "--id-field", "number"];
  expect((await run(["produce", "calls", ...fields], call("ada", "1") + call("ada", "2"))).code).toBe(0);
  await run(["consume", "calls", "--nack", "--delay", "1h", "--count", "1"]);
  expect(await json(["queue", "blocked", "calls", "--output", "json"])).toMatchObject([{ key: "ada" }]);
  expect(await json(["queue", "find", "calls", "--id", "2", "--output", "json"])).toMatchObject({
    offset: 1,
  });
  const unusable = await run(["produce", "calls", "--order-key-field", "customer"], call({}, "3"));
  expect(unusable).toMatchObject({ code: 1 });
  expect(unusable.stderr).toContain(
    'line 1: the field "customer" is a JSON object; the order key has to be text',
  );
  expect(await run(["produce", "calls", "--order-key", "x", "--order-key-field", "y"])).toMatchObject({
    code: 2,
  });

  // Refusals speak of flags.
  for (const [flags, flag] of [
    [["--max-attempts", "100000000"], "--max-attempts"],
    [["--retry-min-ms", "10min", "--retry-max-ms", "1s"], "--retry-m"],
    [["--dedup-window", "30d"], "--dedup-window"],
    [["--rate", "4294967297"], "--rate"],
    [["--lock-ms", "1"], "--lock-ms"],
  ] as const) {
    const refused = await run(["queue", "create", "refused", ...flags]);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain(flag);
    expect(refused.stderr).not.toMatch(/maxAttempts|retry\.|Ms\b|PerSecond/);
  }
});
