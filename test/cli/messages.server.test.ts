/** `produce`, `consume` and `topic` as processes against a server in a process of its own. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sluice, sluiceFed, type Ended } from "../fixtures/command.ts";
import { startServer, type Server } from "../fixtures/server.ts";

// Each test starts a few processes, at a few tenths of a second each, more while the other suites run.
const timeout = 60_000;

let server: Server;
let url: string[];
let directory: string;
let topics = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "sluice-messages-"));
  server = await startServer();
  url = ["--url", server.url];
}, timeout);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true, force: true });
});

/** A new topic's name. With partitions it is made. */
async function topic(partitions?: number): Promise<string> {
  const name = `topic-${++topics}`;
  if (partitions !== undefined)
    await done(["topic", "create", name, "--partitions", String(partitions), ...url]);
  return name;
}

/** Runs a command that must end well; gives its standard output. */
async function done(args: readonly string[], input: string | Uint8Array = ""): Promise<string> {
  const { code, stdout, stderr } = await sluice(args, { input }).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.anything() as unknown });
  return stdout;
}

async function failed(args: readonly string[], input = ""): Promise<Ended> {
  const ended = await sluice(args, { input }).ended;
  expect(ended.stderr).toMatch(/^sluice: /);
  return ended;
}

const lines = (text: string): string[] => text.split("\n").slice(0, -1);
const objects = (text: string): Record<string, unknown>[] =>
  lines(text).map((line) => JSON.parse(line) as Record<string, unknown>);

describe("lines", { timeout }, () => {
  it("go in and come out as they were, in order", async () => {
    const name = await topic(1);
    const input = Buffer.concat([
      Buffer.from("hello\n\nwith \r\nzweite Zeile: ü\n"),
      Buffer.from([0xff, 0x00, 0x0a]),
      Buffer.from("last"),
    ]);
    const { code, stderr } = await sluice(["produce", name, ...url], { input }).ended;
    expect([code, stderr]).toEqual([0, "6 confirmed\n"]);
    const run = sluice(["consume", name, "--from", "earliest", "--output", "value", ...url]);
    const chunks: Buffer[] = [];
    run.child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    expect((await run.ended).code).toBe(0);
    expect(Buffer.concat(chunks)).toEqual(Buffer.concat([input, Buffer.from("\n")]));
  });

  it("come from a file too, and by their thousands", async () => {
    const name = await topic(1);
    const text = Array.from({ length: 50_000 }, (_, i) => `line ${i}\n`).join("");
    writeFileSync(join(directory, "lines"), text);
    await done(["produce", name, "--file", join(directory, "lines"), "--quiet", ...url]);
    expect(await done(["consume", name, ...url])).toBe(text);
  });

  it("make a topic that is missing, with the server's defaults", async () => {
    const name = await topic();
    await done(["produce", name, ...url], "a\n");
    expect(JSON.parse(await done(["topic", "describe", name, "--output", "json", ...url]))).toMatchObject({
      partitions: 4,
      messages: 1,
    });
  });

  it("none at all are fine", async () => {
    const name = await topic(1);
    expect((await sluice(["produce", name, ...url]).ended).stderr).toBe("0 confirmed\n");
    expect(await done(["consume", name, ...url])).toBe("");
  });
});

describe("JSON output", { timeout }, () => {
  it("is an object a line with partition, offset, key, value, timestamp, and headers if there are any", async () => {
    const name = await topic(1);
    await done(["produce", name, "--key", "k", "--header", "a=1", "--header", "b=x=y", ...url], "hello\n");
    await done(["produce", name, ...url], Buffer.from([0xff, 0x0a]));
    const [first, second] = objects(await done(["consume", name, "--output", "json", ...url]));
    const timestamp = expect.any(Number) as unknown;
    expect(first).toEqual({
      partition: 0,
      offset: 0,
      key: "k",
      value: "hello",
      timestamp,
      headers: { a: "1", b: "x=y" },
    });
    expect(second).toEqual({ partition: 0, offset: 1, key: null, value: { base64: "/w==" }, timestamp });
  });

  it("shows messages of one key in one partition, in order", async () => {
    const name = await topic(8);
    const orders = Array.from({ length: 400 }, (_, i) => ({ customer: `c${i % 20}`, number: i }));
    await done(
      ["produce", name, "--key-field", "customer", ...url],
      orders.map((order) => `${JSON.stringify(order)}\n`).join(""),
    );
    const read = objects(await done(["consume", name, "--output", "ndjson", ...url]));
    expect(read).toHaveLength(400);
    const byKey = Map.groupBy(read, ({ key }) => key as string);
    expect(byKey.size).toBe(20);
    for (const [key, messages] of byKey) {
      expect(new Set(messages.map(({ partition }) => partition)).size).toBe(1);
      const numbers = messages.map(({ value }) => (JSON.parse(value as string) as { number: number }).number);
      expect(numbers).toEqual(orders.filter(({ customer }) => customer === key).map(({ number }) => number));
    }
    expect(new Set(read.map(({ partition }) => partition)).size).toBeGreaterThan(1);
  });
});

describe("consume", { timeout }, () => {
  it("begins where it is told, reads the partitions it is told, and ends after a count", async () => {
    const name = await topic(1);
    await done(["produce", name, ...url], "0\n1\n2\n3\n");
    expect(await done(["consume", name, "--from", "2", ...url])).toBe("2\n3\n");
    expect(await done(["consume", name, "--from", "latest", ...url])).toBe("");
    expect(await done(["consume", name, "--from", "4", ...url])).toBe("");
    expect(await done(["consume", name, "--count", "3", ...url])).toBe("0\n1\n2\n");
    expect(await done(["consume", name, "--count", "9", ...url])).toBe("0\n1\n2\n3\n");
    expect(await done(["consume", name, "--partition", "0", "--from", "3", ...url])).toBe("3\n");
  });

  it("follows until Ctrl-C, which loses nothing that was printed", async () => {
    const name = await topic(1);
    await done(["produce", name, ...url], "before\n");
    const run = sluice(["consume", name, "--follow", ...url]);
    await run.says("before\n");
    await done(["produce", name, ...url], "after\n");
    await run.says("after\n");
    run.child.kill("SIGINT");
    expect(await run.ended).toEqual({ code: 130, signal: null, stdout: "before\nafter\n", stderr: "" });
  });

  it("follows to a count", async () => {
    const name = await topic(1);
    const run = sluice(["consume", name, "--follow", "--count", "2", ...url]);
    await done(["produce", name, ...url], "a\nb\nc\n");
    expect(await run.ended).toMatchObject({ code: 0, stdout: "a\nb\n" });
  });

  it("ends with 0 and without a word when its reader goes away", async () => {
    const name = await topic(1);
    await done(["produce", name, ...url], "x".repeat(1000).concat("\n").repeat(20_000));
    const run = sluice(["consume", name, ...url]);
    await once(run.child.stdout, "data");
    run.child.stdout.destroy();
    expect(await run.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
  });

  it("waits for a slow reader and then goes on", async () => {
    const name = await topic(1);
    const text = "y".repeat(1000).concat("\n").repeat(20_000);
    await done(["produce", name, ...url], text);
    const run = sluice(["consume", name, ...url]);
    await once(run.child.stdout, "data");
    run.child.stdout.pause();
    // As long as these take: commands that the same server answers meanwhile.
    for (let i = 0; i < 3; i++) await done(["topic", "describe", name, ...url]);
    expect(run.child.exitCode).toBeNull();
    run.child.stdout.resume();
    const { code, stdout } = await run.ended;
    expect(code).toBe(0);
    expect(stdout === text).toBe(true);
  });

  it("creates nothing: a topic that is missing is not found, with the name that was meant", async () => {
    const name = await topic(1);
    const { code, stderr } = await failed(["consume", `${name}x`, ...url]);
    expect(code).toBe(3);
    expect(stderr).toContain(`"${name}"?`);
    expect((await failed(["topic", "describe", `${name}x`, ...url])).code).toBe(3);
  });

  it("refuses an offset that is not there, and a partition that is not", async () => {
    const name = await topic(1);
    await done(["produce", name, ...url], "0\n");
    expect((await failed(["consume", name, "--from", "2", ...url])).code).toBe(1);
    expect((await failed(["consume", name, "--partition", "1", ...url])).code).toBe(2);
  });
});

describe("produce says how far it came and ends with 1", { timeout }, () => {
  it("at a line that is too large, whatever is sent around it", async () => {
    const name = await topic(1);
    const { code, stderr } = await failed(
      ["produce", name, ...url],
      `a\nb\n${"x".repeat(1024 * 1024 + 1)}\nd\n`,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^sluice: line 3: .*\n(\d) confirmed, 1 failed; nothing was sent after line \d\n$/,
    );
    const read = lines(await done(["consume", name, ...url]));
    expect(read.slice(0, 2)).toEqual(["a", "b"]);
    expect(read).toHaveLength(Number(/(\d) confirmed/.exec(stderr)![1]));
  });

  it("at a line without end, in bounded memory", async () => {
    const run = sluiceFed(["produce", await topic(1), ...url]);
    run.child.stdin.write("ok\n");
    const chunk = Buffer.alloc(1024 * 1024, "x");
    let ended = false;
    void run.ended.then(() => (ended = true));
    while (!ended && !run.child.stdin.destroyed) {
      if (!run.child.stdin.write(chunk))
        await Promise.race([once(run.child.stdin, "drain").catch(() => {}), run.ended]);
    }
    const { code, stderr } = await run.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^sluice: line 2: the line is longer than 16 MiB.*\n1 confirmed, 0 failed/);
  });

  it("at a line that has no key to take", async () => {
    const name = await topic(1);
    const { code, stderr } = await failed(
      ["produce", name, "--key-field", "id", ...url],
      '{"id":1}\n{"nr":2}\n{"id":3}\n',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('line 2: the JSON object has no field "id"');
    expect(stderr).toContain("1 confirmed");
    expect(lines(await done(["consume", name, ...url]))).toEqual(['{"id":1}']);
  });

  it("when there is no server, with what to do", async () => {
    const { code, stderr } = await failed(
      ["produce", "x", "--timeout-ms", "500", "--url", "sluice://127.0.0.1:1"],
      "a\n",
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^sluice: cannot reach sluice:\/\/127\.0\.0\.1:1 \(ECONNREFUSED\)\. Start one with.*\n$/,
    );
  });

  it("when the server is killed midway and stays away; what was confirmed is there when it is back", async () => {
    const first = await startServer();
    const run = sluiceFed(["produce", "t", "--timeout-ms", "1s", "--url", first.url]);
    let fed = 0;
    const feed = (count: number): void => {
      for (let i = 0; i < count; i++) run.child.stdin.write(`${fed++}\n`);
    };
    feed(1000);
    await stored(first.url, "t", 1000);
    await first.kill();
    feed(1000);
    const { code, stderr } = await run.ended;
    expect(code).toBe(1);
    expect(stderr).toContain("connection lost");
    const confirmed = Number(/^(\d+) confirmed, \d+ failed/m.exec(stderr)![1]);
    // Stored, and then perhaps not confirmed any more.
    expect(confirmed).toBeGreaterThan(0);
    expect(confirmed).toBeLessThanOrEqual(1000);
    await using again = await startServer({ data: first.data });
    const read = objects(await done(["consume", "t", "--output", "json", "--url", again.url]));
    expect(read.map(({ value }) => Number(value)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1000 }, (_, i) => i),
    );
    await again.stop();
    await first[Symbol.asyncDispose]();
  });
});

/** Asks until the topic holds so many messages. */
async function stored(at: string, name: string, count: number): Promise<void> {
  for (let messages = 0; messages < count;) {
    const { code, stdout } = await sluice(["topic", "describe", name, "--output", "json", "--url", at]).ended;
    if (code === 0) messages = (JSON.parse(stdout) as { messages: number }).messages;
  }
}

describe("produce goes on", { timeout }, () => {
  it("when the server is killed and started again: everything is there once, in order", async () => {
    const first = await startServer();
    await done(["topic", "create", "t", "--partitions", "1", "--url", first.url]);
    const run = sluiceFed(["produce", "t", "--url", first.url]);
    const all = Array.from({ length: 40_000 }, (_, i) => `${i}\n`);
    run.child.stdin.write(all.slice(0, 20_000).join(""));
    await stored(first.url, "t", 1);
    await first.kill();
    await using again = await startServer({ data: first.data, port: first.port });
    run.child.stdin.end(all.slice(20_000).join(""));
    const { code, stderr } = await run.ended;
    expect(stderr).toContain("connected again\n40000 confirmed\n");
    expect(code).toBe(0);
    expect((await done(["consume", "t", "--url", again.url])) === all.join("")).toBe(true);
    await again.stop();
    await first[Symbol.asyncDispose]();
  });

  it("until Ctrl-C, then lets what is under way be confirmed and says how far it came", async () => {
    const name = await topic(1);
    const run = sluiceFed(["produce", name, ...url]);
    run.child.stdin.write("a\nb\nc");
    await stored(server.url, name, 2);
    run.child.kill("SIGINT");
    expect(await run.ended).toMatchObject({
      code: 130,
      stderr: "sluice: stopped by SIGINT after line 2\n2 confirmed\n",
    });
    expect(await done(["consume", name, ...url])).toBe("a\nb\n");
  });
});

describe("topic", { timeout }, () => {
  it("makes, lists, describes and deletes", async () => {
    const name = await topic();
    const args = ["--partitions", "2", "--retention-ms", "1d", "--segment-bytes", "16MiB"];
    expect(await done(["topic", "create", name, ...args, ...url])).toBe(
      `created topic ${name} with 2 partitions\n`,
    );
    await done(["produce", name, "--key", "k", ...url], "a\nb\n");
    const described = await done(["topic", "describe", name, ...url]);
    expect(described).toMatch(/^topic +topic-\d+\n/);
    expect(described).toMatch(/^retention +1d$/m);
    expect(described).toMatch(/^ +\d +0 +2 +2 /m);
    const listed = objects(await done(["topic", "list", "--output", "ndjson", ...url]));
    expect(listed.find((row) => row["name"] === name)).toMatchObject({ partitions: 2, messages: 2 });
    expect(await done(["topic", "delete", name, "--yes", ...url])).toBe(
      `deleted topic ${name} with 2 messages\n`,
    );
    expect((await failed(["topic", "delete", name, "--yes", ...url])).code).toBe(3);
  });

  it("makes no second one of a name, but can be content with the first", async () => {
    const name = await topic(2);
    const again = ["topic", "create", name, "--partitions", "2", ...url];
    const { code, stderr } = await failed(again);
    expect([code, stderr]).toEqual([1, expect.stringContaining("exists already")]);
    expect(await done([...again, "--if-missing"])).toBe(`found topic ${name} with 2 partitions\n`);
    expect((await failed(["topic", "create", name, "--partitions", "3", "--if-missing", ...url])).code).toBe(
      1,
    );
  });

  it("deletes nothing unless told twice", async () => {
    const name = await topic(1);
    const { code, stderr } = await failed(["topic", "delete", name, ...url]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--yes")]);
    await done(["topic", "describe", name, ...url]);
  });

  it.each([
    ["a name that is none", ["topic", "create", "no spaces"]],
    ["no partitions", ["topic", "create", "x", "--partitions", "0"]],
    ["a number that is none", ["topic", "create", "x", "--partitions", "many"]],
    ["a format that is none", ["topic", "list", "--output", "xml"]],
    ["a verb that is none", ["topic", "creat", "x"]],
    ["a count of nothing", ["consume", "x", "--count", "0"]],
    ["a place to begin that is none", ["consume", "x", "--from", "yesterday"]],
    ["two keys", ["produce", "x", "--key", "a", "--key-field", "b"]],
    ["a header that is none", ["produce", "x", "--header", "a"]],
    ["a file that is not there", ["produce", "x", "--file", "gone"]],
    ["a file that is a directory", ["produce", "x", "--file", "."]],
    ["a time that is none", ["topic", "list", "--timeout-ms", "soon"]],
  ])("and the others refuse %s with 2", async (_, args) => {
    const { code, stderr, stdout } = await failed(args.at(1) === "creat" ? args : [...args, ...url]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(lines(stderr)).toHaveLength(1);
  });

  it("and the others refuse an address that is none with 2", async () => {
    expect((await failed(["topic", "list", "--url", "http://localhost"])).code).toBe(2);
  });

  it("and the others find their server in SLUICE_URL", async () => {
    const { code } = await sluice(["topic", "list"], { env: { SLUICE_URL: server.url } }).ended;
    expect(code).toBe(0);
  });
});

describe("a result that cannot be written", { timeout }, () => {
  it.each([["topic list"], ["config print"]])("is said (%s)", async (words) => {
    const args = words.split(" ");
    const { code, stderr } = await sluice(args, {
      env: { SLUICE_URL: server.url },
      under: ["sh", "-c", 'exec "$@" > /dev/full', "sh"],
    }).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^sluice: .*ENOSPC/)]);
  });

  it("of consume too", async () => {
    const name = await topic(1);
    await done(["produce", name, ...url], "a\n");
    const under = ["sh", "-c", 'exec "$@" > /dev/full', "sh"];
    const { code, stderr } = await sluice(["consume", name, ...url], { under }).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^sluice: .*ENOSPC/)]);
  });

  it("is nothing to say when nobody reads it", async () => {
    const run = sluice(["topic", "list", ...url]);
    run.child.stdout.destroy();
    expect(await run.ended).toMatchObject({ code: 0, stderr: "" });
  });
});
