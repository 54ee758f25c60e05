/**
 * A journal as the shipped node writes it: composeNode on a disk in memory, spoken to over the wire. Topics made and
 * deleted, single messages, batches, atomic requests, sequenced ones that are sent again, refusals, starts days later, so that producers expire.
 */
import { join } from "node:path";
import type { World } from "../../src/io/world.ts";
import { MemoryDisk } from "../fixtures/memory-disk.ts";
import { MemoryNetwork } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { Random } from "../fixtures/random.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { wireBatch, WireClient, type Body } from "../fixtures/wire-client.ts";
import { EffectDisk } from "./effect-disk.ts";

export interface RecordedEntry {
  readonly index: number;
  readonly timeMs: number;
  readonly epoch: number;
  readonly kind: number;
  readonly chain: number;
  /** The last durable index when it was written. */
  readonly durable: number;
  readonly position: number;
  readonly size: number;
  readonly payload: Uint8Array;
}

export interface RecordedJournal {
  readonly entries: readonly RecordedEntry[];
  /** The file, without the zeros behind its last 4 KiB that hold something. */
  readonly bytes: Uint8Array;
  readonly shardUid: number;
  /** What the node answered to publishes, in their order: offsets, or what was refused. */
  readonly answers: readonly string[];
}

const DIRECTORY = "/node";
const JOURNAL = join(DIRECTORY, "data/shard-0/journal");
const TOPICS = ["orders", "users", "clicks", "short-lived"];

class Recorder {
  readonly disk = new MemoryDisk();
  readonly time = new VirtualTime();
  readonly answers: string[] = [];
  readonly #random = new Random(7);
  #rig!: NodeRig;
  #client!: WireClient;
  #producer = { producerId: 0, producerEpoch: 0 };
  #sequence = 0;

  async start(): Promise<void> {
    const network = new MemoryNetwork();
    const world: World = {
      disk: new EffectDisk(this.disk, () => undefined),
      network,
      clock: this.time,
      timers: this.time,
      entropy: { bytes: (length) => this.#random.bytes(length) },
      threads: false,
    };
    const flags = { "limits.maxMessageBytes": "1KiB", "storage.journalFileBytes": "1MiB" };
    this.#rig = await new NodeRig(DIRECTORY, flags, world).start();
    this.#client = WireClient.overMemory(network.connect());
    await this.#client.hello();
    const { producer } = await this.#client.request({ initProducer: { name: "billing" } });
    this.#producer = { producerId: producer!.producerId!, producerEpoch: producer!.producerEpoch! };
    this.#sequence = 0;
    // Nobody uses this one: it expires while the named one stays.
    await this.#client.request({ initProducer: {} });
  }

  async stop(): Promise<void> {
    this.#client.destroy();
    await this.time.until(this.#rig.node.stop(), 100);
  }

  /** So many requests, drawn; sometimes several at once, so that they share a group. */
  async publishSome(count: number): Promise<void> {
    for (const name of TOPICS)
      await this.#client.request({ createTopic: { name, settings: { partitions: 2 } } });
    for (let done = 0; done < count;) {
      const bodies = Array.from({ length: this.#random.integer(1, 4) }, () => this.#draw()).flat();
      done += bodies.length;
      const frames = bodies.map((body): [number, Body] => [this.#client.next(), body]);
      this.#client.send(...frames);
      for (const [correlation] of frames) await this.#answer(correlation);
      if (this.#random.chance(0.1)) await this.#pause();
    }
    await this.#client.request({ deleteTopic: { name: "short-lived" } });
    await this.#pause();
  }

  /** Two requests with records in one group: nothing vouches for them. */
  async publishLast(): Promise<void> {
    const batches = [wireBatch(0, "the last", "but one"), wireBatch(1, "v".repeat(100))];
    const frames = [0, 1].map((): [number, Body] => [
      this.#client.next(),
      { publish: { target: "orders", batches } },
    ]);
    this.#client.send(...frames);
    for (const [correlation] of frames) await this.#answer(correlation);
  }

  /** Long enough for a marker. */
  async #pause(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      this.time.advance(60);
      for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #draw(): Body[] {
    const random = this.#random;
    const target = TOPICS[random.integer(0, TOPICS.length - 1)]!;
    const batch = () =>
      wireBatch(
        random.integer(0, 1),
        ...Array.from({ length: random.integer(1, 4) }, () => "v".repeat(random.integer(0, 40))),
      );
    const dice = random.next();
    if (dice < 0.35) return [{ publish: { target, batches: [batch()] } }];
    if (dice < 0.5) return [{ publish: { target, batches: [batch(), batch(), batch()] } }];
    if (dice < 0.6) {
      // The topic is partitioned otherwise: refused in apply.
      return [{ publish: { target, partitioningVersion: 99, batches: [batch()] } }];
    }
    const sequence = ++this.#sequence;
    const stamp = { ...this.#producer, sequence };
    const body: Body =
      dice < 0.8
        ? { publish: { ...stamp, target, batches: [batch()] } }
        : {
            atomic: {
              ...stamp,
              appends: [
                { target, batches: [batch()] },
                { target: "orders", batches: [batch()] },
              ],
            },
          };
    // Sent again before it was answered: the second is a duplicate that only apply knows.
    return random.chance(0.4) ? [body, body] : [body];
  }

  async #answer(correlation: number): Promise<void> {
    const frame = await this.#client.reply(correlation);
    const results = (frame.published ? [frame.published] : (frame.atomicDone?.appends ?? [])).flatMap(
      (reply) => reply.results ?? [],
    );
    const duplicate = frame.published?.duplicate === true || frame.atomicDone?.duplicate === true;
    const triples = results.map((one) => `${one.partition ?? 0}: ${one.baseOffset ?? 0}+${one.count ?? 0}`);
    this.answers.push(
      frame.error ? "refused" : `${duplicate ? "duplicate" : "appended"} (${triples.join(", ")})`,
    );
  }
}

const RUNS = 3;
/** Between two runs: a producer that was left expires in the third. */
const BETWEEN_MS = 4 * 24 * 3600_000;

/** Runs of the node, with about so many requests in each. */
export async function recordJournal(requests: number): Promise<RecordedJournal> {
  const recorder = new Recorder();
  for (let run = 0; run < RUNS; run++) {
    if (run > 0) recorder.time.stepWall(BETWEEN_MS);
    await recorder.start();
    await recorder.publishSome(requests);
    await recorder.publishLast();
    await recorder.stop();
  }
  const names = recorder.disk.filesBelow(JOURNAL).filter((path) => path.endsWith(".journal"));
  if (names.length !== 1) throw new Error(`recorded ${names.length} journal files; one is what fits here`);
  const content = recorder.disk.content(names[0]!);
  const used = content.findLastIndex((byte) => byte !== 0) + 1;
  const bytes = content.slice(0, Math.min(content.length, Math.ceil(used / 4096) * 4096 + 4096));
  const identity = JSON.parse(
    Buffer.from(recorder.disk.content(join(DIRECTORY, "data/node.json"))).toString(),
  ) as { shardUid: number };
  return { entries: readEntries(bytes), bytes, shardUid: identity.shardUid, answers: recorder.answers };
}

/** By the drawing in src/storage/entry.ts. */
function readEntries(bytes: Uint8Array): RecordedEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const u64 = (at: number): number => Number(view.getBigUint64(at, true));
  const entries: RecordedEntry[] = [];
  for (let at = 0; at + 64 <= bytes.length && view.getUint32(at, true) !== 0;) {
    const length = view.getUint32(at + 8, true);
    const size = 64 + Math.ceil(length / 8) * 8;
    entries.push({
      index: u64(at + 16),
      timeMs: u64(at + 24),
      durable: u64(at + 32),
      epoch: view.getUint32(at + 40, true),
      kind: view.getUint16(at + 44, true),
      chain: view.getUint32(at + 48, true),
      position: at,
      size,
      payload: bytes.slice(at + 64, at + 64 + length),
    });
    at += size;
  }
  return entries;
}
