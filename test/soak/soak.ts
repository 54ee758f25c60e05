/**
 * A server at half of what it can do, for a long time: what it holds must not grow. Publishers go at half the pace they
 * reached unhindered in the beginning; a reader follows; short-lived clients come and go; topics are deleted as new ones
 * take over, since this version has no retention, so that the disk can stay as it is.
 */
import { setTimeout as delay } from "node:timers/promises";
import { connect, type Sluice, type Topic } from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { vitalsOf, type Vitals } from "./vitals.ts";

const PARTITIONS = 4;
const VALUE = Buffer.alloc(200, "x");
/** Publishes under way at a time, unhindered; at a pace more may be, for they come in bunches. */
const LANES = 64;
const MAX_UNDER_WAY = 1_000;
const CALIBRATION_MS = 10_000;
const TOPIC_MS = 20_000;
const LOOK_MS = 2_000;
const TICK_MS = 10;

export interface SoakReport {
  readonly vitals: readonly Vitals[];
  /** Messages a second, unhindered and then. */
  readonly fullRate: number;
  readonly rate: number;
  readonly confirmed: number;
  readonly read: number;
  readonly clients: number;
  readonly topics: number;
  readonly problems: readonly string[];
}

export async function soak(minutes: number): Promise<SoakReport> {
  await using server = await startServer({ env: { SLUICE_STORAGE__JOURNAL_KEEP_BYTES: "256MiB" } });
  const run = new Soak(server);
  return await run.run(minutes);
}

class Soak {
  readonly #server: Server;
  readonly #problems: string[] = [];
  #confirmed = 0;
  #read = 0;
  #clients = 0;
  #topics = 0;
  #stopping = false;

  constructor(server: Server) {
    this.#server = server;
  }

  async run(minutes: number): Promise<SoakReport> {
    const publisher = await connect(this.#server.url, { name: "publisher" });
    const reader = await connect(this.#server.url, { name: "reader" });
    const fullRate = await this.#calibrate(publisher);
    const visitors = this.#visit();
    const began = performance.now();
    const vitals: Vitals[] = [];
    const looking = this.#look(began, vitals);
    const before = this.#confirmed;
    while (performance.now() - began < minutes * 60_000)
      await this.#topicLife(publisher, reader, fullRate / 2);
    const rate = ((this.#confirmed - before) * 1000) / (performance.now() - began);
    this.#stopping = true;
    await Promise.all([visitors, looking]);
    await publisher.close();
    await reader.close();
    const { code, stderr } = await this.#server.stop();
    if (code !== 0) this.#problems.push(`the server ended with ${code}: ${stderr}`);
    return {
      vitals,
      fullRate,
      rate,
      confirmed: this.#confirmed,
      read: this.#read,
      clients: this.#clients,
      topics: this.#topics,
      problems: this.#problems,
    };
  }

  async #calibrate(client: Sluice): Promise<number> {
    const topic = await this.#makeTopic(client);
    const began = performance.now();
    const lane = async (): Promise<void> => {
      while (performance.now() - began < CALIBRATION_MS) await this.#publish(topic);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const rate = (this.#confirmed * 1000) / (performance.now() - began);
    await client.admin.deleteTopic(topic.name);
    return rate;
  }

  /** Publishes to a topic of its own at this pace while a reader follows it, until it is another's turn. */
  async #topicLife(publisher: Sluice, reader: Sluice, rate: number): Promise<void> {
    const topic = await this.#makeTopic(publisher);
    const stream = reader.topic(topic.name, { createIfMissing: false }).messages({ from: "earliest" });
    const next = new Int32Array(PARTITIONS);
    let seen = 0;
    let wanted = Infinity;
    const following = (async () => {
      for await (const { partition, offset } of stream) {
        if (offset !== next[partition])
          this.#problems.push(`${topic.name}/${partition}@${offset} came for @${next[partition]}`);
        next[partition] = offset + 1;
        if (++seen === wanted) break;
      }
    })();
    const sent = await this.#publishPaced(topic, rate);
    wanted = sent;
    if (seen < sent) await following;
    stream.close();
    await following;
    if (seen !== sent) this.#problems.push(`${topic.name}: ${sent} were confirmed, ${seen} read`);
    this.#read += seen;
    await publisher.admin.deleteTopic(topic.name);
  }

  async #publishPaced(topic: Topic<Uint8Array>, rate: number): Promise<number> {
    const began = performance.now();
    const underWay = new Set<Promise<void>>();
    let sent = 0;
    for (let passedMs = 0; passedMs < TOPIC_MS; passedMs = performance.now() - began) {
      while (sent < (passedMs * rate) / 1000 && underWay.size < MAX_UNDER_WAY) {
        const publish: Promise<void> = this.#publish(topic).finally(() => underWay.delete(publish));
        underWay.add(publish);
        sent++;
      }
      await delay(TICK_MS);
    }
    await Promise.all(underWay);
    return sent;
  }

  async #makeTopic(client: Sluice): Promise<Topic<Uint8Array>> {
    const name = `soak-${++this.#topics}`;
    await client.admin.createTopic(name, { partitions: PARTITIONS, segmentBytes: 16 * 1024 * 1024 });
    return client.topic(name, { createIfMissing: false });
  }

  async #publish(topic: Topic<Uint8Array>): Promise<void> {
    await topic.publish(VALUE);
    this.#confirmed++;
  }

  /** Somebody connects, looks around and goes, several times a second. */
  async #visit(): Promise<void> {
    while (!this.#stopping) {
      const client = await connect(this.#server.url);
      await client.admin.listTopics();
      await client.close();
      this.#clients++;
      await delay(200);
    }
  }

  async #look(began: number, into: Vitals[]): Promise<void> {
    while (!this.#stopping) {
      into.push(vitalsOf(this.#server.pid, this.#server.data, (performance.now() - began) / 60_000));
      await delay(LOOK_MS);
    }
  }
}
