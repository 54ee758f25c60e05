/** What a dead letter says of itself, by the client and by the command, after its server was killed between its failures. */
import { expect, it } from "vitest";
import { connect, text, type QueueMessage } from "../../src/sdk/index.ts";
import { sluice } from "../fixtures/command.ts";
import { startServer } from "../fixtures/server.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

it(
  "says origin, reason, attempts, the first and the last error, consumer and times",
  { timeout: 240_000 },
  async () => {
    const data = tempDirectory();
    let server = await startServer({ data });
    const failing = async (name: string, fail: (m: QueueMessage<string>) => Promise<void>): Promise<void> => {
      await using client = await connect(server.url, { name });
      const [m] = await client.queue("mails", { codec: text }).fetch(1, { waitMs: 30_000 });
      await fail(m!);
    };
    {
      await using client = await connect(server.url);
      await client.queue("mails").create({ maxAttempts: 3, resumeGraceMs: 0 });
      const mails = client.queue("mails", { codec: text });
      await mails.publish("other");
      await mails.publish("hello", { key: "ann" });
      const [other] = await mails.fetch(1);
      await other!.ack();
    }
    await failing("worker-1", (m) => m.nack({ delayMs: 0, error: new Error("no route") }));
    await server.kill();
    server = await startServer({ data });
    await failing("worker-2", (m) => m.nack({ delayMs: 0, error: "timeout" }));
    await failing("worker-3", (m) => m.nack({ error: new TypeError("mailbox full") }));
    await using client = await connect(server.url);
    const letters = await client.queue("mails.dlq", { codec: text }).peek();
    expect(letters.map(({ value, key }) => [value, key])).toEqual([["hello", "ann"]]);
    const { headers } = letters[0]!;
    const times = [headers["x-dead-letter-enqueued-at"], headers["x-dead-letter-died-at"]].map(Number);
    expect(times[1]).toBeGreaterThanOrEqual(times[0]!);
    expect(headers).toEqual({
      "x-origin": "mails",
      "x-dead-letter-reason": "attempts",
      "x-dead-letter-offset": "1",
      "x-dead-letter-attempts": "3",
      "x-dead-letter-first-error": "Error: no route",
      "x-dead-letter-last-error": "TypeError: mailbox full",
      "x-dead-letter-consumer": "worker-3",
      "x-dead-letter-enqueued-at": `${times[0]}`,
      "x-dead-letter-died-at": `${times[1]}`,
    });
    const [settled] = await client.queue("mails").settled({ outcome: "dead-lettered" });
    expect(settled).toMatchObject({ offset: 1, attempts: 3, consumer: "worker-3" });
    const run = async (...args: string[]): Promise<string> =>
      (await sluice(["dlq", ...args, "--url", server.url]).ended).stdout;
    const facts = {
      offset: 0,
      queue: "mails",
      originOffset: 1,
      reason: "attempts",
      attempts: 3,
      firstError: "Error: no route",
      error: "TypeError: mailbox full",
      consumer: "worker-3",
      publishedAt: times[0],
      deadLetteredAt: times[1],
      key: "ann",
      value: "hello",
    };
    expect(JSON.parse(await run("show", "mails", "0", "--output", "json"))).toMatchObject(facts);
    expect(JSON.parse(await run("list", "mails", "--output", "ndjson"))).toMatchObject(facts);
    const shown = await run("show", "mails", "0");
    const [published, died] = times.map((ms) => new Date(ms).toISOString());
    for (const [title, fact] of [
      ["queue", "mails, offset 1"],
      ["reason", "attempts"],
      ["attempts", "3"],
      ["first error", "Error: no route"],
      ["last error", "TypeError: mailbox full"],
      ["consumer", "worker-3"],
      ["published", published],
      ["died", died],
    ])
      expect(shown).toContain(`${title!.padEnd(11)}  ${fact}\n`);
    await client.close();
    await server.stop();
  },
);
