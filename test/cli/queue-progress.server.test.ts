/** Where a message is, how far, and how it ended: the commands as processes against the shipped server. */
import { expect, it } from "vitest";
import { connect, text } from "../../src/sdk/index.ts";
import { sluice } from "../fixtures/command.ts";
import { startServer } from "../fixtures/server.ts";

it("shows how far a message is, and what became of it", { timeout: 120_000 }, async () => {
  await using server = await startServer();
  const run = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await sluice([...args, "--url", server.url]).ended;
    expect(code, stderr).toBe(0);
    return stdout;
  };
  await using client = await connect(server.url, { name: "renderer" });
  const films = client.queue("films", { codec: text });
  await films.publish("cat.mov", { messageId: "4711" });
  await films.publish("dog.mov", { messageId: "4712" });
  const [m] = await films.fetch(1);
  m!.progress(40, { scene: 4 });
  await m!.extend();
  expect(await run("queue", "find", "films", "--id", "4711")).toMatch(
    /^message +4711\noffset +0\nstate +pending until \S+Z\nconsumer +renderer\nfailed +0\nprogress +40 %, {"scene":4}, said at \S+Z\n$/,
  );
  const found = JSON.parse(await run("queue", "find", "films", "--id", "4711", "--output", "json")) as object;
  expect(found).toMatchObject({ state: "pending", progress: { percent: 40, value: { scene: 4 } } });
  const lines = (await run("peek", "films", "--output", "ndjson")).trim().split("\n");
  const [first, second] = lines.map((line) => JSON.parse(line) as object);
  expect(first).toMatchObject({ offset: 0, value: "cat.mov", progress: { percent: 40 } });
  expect(second).not.toHaveProperty("progress");
  expect(await run("queue", "describe", "films")).toMatch(/^progress known +of 1$/m);
  m!.setResult({ minutes: 90 });
  await m!.ack();
  expect(await run("queue", "find", "films", "--id", "4711")).toMatch(
    /^message +4711\noffset +0\nstate +settled at \S+Z\noutcome +acked\nconsumer +renderer\nfailed +0\nresult +{"minutes":90}\n$/,
  );
  const ended = JSON.parse(await run("queue", "find", "films", "--id", "4711", "--output", "json")) as object;
  expect(ended).toMatchObject({ state: "settled", outcome: "acked", result: { minutes: 90 } });
  expect(ended).not.toHaveProperty("resultBytes");
});
