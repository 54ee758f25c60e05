/**
 * The client and a server that confirms before it syncs (durability memory-first). A loss of power is played by putting a
 * copy of the data directory back that was made while the server ran: all that came after it is gone.
 */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, SluiceError, text, type Sluice, type StatusEvent } from "../../src/sdk/index.ts";
import { sluiceFed } from "../fixtures/command.ts";
import { quietPort } from "../fixtures/port.ts";
import { Random, seedOfRun } from "../fixtures/random.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

let directory: string;
let port: number;
let server: Server;
let client: Sluice;
let told: StatusEvent[];

const start = async (): Promise<void> => {
  const env = { SLUICE_DURABILITY: "memory-first" };
  server = await startServer({ data: join(directory, "data"), port, env });
};

beforeEach(async () => {
  directory = tempDirectory();
  port = await quietPort(new Random(seedOfRun()));
  await start();
  client = await connect(server.url);
  told = [];
  client.on("status", (event) => event.type === "truncated" && told.push(event));
});

afterEach(async () => {
  await client.close();
  await server[Symbol.asyncDispose]();
});

const remember = (): void => cpSync(server.data, join(directory, "copy"), { recursive: true });

async function loseWhatCameSince(): Promise<void> {
  await server.kill();
  rmSync(server.data, { recursive: true });
  cpSync(join(directory, "copy"), server.data, { recursive: true });
  await start();
}

async function publish(topic: string, ...values: string[]): Promise<void> {
  for (const value of values) await client.topic(topic, { codec: text }).publish(value, { partition: 0 });
}

async function everything(topic: string): Promise<string[]> {
  const values: string[] = [];
  for await (const { value, partition } of client.topic(topic, { codec: text }).messages({ follow: false }))
    if (partition === 0) values.push(value);
  return values;
}

const timeout = 60_000;

describe("a loss of what was confirmed", { timeout }, () => {
  it("is told to whoever published it, by place, and the producer goes on", async () => {
    await publish("a", "a0", "a1");
    await publish("b", "b0");
    await publish("c", "c0");
    remember();
    await publish("a", "a2", "a3");
    const [a, b] = [client.topic("a", { codec: text }), client.topic("b", { codec: text })];
    await client.atomic((tx) => {
      tx.publish(a, "a4", { partition: 0 });
      tx.publish(b, "b1", { partition: 0 });
    });
    await loseWhatCameSince();
    await publish("a", "new");
    while (told.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(
      told.map(
        (event) => event.type === "truncated" && [event.topic, event.partition, event.from, event.end],
      ),
    ).toEqual([
      ["a", 0, 2, 5],
      ["b", 0, 1, 2],
    ]);
    expect(told[0]).toMatchObject({ error: { code: "LOG_TRUNCATED", details: { from: "2", end: "5" } } });
    await publish("a", "newer");
    expect(await everything("a")).toEqual(["a0", "a1", "new", "newer"]);
    expect(told).toHaveLength(2);
  });

  it("ends a reader that had seen it; its positions and lineage are where to go on", async () => {
    await publish("t", "0", "1");
    remember();
    await publish("t", "2", "3");
    const topic = client.topic("t", { codec: text });
    const stream = topic.messages({ partitions: [0] });
    for (let i = 0; i < 4; i++) await stream.next();
    // What an application keeps outside: here it stays as of the log that is lost.
    const kept = { offsets: stream.positions, lineage: stream.lineage };
    expect([...kept.offsets, kept.lineage]).toEqual([[0, 4], 1]);
    await loseWhatCameSince();
    await publish("t", "new 2", "new 3", "new 4");
    const error = await stream.next().catch((reason: unknown) => reason);
    expect(SluiceError.is(error, "LOG_TRUNCATED") && error.details).toMatchObject({
      partition: "0",
      from: "2",
    });
    expect([[...stream.positions], stream.lineage]).toEqual([[[0, 2]], 2]);
    const after = topic.messages({ from: { offsets: stream.positions, lineage: stream.lineage } });
    expect((await after.next()).value?.value).toBe("new 2");
    const late = topic.messages({
      from: { offsets: { ...Object.fromEntries(kept.offsets), 1: 0 }, lineage: 1 },
    });
    await expect(late.next()).rejects.toMatchObject({ code: "LOG_TRUNCATED" });
    expect([...late.positions]).toEqual([
      [0, 2],
      [1, 0],
    ]);
    // Without the lineage nobody can know.
    const { offsets } = kept;
    expect((await topic.messages({ from: { offsets } }).next()).value?.value).toBe("new 4");
  });

  it("leaves a reader alone that had seen no more than there is", async () => {
    await publish("t", "0", "1", "2");
    remember();
    await publish("t", "lost");
    const stream = client.topic("t", { codec: text }).messages({ partitions: [0] });
    for (let i = 0; i < 3; i++) await stream.next();
    const position = stream.positions.get(0);
    await loseWhatCameSince();
    await publish("t", "new");
    expect([position, (await stream.next()).value?.value, stream.lineage]).toEqual([3, "new", 2]);
  });

  it("ends a consumer, and a reader of what was there whose end is not there any more", async () => {
    await publish("t", "0", "1", "2");
    remember();
    await publish("t", "lost");
    const topic = client.topic("t", { codec: text });
    let handled = 0;
    const consumer = topic.consume(() => void handled++, { partitions: [0] });
    const finite = topic.messages({ partitions: [0], follow: false });
    await finite.next();
    while (handled < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    const closed = consumer.closed.catch((error: unknown) => error);
    await loseWhatCameSince();
    await publish("t", "new");
    expect(await closed).toMatchObject({ code: "LOG_TRUNCATED", details: { from: "3" } });
    await expect(finite.next()).rejects.toMatchObject({ code: "LOG_TRUNCATED", details: { from: "3" } });
    expect(handled).toBe(4);
  });

  it("fails `sluice produce` that was told they are stored", async () => {
    await client.admin.createTopic("t", { partitions: 1 });
    remember();
    const run = sluiceFed(["produce", "t", "--url", server.url]);
    run.child.stdin.write("one\n");
    const stream = client.topic("t").messages();
    await stream.next();
    await loseWhatCameSince();
    await run.says("from offset 0 on were lost");
    run.child.stdin.end("two\n");
    const ended = await run.ended;
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining("2 confirmed, 1 of them lost")]);
  });

  it("is none when the server was only killed, or stopped: nobody is told anything", async () => {
    await publish("t", "0", "1");
    const stream = client.topic("t", { codec: text }).messages({ partitions: [0] });
    for (let i = 0; i < 2; i++) await stream.next();
    await server.kill();
    await start();
    await publish("t", "2");
    expect([(await stream.next()).value?.value, client.server.lineage]).toEqual(["2", 2]);
    await server.stop();
    await start();
    await publish("t", "3");
    expect([(await stream.next()).value?.value, client.server.lineage]).toEqual(["3", 2]);
    expect(told).toEqual([]);
  });
});
