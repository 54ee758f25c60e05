/**
 * Every mutation takes its rule away: the same story is told with the rule and without, and ends differently. The
 * simulator's gate is only worth something if what it catches is no empty switch.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MUTATIONS, type Mutation, type Mutations } from "../src/base/mutations.ts";
import type { Consumer } from "../src/broker/consumer.ts";
import { settings } from "../src/config/settings.ts";
import { noDeliveries } from "../src/core/delivery-commands.ts";
import { OUTCOMES } from "../src/core/delivery/outcome-counts.ts";
import type { HandOut } from "../src/core/delivery/effects.ts";
import { systemEntropy } from "../src/io/entropy.ts";
import { parse, readTree } from "./architecture/source-tree.ts";
import { DeliveryRig } from "./core/delivery/delivery-rig.ts";
import { JournalRig, journalPath, recover, SHARD_UID } from "./fixtures/journal-rig.ts";
import { batchOf, commands, MachineRig, outcomeText, type Command } from "./fixtures/machine-rig.ts";
import { ioError, MemoryDisk } from "./fixtures/memory-disk.ts";
import { MemoryNetwork } from "./fixtures/memory-network.ts";
import { NodeRig } from "./fixtures/node-rig.ts";
import { restored, RowTable } from "./fixtures/row-table.ts";
import { ShardRig } from "./fixtures/shard-rig.ts";
import { StoreRig } from "./fixtures/store-rig.ts";
import { tempDirectory } from "./fixtures/temp-directory.ts";
import { VirtualTime } from "./fixtures/virtual-time.ts";
import { headersIn } from "./storage/journal-oracle.ts";

const FILE_1 = journalPath("00000000000000000001.journal");
const DAY_MS = 24 * 3600_000;

function append(topicUid: number, producerId: number, sequence: number, value: string): Command {
  const producerEpoch = producerId === 0 ? 0 : 1;
  const appends = [{ topicUid, partitioningVersion: 0, batches: [batchOf(0, [value])] }];
  return commands.append({ producerId, producerEpoch, sequence, appends });
}

/** A machine with topic 1 and producer 1. */
function machineWithProducer(mutations: Mutations): MachineRig {
  const rig = new MachineRig(undefined, mutations);
  rig.apply(commands.createTopic("orders", 1, 1_000_000));
  rig.apply(commands.registerProducer("billing"));
  return rig;
}

/** One group a string. */
async function journalOf(...groups: string[]): Promise<JournalRig> {
  const rig = new JournalRig();
  for (const group of groups) await rig.group(...group.split(" "));
  return rig;
}

function replayedFrom(disk: MemoryDisk, mutations: Mutations): string {
  try {
    return recover({ disk, mutations })
      .replayed.map(({ payload }) => payload)
      .join(" ");
  } catch (error) {
    return `refused: ${(error as { code: string }).code}`;
  }
}

const CONSUMER = { concurrency: 1, credit: 2, creditBytes: 1_000, lockMs: 30_000 };

/** A machine with a message in queue jobs. */
function machineWithQueue(mutations: Mutations): MachineRig {
  const rig = new MachineRig(undefined, mutations);
  rig.apply(commands.createQueue("jobs", {}));
  rig.apply(append(rig.machine.catalog.topic("jobs")!.uid, 0, 0, "a"));
  return rig;
}

function uidOf(rig: MachineRig, queue = "jobs"): number {
  return rig.machine.catalog.topic(queue)!.partitions[0]!.uid;
}

/** Who holds the one message of queue jobs. */
async function consumerOf(rig: ShardRig): Promise<Consumer> {
  await rig.broker.queues.create("jobs", {});
  await rig.publish("jobs", 0, "a");
  const wish = {
    number: 1,
    queue: "jobs",
    ...CONSUMER,
    name: "",
    weight: 1,
    rank: 0,
    resumeEpoch: 0,
    resumeConsumerId: 0,
    held: [],
  };
  const sink = {
    writable: true,
    deliveries: () => undefined,
    deliveriesLost: () => undefined,
    consumerEnded: () => undefined,
  };
  const { consumer } = rig.broker.queues.consume(wish, sink);
  await rig.settle();
  return consumer;
}

interface Story {
  tell(mutations: Mutations): Promise<string> | string;
  readonly kept: string;
  readonly taken: string;
}

const stories: Record<Mutation, Story> = {
  confirmBeforeSync: {
    async tell(mutations) {
      const rig = await new ShardRig({ mutations }).open();
      await rig.broker.createTopic("orders", {});
      // The power goes at the very moment of the confirm.
      await rig.publish("orders", 0, "a").then(() => rig.disk.crash());
      await rig.losePower();
      await rig.open();
      return `${rig.broker.topic("orders").partitions[0]!.endOffset} stored`;
    },
    kept: "1 stored",
    taken: "0 stored",
  },
  noChainCheck: {
    async tell(mutations) {
      const ours = await journalOf("a1", "a2", "a3");
      const other = await journalOf("b1", "b2", "b3");
      const { position } = headersIn(ours.disk.content(FILE_1), SHARD_UID)[2]!;
      const foreign = other.disk.content(FILE_1).subarray(position);
      ours.disk.damage(FILE_1, (bytes) => bytes.set(foreign, position));
      return replayedFrom(ours.disk, mutations);
    },
    kept: "a1 a2",
    taken: "a1 a2 b3",
  },
  noDirectorySync: {
    async tell(mutations) {
      const directory = tempDirectory();
      // Lock and checkpoint.db are real files whatever the disk.
      mkdirSync(join(directory, "data/shard-0"), { recursive: true });
      const disk = new MemoryDisk();
      const time = new VirtualTime();
      const world = {
        disk,
        network: new MemoryNetwork(),
        clock: time,
        timers: time,
        entropy: systemEntropy,
        threads: false,
      };
      const rig = await new NodeRig(directory, {}, world, mutations).start();
      disk.crash();
      time.forget();
      return disk.filesBelow(rig.started.dataDirectory).length === 0 ? "nothing is left" : "files are left";
    },
    kept: "files are left",
    taken: "nothing is left",
  },
  noDedup: {
    tell(mutations) {
      const rig = machineWithProducer(mutations);
      rig.apply(append(1, 1, 1, "a"));
      rig.apply(append(1, 1, 2, "b"));
      const again = outcomeText(rig.apply(append(1, 1, 1, "a")));
      return `${again}; ${outcomeText(rig.apply(append(1, 1, 3, "c")))}`;
    },
    kept: "duplicate at 0 (0: 0+1); appended at 0 (0: 2+1)",
    taken: "appended at 0 (0: 2+1); appended at 0 (0: 3+1)",
  },
  sequenceAdvancedOnRefusal: {
    tell(mutations) {
      const rig = machineWithProducer(mutations);
      rig.apply(append(99, 1, 1, "a"));
      return outcomeText(rig.apply(append(1, 1, 1, "a"))).slice(0, 22);
    },
    kept: "appended at 0 (0: 0+1)",
    taken: "refused RESULT_UNKNOWN",
  },
  rotAsTorn: {
    async tell(mutations) {
      const { disk } = await journalOf("a", "b", "c");
      const { position } = headersIn(disk.content(FILE_1), SHARD_UID)[1]!;
      disk.damage(FILE_1, (bytes) => void (bytes[position + 64]! ^= 1));
      return replayedFrom(disk, mutations);
    },
    kept: "refused: CORRUPT_RANGE",
    taken: "a",
  },
  leftoversNotZeroed: {
    async tell(mutations) {
      const { disk } = await journalOf("a", "b c");
      const { position } = headersIn(disk.content(FILE_1), SHARD_UID)[1]!;
      disk.damage(FILE_1, (bytes) => void (bytes[position + 64]! ^= 1));
      const replayed = replayedFrom(disk, mutations);
      const left = headersIn(disk.content(FILE_1), SHARD_UID).map(({ index }) => index);
      return `${replayed}; entries in the file: ${left.join(" ")}`;
    },
    kept: "a; entries in the file: 1",
    taken: "a; entries in the file: 1 2 3",
  },
  checkpointBeforeSync: {
    async tell(mutations) {
      const rig = new StoreRig(0, mutations);
      rig.create("orders");
      rig.append("orders", 300_000);
      await rig.settle();
      rig.disk.fail({ op: "datasync", path: /segments/, error: ioError() });
      await rig.checkpoint();
      try {
        await rig.crashAndOpen();
      } catch (error) {
        return (error as { code: string }).code;
      }
      return `${(await rig.differing()).length} partitions differ`;
    },
    kept: "0 partitions differ",
    taken: "CORRUPT_RANGE",
  },
  unlinkBeforeCheckpoint: {
    async tell(mutations) {
      const rig = await new ShardRig({ mutations, checkpoint: { journalFileBytes: 64 * 1024 } }).open();
      await rig.broker.createTopic("orders", {});
      for (let i = 0; i < 12; i++) {
        await rig.publish("orders", 0, `${i}`.padEnd(30_000, "x"));
        await rig.settle();
      }
      rig.disk.fail({ op: "datasync", path: /segments/, error: ioError() });
      void rig.shard.checkpointer.take();
      await rig.settle();
      await rig.losePower();
      try {
        await rig.open();
      } catch (error) {
        return (error as { code: string }).code;
      }
      return `${rig.broker.topic("orders").partitions[0]!.endOffset} records`;
    },
    kept: "12 records",
    taken: "CORRUPT_RANGE",
  },
  mapOrderInApply: {
    tell(mutations) {
      const straight = new MachineRig(undefined, mutations);
      const table = new RowTable();
      straight.apply(commands.createTopic("orders", 1, 1_000_000));
      straight.apply(commands.registerProducer("used"));
      straight.apply(commands.registerProducer("left"));
      straight.timeMs = 4 * DAY_MS;
      straight.apply(append(1, 1, 1, "a"));
      table.take(straight);
      const again = restored(straight, table, mutations);
      for (const rig of [straight, again]) {
        rig.timeMs = 8 * DAY_MS;
        rig.apply(commands.registerProducer("new"));
      }
      return `producers: ${straight.machine.producers.size} and ${again.machine.producers.size}`;
    },
    kept: "producers: 2 and 2",
    taken: "producers: 2 and 3",
  },
  offsetsBeforeCommit: {
    async tell(mutations) {
      const rig = await new ShardRig({ mutations }).open();
      await rig.broker.createTopic("orders", {});
      const { producerId, producerEpoch } = await rig.broker.initProducer("");
      const target = { target: "orders", partitioningVersion: 0, batches: [batchOf(0, ["a"])] };
      // Out of sequence: refused in apply, while the next one is on its way already.
      rig.broker.publish({ producerId, producerEpoch, sequence: 2 }, [target], () => undefined);
      return outcomeText(await rig.publish("orders", 0, "b")).slice(-8);
    },
    kept: "(0: 0+1)",
    taken: "(0: 1+1)",
  },
  settleBeforeJournal: {
    async tell(mutations) {
      const rig = await new ShardRig({ mutations }).open();
      const consumer = await consumerOf(rig);
      // The power goes at the very moment of the answer.
      await new Promise<void>((resolve) => {
        const ack = {
          outcome: "ack" as const,
          ranges: [{ first: 0, last: 0 }],
          delayMs: undefined,
          error: "",
          lockMs: 0,
          result: undefined,
        };
        consumer.home.settle(consumer, [ack], () => resolve());
      }).then(() => rig.disk.crash());
      await rig.losePower();
      await rig.open();
      const { queues } = rig.broker;
      return `${queues.counts(queues.queue("jobs")).state.countOf("acked")} acked`;
    },
    kept: "1 acked",
    taken: "0 acked",
  },
  attemptsNotKept: {
    tell(mutations) {
      const straight = machineWithQueue(mutations);
      const table = new RowTable();
      straight.apply(commands.deliveries({ ...noDeliveries(uidOf(straight)), failed: [0, 0, 1] }));
      table.take(straight);
      const again = restored(straight, table, mutations);
      return `${again.machine.deliveries.state(uidOf(straight))!.messages.attemptsOf(0)} failed attempt`;
    },
    kept: "1 failed attempt",
    taken: "0 failed attempt",
  },
  deadLetterInTwoEntries: {
    tell(mutations) {
      const rig = machineWithQueue(mutations);
      rig.apply(commands.createQueue("jobs.dlq", { deadLetters: true }));
      const { uid } = rig.machine.catalog.topic("jobs.dlq")!;
      const outcome = OUTCOMES.indexOf("dead-lettered");
      const move = { sourceUid: uidOf(rig), offset: 0, attempts: 0, outcome, targetUid: uid };
      rig.apply(commands.moves({ ...move, batch: batchOf(0, ["a"]) }));
      const [here, there] = ["jobs", "jobs.dlq"].map((name) =>
        rig.machine.deliveries.state(uidOf(rig, name))!,
      );
      return `${here!.unsettledCount} here, ${there!.unsettledCount} there`;
    },
    kept: "0 here, 1 there",
    taken: "1 here, 1 there",
  },
  tokenNotChecked: {
    tell(mutations) {
      const rig = new DeliveryRig({ mutations });
      rig.publish(2);
      const first = rig.leader.subscribe(CONSUMER, rig.effects);
      rig.handOut(2);
      rig.leader.release(first, 0, 0, rig.effects);
      rig.leader.ack(first, 0, 0, rig.effects);
      return rig.effects.lost.length === 1 ? "lost" : "taken";
    },
    kept: "lost",
    taken: "taken",
  },
  handOutMarkBehind: {
    tell(mutations) {
      const rig = new DeliveryRig({ mutations });
      rig.publish(1);
      rig.leader.subscribe(CONSUMER, rig.effects);
      const out: HandOut[] = [];
      rig.leader.handOut(1, out, rig.effects);
      return `${out.length} handed out before the mark is stored`;
    },
    kept: "0 handed out before the mark is stored",
    taken: "1 handed out before the mark is stored",
  },
  releaseCountedAsFailure: {
    tell(mutations) {
      const rig = new DeliveryRig({ mutations });
      rig.publish(1);
      const id = rig.leader.subscribe(CONSUMER, rig.effects);
      rig.handOut(1);
      rig.leader.release(id, 0, 0, rig.effects);
      rig.commit();
      return `${rig.state.messages.attemptsOf(0)} failed attempts`;
    },
    kept: "0 failed attempts",
    taken: "1 failed attempts",
  },
  limitIgnoresPending: {
    tell(mutations) {
      const rig = new MachineRig(undefined, mutations);
      rig.apply(commands.createQueue("jobs", { maxMessages: 1 }));
      const { uid } = rig.machine.catalog.topic("jobs")!;
      rig.apply(append(uid, 0, 0, "a"));
      // It may be in somebody's hands.
      rig.apply(commands.deliveries({ ...noDeliveries(uidOf(rig)), marks: [0, 1] }));
      return outcomeText(rig.apply(append(uid, 0, 0, "b"))).slice(0, 18);
    },
    kept: "refused QUEUE_FULL",
    taken: "appended at 0 (0: ",
  },
};

describe("the mutation", () => {
  it.each(Object.entries(stories))("%s takes its rule away", async (name, { tell, kept, taken }) => {
    expect(await tell({})).toBe(kept);
    expect(await tell({ [name]: true })).toBe(taken);
  });
});

describe("mutations", () => {
  const root = new URL("..", import.meta.url).pathname.slice(0, -1);
  const tree = readTree(root, ["src"], /\.ts$/);
  const files = [...tree].map(([path, text]) => parse(path, text));

  it("are reached by no setting, no environment variable and no flag", () => {
    // Every layer of the configuration reads this table; nobody else reads the environment.
    const paths = settings.map(({ path }) => path.toLowerCase());
    for (const name of ["mutation", ...Object.keys(MUTATIONS)])
      expect(paths.filter((path) => path.includes(name.toLowerCase()))).toEqual([]);
    const reading = files.filter(({ uses }) => uses.has("process.env")).map(({ path }) => path);
    expect(reading.filter((path) => !/^src\/(cli|config)\//.test(path))).toEqual([]);
  });

  it("are passed on by compose alone, and nobody in src/ hands it any", () => {
    const knowing = files.filter(({ identifiers }) => identifiers.has("mutations")).map(({ path }) => path);
    expect(knowing.filter((path) => !/^src\/(base|core|storage|broker)\//.test(path))).toEqual([
      "src/compose.ts",
    ]);
    const callers = files.filter(({ uses }) => uses.has("composeNode")).map(({ path }) => path);
    expect(callers.sort()).toEqual(["src/cli/commands/serve.ts", "src/testing/test-broker.ts"]);
    const argumentsOf = (path: string): string | undefined =>
      /composeNode\(([^;]*)\);/.exec(tree.get(path)!)?.[1];
    // Two arguments: the world is the real one, and no rule is missing.
    expect(argumentsOf(callers[0]!)).toMatch(/^config, \{[^{}]*\}$/);
    // Tests of programs have a world of their own, and no rule is missing either.
    expect(argumentsOf(callers[1]!)).toMatch(/^this\.#config, options, this\.#world\(\)$/);
  });

  it("are refused in a world with threads, which is the one that ships", () => {
    expect(() => new NodeRig(tempDirectory(), {}, undefined, {})).toThrow(/worlds without threads/);
  });
});
