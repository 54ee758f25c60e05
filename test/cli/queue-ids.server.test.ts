/** `produce --message-id | --id-field`, `queue find` and `queue cancel`, as processes against a server that is killed once. */
import { expect, it } from "vitest";
import { sluice } from "../fixtures/command.ts";
import { startServer } from "../fixtures/server.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

it("stores, finds and takes back messages by their ids, over a kill -9", { timeout: 120_000 }, async () => {
  const data = tempDirectory();
  let server = await startServer({ data });
  const run = async (args: readonly string[], input = "") => {
    const { code, stdout, stderr } = await sluice([...args, "--url", server.url], { input }).ended;
    return { code, stdout, stderr };
  };
  const lines = '{"number":4711}\n{"number":4712}\n{"number":4711}\n';
  expect((await run(["queue", "create", "orders", "--dedup-window", "1h"])).code).toBe(0);
  expect((await run(["produce", "orders", "--id-field", "number", "--delay", "1h"], lines)).code).toBe(0);
  const other = await run(["produce", "orders", "--message-id", "4712"], "again\n");
  expect(other).toMatchObject({ code: 0, stderr: "1 confirmed\n" });
  await server.kill();
  server = await startServer({ data });
  const found = await run(["queue", "find", "orders", "--id", "4712", "--output", "json"]);
  expect(JSON.parse(found.stdout)).toMatchObject({ id: "4712", offset: 1, state: "delayed", attempts: 0 });
  expect((await run(["queue", "find", "orders", "--id", "4712"])).stdout).toMatch(
    /^message +4712\noffset +1\nstate +delayed until \S+Z\nfailed +0\n$/,
  );
  expect(await run(["queue", "cancel", "orders", "--id", "4711"])).toMatchObject({
    code: 0,
    stdout: "cancelled message 4711 of orders, offset 0\n",
  });
  expect(await run(["queue", "find", "orders", "--id", "4711"])).toMatchObject({ code: 3 });
  expect((await run(["queue", "cancel", "orders", "--id", "4711"])).stderr).toMatch(
    /knows no message "4711"/,
  );
  const { stdout } = await run(["queue", "describe", "orders"]);
  for (const line of [/^enqueued +2$/m, /^cancelled +1$/m, /^duplicates +2$/m, /^dedup +window of 1h$/m])
    expect(stdout).toMatch(line);
  expect((await run(["produce", "topic", "--message-id", "1"], "x\n")).stderr).toMatch(
    /message ids are for queues/,
  );
  await server.stop();
});
