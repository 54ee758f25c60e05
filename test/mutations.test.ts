/**
 * Every mutation takes its rule away: the same story is told with the rule and without, and ends differently. The
 * simulator's gate is only worth something if what it catches is no empty switch.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MUTATIONS, type Mutation, type Mutations } from "../src/base/mutations.ts";
import { settings } from "../src/config/settings.ts";
import { systemEntropy } from "../src/io/entropy.ts";
import { parse, readTree } from "./architecture/source-tree.ts";
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
    expect(callers).toEqual(["src/cli/commands/serve.ts"]);
    // Two arguments: the world is the real one, and no rule is missing.
    expect(/composeNode\(([^;]*)\);/.exec(tree.get(callers[0]!)!)?.[1]).toMatch(/^config, \{[^{}]*\}$/);
  });

  it("are refused in a world with threads, which is the one that ships", () => {
    expect(() => new NodeRig(tempDirectory(), {}, undefined, {})).toThrow(/worlds without threads/);
  });
});
