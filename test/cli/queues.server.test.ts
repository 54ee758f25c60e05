/** `queue`, `dlq`, and `produce` and `consume` on queues, as processes against a server in a process of its own. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sluice, type Ended } from "../fixtures/command.ts";
import { startServer, type Server } from "../fixtures/server.ts";

// Each test starts a few processes, at a few tenths of a second each, more while the other suites run.
const timeout = 60_000;

let server: Server;
let url: string[];
let queues = 0;

beforeAll(async () => {
  server = await startServer();
  url = ["--url", server.url];
}, timeout);
afterAll(() => server[Symbol.asyncDispose]());

/** A new queue's name; it is made. */
async function queue(...flags: string[]): Promise<string> {
  const name = `queue-${++queues}`;
  await done(["queue", "create", name, ...flags, ...url]);
  return name;
}

/** Runs a command that must end well; gives its standard output. */
async function done(args: readonly string[], input = ""): Promise<string> {
  const { code, stdout, stderr } = await sluice(args, { input }).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.anything() as unknown });
  return stdout;
}

async function failed(args: readonly string[], input = ""): Promise<Ended> {
  const ended = await sluice(args, { input }).ended;
  expect(ended.stderr).toMatch(/^sluice: /);
  return ended;
}

const objects = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const described = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await done(["queue", "describe", name, "--output", "json", ...url])) as Record<string, unknown>;

describe("a queue on the command line", { timeout }, () => {
  it("is ordered by key, and shows the keys that wait", async () => {
    const flags = [
      "--order-by",
      "key",
      "--on-failure",
      "wait",
      "--dispatch",
      "single-active",
      "--rate",
      "50",
    ];
    const name = await queue(...flags, "--retry-min-ms", "1h", "--retry-max-ms", "1h", "--no-jitter");
    await done(["produce", name, "--key", "k", ...url], "1\n2\n");
    await done(["consume", name, "--nack", "--count", "1", "--output", "value", ...url]);
    const [blocked] = objects(await done(["queue", "blocked", name, "--output", "ndjson", ...url]));
    expect(blocked).toMatchObject({ key: "k", keyHex: "6b", state: "failed", attempts: 1 });
    const table = await done(["queue", "describe", name, ...url]);
    expect(table).toMatch(/^order by {9}key, on failure wait$/m);
    expect(table).toMatch(/^dispatch {9}single-active$/m);
    expect(table).toMatch(/^rate {13}50\/s$/m);
  });

  it("is shared fairly among tenants, and shows who takes what", async () => {
    const name = await queue("--fair-by-header", "tenant");
    await done(["produce", name, "--header", "tenant=acme", ...url], "1\n2\n3\n");
    await done(["produce", name, ...url], "4\n");
    await done(["consume", name, "--ack", "--count", "1", "--output", "value", ...url]);
    const table = await done(["queue", "describe", name, ...url]);
    expect(table).toMatch(/^fair by {10}header tenant$/m);
    expect(table).toMatch(/^tenants seen {5}\d+$/m);
    expect(await described(name)).toMatchObject({ settings: { fairBy: { header: "tenant" } }, fair: {} });
    await done(["queue", "alter", name, "--no-fair-by-header", ...url]);
    expect(await described(name)).toMatchObject({ settings: { fairBy: null } });
    const { code, stderr } = await failed([
      "queue",
      "alter",
      name,
      "--fair-by-header",
      "t",
      "--order-by",
      "key",
      ...url,
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/--fair-by-header with --order-by key is not supported/);
  });

  it("is made, listed, described and deleted", async () => {
    const created = await done(["queue", "create", "mails", "--max-attempts", "3", ...url]);
    expect(created).toBe("created queue mails: 3 attempts, dead letters to mails.dlq\n");
    const same = await done(["queue", "create", "mails", "--max-attempts", "3", "--if-missing", ...url]);
    expect(same).toBe("found queue mails: 3 attempts, dead letters to mails.dlq\n");
    expect((await failed(["queue", "create", "mails", ...url])).code).toBe(1);
    const lists = objects(await done(["queue", "list", "--output", "ndjson", ...url]));
    expect(lists).toContainEqual(expect.objectContaining({ name: "mails", ready: 0 }));
    const table = await done(["queue", "describe", "mails", ...url]);
    expect(table).toMatch(/^queue {12}mails$/m);
    expect(table).toMatch(/^attempts {9}3$/m);
    expect(table).toMatch(/^retry {12}exponential, 1s to 1min, jitter$/m);
    expect(table).toMatch(/^nothing is handed out: nothing is ready$/m);
    expect((await failed(["queue", "delete", "mails", ...url])).stderr).toContain("add --yes");
    expect(await done(["queue", "delete", "mails", "--yes", ...url])).toBe(
      "deleted queue mails with 0 unsettled messages\n",
    );
    const gone = await failed(["queue", "describe", "mails", ...url]);
    expect(gone.code).toBe(3);
  });

  it("shows what became of settled messages", async () => {
    const name = await queue("--keep-settled", "2", "--keep-settled-ms", "1h");
    await done(["produce", name, "--key", "k", ...url], "1\n2\n3\n");
    await done(["consume", name, "--ack", "--count", "2", ...url]);
    await done(["consume", name, "--reject", "--count", "1", ...url]);
    const list = ["queue", "settled", name, ...url];
    const [dead, acked, ...more] = objects(await done([...list, "--output", "ndjson"]));
    expect(more).toEqual([]);
    expect(dead).toMatchObject({ offset: 2, outcome: "dead-lettered", attempts: 1, key: "k", value: "3" });
    expect(acked).toMatchObject({ offset: 1, outcome: "acked", attempts: 0, result: null, value: "2" });
    expect(acked!["settledAt"]).toBeGreaterThanOrEqual(acked!["publishedAt"] as number);
    const table = await done([...list, "--outcome", "acked", "--count", "1"]);
    expect(table).toMatch(/^OFFSET {2}OUTCOME {2}SETTLED AT .*\n {5}1 {2}acked /);
    expect(JSON.parse(await done([...list, "--offset", "0", "--output", "json"]))).toEqual([]);
    expect((await failed(["queue", "settled", "no-such", ...url])).code).toBe(3);
    expect((await failed([...list, "--outcome", "lost"])).code).toBe(2);
  });

  it("does not wait for a key that is blocked for long, and says so", async () => {
    const name = await queue("--order-by", "key");
    await done(["produce", name, "--key-field", "k", ...url], '{"k":"a","i":1}\n{"k":"a","i":2}\n');
    await done(["consume", name, "--nack", "--delay-ms", "10min", "--count", "1", ...url]);
    const nothing = await sluice(["consume", name, "--ack", ...url]).ended;
    expect(nothing).toMatchObject({ code: 0, stdout: "" });
    expect(nothing.stderr).toMatch(
      /^sluice: nothing is handed out: what is ready waits for other messages of its keys/m,
    );
  });

  it("is altered, paused and resumed", async () => {
    const name = await queue("--retry", "fixed", "--retry-min-ms", "1s", "--no-jitter");
    const text = await done([
      "queue",
      "alter",
      name,
      "--max-attempts",
      "9",
      "--retry-max-ms",
      "5min",
      ...url,
    ]);
    expect(text).toMatch(/^attempts {9}9$/m);
    expect(text).toMatch(/^retry {12}fixed, 1s to 5min$/m);
    const handOut = ["--order-by", "key", "--on-failure", "skip", "--dispatch", "weighted", "--rate", "9"];
    const ordered = await done(["queue", "alter", name, ...handOut, ...url]);
    expect(ordered).toMatch(/^order by {9}key, on failure skip$/m);
    expect(ordered).toMatch(/^dispatch {9}weighted$/m);
    expect(ordered).toMatch(/^rate {13}9\/s$/m);
    expect((await failed(["queue", "alter", name, ...url])).code).toBe(2);
    await done(["produce", name, ...url], "a\nb\n");
    expect(await done(["queue", "pause", name, ...url])).toBe(
      `paused queue ${name}: 2 messages ready, 0 being worked on\n`,
    );
    expect(await described(name)).toMatchObject({ paused: true, idle: { reason: "paused" } });
    expect(await done(["queue", "describe", name, ...url])).toMatch(
      /^nothing is handed out: it is paused; sluice queue resume/m,
    );
    const nothing = await sluice(["consume", name, "--ack", ...url]).ended;
    expect(nothing).toMatchObject({ code: 0, stdout: "" });
    expect(nothing.stderr).toMatch(/^sluice: nothing is handed out: it is paused/m);
    expect(await done(["queue", "resume", name, ...url])).toBe(`resumed queue ${name}: 2 messages ready\n`);
    expect(await done(["consume", name, "--ack", "--count", "2", "--output", "value", ...url])).toBe(
      "a\nb\n",
    );
  });

  it("has limits, which are shown, altered and told when it is full", async () => {
    const name = await queue("--max-messages", "2", "--max-bytes", "1KiB", "--ttl", "1h");
    await done(["produce", name, ...url], "a\nb\n");
    const full = await failed(["produce", name, ...url], "c\n");
    expect(full.stderr).toMatch(/is full: 2 messages are not settled, 1 more do not fit in maxMessages 2/);
    const table = await done(["queue", "describe", name, ...url]);
    expect(table).toMatch(/^messages held {4}2 of 2$/m);
    expect(table).toMatch(/^bytes held {7}\d+B of 1KiB$/m);
    expect(table).toMatch(/^when full {8}reject$/m);
    expect(table).toMatch(/^time to live {5}1h$/m);
    await done(["queue", "alter", name, "--max-messages", "1", "--on-full", "drop-oldest", ...url]);
    expect(await described(name)).toMatchObject({
      ready: 1,
      settled: { dropped: 1 },
      settings: { maxMessages: 1, maxBytes: 1024, onFull: "drop-oldest" },
    });
    expect(
      (await failed(["queue", "alter", name, "--max-messages", "0", "--max-bytes", "0", ...url])).code,
    ).toBe(2);
  });

  it("is looked into, which changes nothing", async () => {
    const name = await queue();
    await done(["produce", name, ...url], "a\nb\nc\n");
    expect(await done(["peek", name, "--limit", "2", ...url])).toBe("a\nb\n");
    const [b, c] = objects(await done(["peek", name, "--from", "1", "--output", "ndjson", ...url]));
    expect([b, c]).toMatchObject([
      { offset: 1, value: "b" },
      { offset: 2, value: "c" },
    ]);
    expect(await done(["peek", name, "--from", "3", ...url])).toBe("");
    expect(await described(name)).toMatchObject({ ready: 3, pending: 0 });
    expect((await failed(["peek", "nowhere", ...url])).code).toBe(3);
    expect((await failed(["peek", name, "--limit", "0", ...url])).code).toBe(2);
  });

  it("is purged, when it is said that it is meant", async () => {
    const name = await queue();
    await done(["produce", name, ...url], "a\nb\n");
    expect((await failed(["purge", name, ...url])).code).toBe(2);
    expect((await failed(["purge", name, "--all", "--ready-only", "--yes", ...url])).code).toBe(2);
    expect((await failed(["purge", "nowhere", "--yes", ...url])).code).toBe(3);
    expect(await done(["queue", "purge", name, "--yes", ...url])).toBe(`purged 2 messages of ${name}\n`);
    expect(await described(name)).toMatchObject({ ready: 0, settled: { purged: 2 } });
  });

  it("takes all settings there are", async () => {
    const flags =
      "--lock-ms 5s --max-attempts 0 --retry linear --retry-min-ms 2s --retry-max-ms 20s --no-jitter";
    const name = await queue(
      ...flags.split(" "),
      "--no-dead-letters",
      "--resume-grace-ms",
      "3s",
      "--segment-bytes",
      "1MiB",
    );
    expect(await described(name)).toMatchObject({
      settings: {
        lockMs: 5_000,
        maxAttempts: 0,
        retry: { backoff: "linear", minMs: 2_000, maxMs: 20_000, jitter: false },
        deadLetterTo: null,
        resumeGraceMs: 3_000,
        segmentBytes: 1_048_576,
      },
    });
  });

  it("takes lines, gives each once, and forgets what was acked", async () => {
    const name = await queue();
    expect((await sluice(["produce", name, ...url], { input: "a\nb\nc\n" }).ended).stderr).toBe(
      "3 confirmed\n",
    );
    expect(await done(["consume", name, "--ack", "--count", "2", "--output", "value", ...url])).toBe(
      "a\nb\n",
    );
    const rest = objects(await done(["consume", name, "--ack", "--output", "json", ...url]));
    expect(rest).toEqual([
      { offset: 2, attempt: 1, key: null, value: "c", timestamp: expect.any(Number) as unknown },
    ]);
    expect(await done(["consume", name, "--ack", ...url])).toBe("");
    expect(await described(name)).toMatchObject({ enqueued: 3, ready: 0, pending: 0, settled: { acked: 3 } });
  });

  it("tries again what was nacked, and with a count waits for it", async () => {
    const name = await queue(
      "--retry",
      "fixed",
      "--retry-min-ms",
      "10",
      "--no-jitter",
      "--max-attempts",
      "3",
    );
    await done(["produce", name, ...url], "a\n");
    expect(await done(["consume", name, "--nack", "--reason", "busy", "--count", "3", ...url])).toBe(
      "a\na\na\n",
    );
    const [letter] = objects(await done(["dlq", "list", name, "--output", "ndjson", ...url]));
    expect(letter).toMatchObject({ queue: name, reason: "attempts", attempts: 3, error: "busy", value: "a" });
    const short = await sluice(["consume", name, "--ack", "--count", "2", ...url]).ended;
    expect([short.code, short.stdout]).toEqual([0, ""]);
    expect(short.stderr).toBe("sluice: 0 of 2: no message is left to wait for\n");
  });

  it("makes dead letters of what was rejected, and takes them back", async () => {
    const name = await queue();
    expect(objects(await done(["dlq", "list", name, "--output", "ndjson", ...url]))).toEqual([]);
    expect(await done(["dlq", "redrive", name, ...url])).toBe("redrove 0 messages\n");
    await done(["produce", name, "--key", "k", "--header", "region=eu", ...url], "a\nb\nc\n");
    await done(["consume", name, "--reject", "--reason", "no such user", "--count", "3", ...url]);
    const letters = objects(await done(["dlq", "list", name, "--output", "ndjson", ...url]));
    expect(letters.map(({ value }) => value)).toEqual(["a", "b", "c"]);
    expect(letters[0]).toMatchObject({
      queue: name,
      reason: "rejected",
      attempts: 1,
      error: "no such user",
      consumer: "sluice-cli",
      deadLetteredAt: expect.any(Number) as unknown,
      key: "k",
      headers: { region: "eu" },
    });
    // By the name of the dead-letter queue too; looking changes nothing.
    const listed = await done(["dlq", "list", `${name}.dlq`, "--limit", "2", "--output", "json", ...url]);
    expect(JSON.parse(listed)).toEqual(letters.slice(0, 2));
    expect(await done(["dlq", "redrive", name, "--limit", "1", ...url])).toBe("redrove 1 message\n");
    expect(await done(["dlq", "redrive", name, ...url])).toBe("redrove 2 messages\n");
    expect(await done(["consume", name, "--ack", "--output", "value", ...url])).toBe("a\nb\nc\n");
    expect(await done(["dlq", "list", name, ...url])).toMatch(/^OFFSET {2}QUEUE/);
  });

  it("takes delays, times to live and priorities", async () => {
    const name = await queue("--priorities");
    expect(await done(["queue", "describe", name, ...url])).toMatch(/^priorities {7}0 to 9$/m);
    await done(["produce", name, "--delay", "1h", "--ttl", "2h", ...url], "later\n");
    await done(["produce", name, ...url], "low\n");
    await done(["produce", name, "--priority", "3", ...url], "high\n");
    expect(await described(name)).toMatchObject({ enqueued: 3, ready: 2, delayed: 1 });
    expect(await done(["consume", name, "--ack", "--count", "2", "--output", "value", ...url])).toBe(
      "high\nlow\n",
    );
    for (const flags of [
      ["--priority", "10"],
      ["--delay", "soon"],
    ])
      expect((await failed(["produce", name, ...flags, ...url], "a\n")).code).toBe(2);
    const plain = await queue();
    expect((await failed(["produce", plain, "--priority", "1", ...url], "a\n")).stderr).toContain(
      "priorities",
    );
    await done(["topic", "create", "no-queue-at-all", ...url]);
    const topic = await failed(["produce", "no-queue-at-all", "--delay", "5s", ...url], "a\n");
    expect([topic.code, topic.stderr]).toEqual([2, expect.stringContaining("are for queues")]);
  });

  it("takes order keys, and goes by them", async () => {
    const name = await queue("--order-by", "key");
    for (const [key, value] of [
      ["k1", "a"],
      ["k2", "b"],
    ])
      await done(["produce", name, "--key", key!, "--order-key", "x", ...url], `${value}\n`);
    await done(["consume", name, "--nack", "--delay-ms", "1h", "--count", "1", ...url]);
    const [blocked] = objects(await done(["queue", "blocked", name, "--output", "ndjson", ...url]));
    expect(blocked).toMatchObject({ key: "x", state: "failed", attempts: 1 });
    const plain = await queue();
    expect((await failed(["produce", plain, "--order-key", "x", ...url], "a\n")).stderr).toContain(
      "is not ordered by key",
    );
  });

  it("is told apart from a topic", async () => {
    const name = await queue();
    const created = await done(["queue", "create", `${name}-json`, "--output", "json", ...url]);
    expect(JSON.parse(created)).toMatchObject({ name: `${name}-json`, ready: 0 });
    expect((await failed(["queue", "describe", "nowhere", ...url])).stderr).toContain("`sluice queue list`");
    const plain = await failed(["consume", name, ...url]);
    expect(plain.code).toBe(2);
    expect(plain.stderr).toBe(
      `sluice: ${name} is a queue: --ack takes its messages off, --nack and --reject let them fail\n`,
    );
    await done(["topic", "create", "events", ...url]);
    expect((await failed(["consume", "events", "--ack", ...url])).code).toBe(2);
    expect((await failed(["queue", "describe", "events", ...url])).code).toBe(2);
  });

  it("is not made by a typo", async () => {
    for (const args of [
      ["consume", "no-queue", "--ack"],
      ["dlq", "list", "no-queue"],
      ["dlq", "redrive", "no-queue"],
      ["queue", "delete", "no-queue", "--yes"],
    ]) {
      const { code, stderr } = await failed([...args, ...url]);
      expect([args.join(" "), code]).toEqual([args.join(" "), 3]);
      expect(stderr).toContain("no-queue");
    }
    expect(await done(["queue", "list", "--output", "ndjson", ...url])).not.toContain("no-queue");
  });

  it("refuses what does not go together", async () => {
    for (const flags of [
      ["--ack", "--nack"],
      ["--ack", "--from", "latest"],
      ["--ack", "--partition", "1"],
      ["--reason", "x"],
      ["--ack", "--reason", "x"],
      ["--reject", "--delay-ms", "5"],
    ]) {
      const { code } = await failed(["consume", "q", ...flags, ...url]);
      expect([flags, code]).toEqual([flags, 2]);
    }
  });
});
