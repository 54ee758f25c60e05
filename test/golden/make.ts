/**
 * Makes the golden files, once per format version. Tests never run this: what lies here was written by the version that
 * introduced it, and every later version must read it.
 *
 *   node test/golden/make.ts frames    test/golden/frames/<name>.bin for every frame of frames.ts that has no file yet
 *   node test/golden/make.ts data      test/golden/data-v1.tar.gz and data-v1.json, unless they are there
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { realWorld } from "../../src/io/world.ts";
import { MemoryNetwork } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { Random } from "../fixtures/random.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { frameBytes, wireBatch, WireClient } from "../fixtures/wire-client.ts";
import { goldenFrames } from "./frames.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Records of the golden directory: topic/partition → values in order; long ones are `<letter>*<length>`. */
type Content = Record<string, string[]>;

const long = (value: string): string => (value.length > 100 ? `${value[0]}*${value.length}` : value);

async function makeData(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "sluice-golden-"));
  const time = new VirtualTime();
  const random = new Random(1);
  const network = new MemoryNetwork();
  const entropy = { bytes: (length: number) => random.bytes(length) };
  const flags = {
    "limits.maxMessageBytes": "64KiB",
    "storage.journalFileBytes": "1MiB",
    "storage.diskReserveBytes": 0,
  };
  const rig = new NodeRig(scratch, flags, {
    ...realWorld,
    network,
    clock: time,
    timers: time,
    entropy,
    threads: false,
  });
  await rig.start();
  const client = WireClient.overMemory(network.connect());
  await client.hello();

  const content: Content = {};
  const publish = async (target: string, partition: number, values: string[], stamp = {}): Promise<void> => {
    time.advance(5);
    const reply = await client.request({
      publish: { target, ...stamp, batches: [wireBatch(partition, ...values)] },
    });
    if (!reply.published) throw new Error(JSON.stringify(reply));
    (content[`${target}/${partition}`] ??= []).push(...values.map(long));
  };
  await client.request({
    createTopic: { name: "orders", settings: { partitions: 3, segmentBytes: 1024 * 1024 } },
  });
  await client.request({ createTopic: { name: "users", settings: { partitions: 1 } } });
  await client.request({ createTopic: { name: "gone", settings: { partitions: 1 } } });
  const { producer } = await client.request({ initProducer: { name: "billing" } });
  const { producerId, producerEpoch } = producer!;
  const stamp = (sequence: number) => ({ producerId, producerEpoch, sequence });
  // One sealed segment and a begun one, a small tail, an empty partition, a topic that goes.
  for (let i = 0; i < 30; i++)
    await publish("orders", 0, [String.fromCharCode(97 + (i % 26)).repeat(50_000)]);
  await publish("orders", 1, ["one", "", "drei: ä€😀"]);
  await publish("users", 0, ["first", "second"], stamp(1));
  await publish("gone", 0, ["forgotten"]);
  await publish("users", 0, ["third"], stamp(2));
  // The checkpoint.
  for (let second = 0; second < 32; second++) {
    time.advance(1_000);
    await client.settled();
  }
  await settle();
  // The journal's tail beyond it.
  await publish("users", 0, ["fourth"], stamp(3));
  await publish("orders", 0, ["z".repeat(60_000), "after the checkpoint"]);
  await client.request({ deleteTopic: { name: "gone" } });
  await client.request({ createTopic: { name: "late", settings: { partitions: 2 } } });
  await publish("late", 1, ["late one"]);
  delete content["gone/0"];
  // As kill -9 leaves it: nothing is stopped.
  const copy = join(scratch, "data-v1");
  cpSync(join(scratch, "data"), copy, { recursive: true });
  rmSync(join(copy, "LOCK"));
  for (const name of readdirSync(join(copy, "shard-0/journal")))
    if (name.startsWith("spare-")) rmSync(join(copy, "shard-0/journal", name));
  const tar = spawnSync("tar", [
    "--sort=name",
    "--owner=0",
    "--group=0",
    "--numeric-owner",
    "--mtime=@1700000000",
    "-czf",
    here("data-v1.tar.gz"),
    "-C",
    scratch,
    "data-v1",
  ]);
  if (tar.status !== 0) throw new Error(tar.stderr.toString());
  const expected = {
    epoch: 1,
    producer: { name: "billing", producerId, producerEpoch, lastSequence: 3 },
    content,
  };
  writeFileSync(here("data-v1.json"), `${JSON.stringify(expected, null, 2)}\n`);
  await time.until(rig.node.stop(), 1000);
  rmSync(scratch, { recursive: true });
}

async function settle(): Promise<void> {
  for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve));
}

function makeFrames(): void {
  for (const { name, correlation, body } of goldenFrames) {
    const path = here(`frames/${name}.bin`);
    if (!existsSync(path)) writeFileSync(path, frameBytes(correlation, body));
  }
}

const what = process.argv[2];
if (what === "frames") makeFrames();
else if (what === "data" && !existsSync(here("data-v1.tar.gz"))) await makeData();
else {
  console.error("say `frames` or `data`; golden files that exist are not written again");
  process.exitCode = 1;
}
