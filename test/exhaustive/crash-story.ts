/**
 * A shard's life that meets every effect there is: files rolled and recycled, segments sealed, checkpoints, a deleted
 * topic, a stop and a start. Before each effect the disk is kept as it is, with what was asked for and answered until then.
 */
import type { Mutations } from "../../src/base/mutations.ts";
import { EntryKind } from "../../src/core/commands.ts";
import { withoutDirectorySync, type Disk } from "../../src/io/disk.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { batchOf } from "../fixtures/machine-rig.ts";
import { MemoryDisk } from "../fixtures/memory-disk.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";
import { EffectDisk, type EffectKind } from "./effect-disk.ts";

export const FILE_BYTES = 2048;
const SEGMENT_BYTES = 900;

export type Step =
  | { readonly kind: "create"; readonly topic: string; readonly partitions: number }
  | { readonly kind: "delete"; readonly topic: string }
  | {
      readonly kind: "publish";
      readonly topic: string;
      readonly partition: number;
      readonly value: string;
      /** Of the producer, or 0. */
      readonly sequence: number;
      /** As answered. */
      offset?: number;
    };

/** The disk just before an effect. */
export interface Moment {
  readonly effect: EffectKind;
  readonly path: string;
  readonly disk: MemoryDisk;
  readonly steps: readonly Step[];
  /** How many of the steps were asked for, and how many of them were answered. */
  readonly asked: number;
  readonly answered: number;
}

export interface Story {
  readonly moments: readonly Moment[];
  readonly producer: { readonly producerId: number; readonly producerEpoch: number };
}

/** A rig whose disk calls `before` at every effect; checkpoint.db lies on it too. */
export function rigOn(
  disk: MemoryDisk,
  before: (kind: EffectKind, path: string) => void = () => undefined,
  mutations: Mutations = {},
): { rig: ShardRig; quiet: () => Promise<void> } {
  let effects = 0;
  let seen: EffectDisk | undefined;
  const through = (): Disk => {
    seen = new EffectDisk(disk, (kind, path) => {
      effects++;
      before(kind, path);
    });
    return mutations.noDirectorySync === true ? withoutDirectorySync(seen) : seen;
  };
  const checkpoint = { journalFileBytes: FILE_BYTES, journalKeepBytes: 4 * FILE_BYTES };
  const quiet = async (): Promise<void> => {
    for (let calm = 0; calm < 10; calm++) {
      const known = effects;
      await new Promise((resolve) => setImmediate(resolve));
      if (effects !== known || seen!.underWay > 0) calm = 0;
    }
  };
  return { rig: new ShardRig({ disk, through, checkpoint, mutations }), quiet };
}

class Teller {
  steps: Step[] = [];
  readonly moments: Moment[] = [];
  disk = new MemoryDisk();
  #answered = 0;
  #sequence = 0;
  rig!: ShardRig;
  quiet!: () => Promise<void>;
  producer = { producerId: 0, producerEpoch: 0 };
  readonly #mutations: Mutations;

  constructor(mutations: Mutations) {
    this.#mutations = mutations;
  }

  async open(): Promise<void> {
    const { steps, disk } = this;
    const { rig, quiet } = rigOn(
      disk,
      (effect, path) =>
        this.moments.push({
          effect,
          path,
          disk: disk.snapshot(),
          steps,
          asked: steps.length,
          answered: this.#answered,
        }),
      this.#mutations,
    );
    this.rig = rig;
    this.quiet = quiet;
    await rig.open();
    await quiet();
  }

  async create(topic: string, partitions: number): Promise<void> {
    this.steps.push({ kind: "create", topic, partitions });
    // Segments this small no client may ask for.
    const settings = { partitions, retentionMs: 0, retentionBytes: 0, segmentBytes: SEGMENT_BYTES };
    const payload = v1.CreateTopicCommand.encode({ name: topic, settings }).finish();
    this.rig.shard.submitBytes(EntryKind.createTopic, payload, () => void this.#answered++);
    await this.quiet();
  }

  async delete(topic: string): Promise<void> {
    this.steps.push({ kind: "delete", topic });
    void this.rig.broker.deleteTopic(topic);
    const { uid } = this.rig.broker.topic(topic);
    while (this.rig.broker.shard.machine.catalog.topicOfUid(uid) !== undefined) await this.quiet();
    this.#answered++;
  }

  /** Publishes so many at once: one group, or a few. */
  async publish(topic: string, partition: number, count: number, bytes = 150): Promise<void> {
    for (let i = 0; i < count; i++) {
      const value = `${topic}/${partition} ${this.steps.length} `.padEnd(bytes, "x");
      const sequence = topic === "a" ? ++this.#sequence : 0;
      const step: Step = { kind: "publish", topic, partition, value, sequence };
      this.steps.push(step);
      const stamp = sequence > 0 ? { ...this.producer, sequence } : unsequenced;
      const batches = [batchOf(partition, [value])];
      this.rig.broker.publish(stamp, [{ target: topic, partitioningVersion: 0, batches }], (outcome) => {
        if (outcome.kind !== "appended") throw new Error(outcome.message);
        step.offset = outcome.results[1]!;
        this.#answered++;
      });
    }
    await this.quiet();
  }

  /**
   * The power goes before the sync of a group, which reached the disk but for its first sector: a torn end with whole
   * entries behind it. Then a start.
   */
  async tear(topic: string): Promise<void> {
    const from = this.moments.length;
    await this.publish(topic, 0, 5);
    const isGroup = ({ effect, path, asked, answered }: Moment): boolean =>
      effect === "sync" && path.endsWith(".journal") && answered < asked;
    const { disk, answered, path: file } = this.moments.slice(from).find(isGroup)!;
    const torn = disk.snapshot();
    let first = Infinity;
    torn.crash((path, position) => path === file && position > (first = Math.min(first, position)));
    this.steps = this.steps.slice(0, answered);
    this.#answered = answered;
    this.disk = torn;
    await this.open();
    if (!(Number(this.rig.recovered["tornBytes"]) > 0)) throw new Error("nothing was torn");
  }

  async checkpoint(): Promise<void> {
    void this.rig.shard.checkpointer.take();
    await this.quiet();
  }
}

export const unsequenced = { producerId: 0, producerEpoch: 0, sequence: 0 };

export async function tellStory(mutations: Mutations = {}): Promise<Story> {
  const teller = new Teller(mutations);
  await teller.open();
  await teller.create("a", 2);
  await teller.create("b", 1);
  const { producerId, producerEpoch } = await teller.rig.broker.initProducer("billing");
  teller.producer = { producerId, producerEpoch };
  await teller.publish("a", 0, 3);
  await teller.publish("b", 0, 2);
  await teller.checkpoint();
  await teller.publish("a", 0, 5);
  await teller.publish("a", 1, 2);
  await teller.publish("b", 0, 4);
  await teller.publish("a", 0, 1, 1200);
  await teller.checkpoint();
  await teller.publish("b", 0, 6);
  await teller.create("c", 1);
  await teller.publish("c", 0, 3);
  await teller.delete("b");
  await teller.publish("a", 1, 6);
  await teller.checkpoint();
  await teller.publish("c", 0, 4);
  const stopped = teller.rig.stop();
  await teller.quiet();
  await stopped;
  await teller.open();
  await teller.publish("a", 0, 3);
  await teller.publish("c", 0, 3);
  await teller.checkpoint();
  // Without some of the rules a start would not live through this; they are to be noticed by what comes of a crash.
  if (Object.keys(mutations).length === 0) await teller.tear("c");
  await teller.publish("a", 1, 8);
  await teller.delete("c");
  await teller.publish("a", 0, 4);
  await teller.checkpoint();
  await teller.publish("a", 1, 4);
  await teller.publish("a", 0, 4);
  return { moments: teller.moments, producer: teller.producer };
}

/** What the first `count` steps leave: topic and partition → values. */
export function stateAfter(steps: readonly Step[], count: number): Map<string, string[]> {
  const state = new Map<string, string[]>();
  for (const step of steps.slice(0, count)) {
    if (step.kind === "create") for (let i = 0; i < step.partitions; i++) state.set(`${step.topic}/${i}`, []);
    else if (step.kind === "publish") state.get(`${step.topic}/${step.partition}`)!.push(step.value);
    else for (const place of [...state.keys()]) if (place.startsWith(`${step.topic}/`)) state.delete(place);
  }
  return state;
}
