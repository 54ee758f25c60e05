/** What earlier versions wrote is read by this one: recorded frames and data directories of every format. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FrameDecoder, FrameField, splitFrame } from "../../src/wire/frame.ts";
import { decode, v1 } from "../../src/wire/protobuf.ts";
import { readAtomic, readBatches, readPublish } from "../../src/wire/publish.ts";
import { readPublishReply } from "../../src/wire/publish-reply.ts";
import { readStoredBatch, StoredBatchView } from "../../src/wire/stored-batch.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { frameBytes, recordsOf, wireBatch, WireClient } from "../fixtures/wire-client.ts";
import { goldenFrames } from "./frames.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The bytes between the frame's length and its end. */
function golden(name: string): { file: Buffer; frame: Uint8Array } {
  const file = readFileSync(here(`frames/${name}.bin`));
  const frames: Uint8Array[] = [];
  new FrameDecoder(1 << 20).push(
    file,
    (bytes, start, end) => void frames.push(new Uint8Array(bytes.subarray(start, end))),
  );
  expect(frames).toHaveLength(1);
  return { file, frame: frames[0]! };
}

function body(frame: Uint8Array): { bytes: Uint8Array; field: number; correlation: number } {
  const parts = splitFrame(frame, 0, frame.length, { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 });
  return {
    bytes: frame.subarray(parts.bodyStart, parts.bodyEnd),
    field: parts.field,
    correlation: parts.correlation,
  };
}

/** Plain data: bytes as hex, messages as objects of what they hold. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => one !== undefined && one !== null && !name.startsWith("$"))
      .map(([name, one]) => [name, plain(one)]),
  );
}

/** Without what a decoder fills in although it was not sent, and without what proto3 does not send. */
function sent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sent);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, sent(one)] as const)
      .filter(
        ([name, one]) =>
          !(Array.isArray(one) && one.length === 0) &&
          !(name === "details" && Object.keys(one as object).length === 0),
      ),
  );
}

describe("recorded frames", () => {
  it("are there for every kind of frame, and no other files", () => {
    expect(new Set(goldenFrames.map(({ kind }) => kind))).toEqual(new Set(Object.keys(FrameField)));
    expect(readdirSync(here("frames")).sort()).toEqual(goldenFrames.map(({ name }) => `${name}.bin`).sort());
  });

  it.each(goldenFrames.map((one) => [one.name, one] as const))(
    "%s means today what it meant when it was recorded",
    (name, { kind, correlation, body: meant }) => {
      const { file, frame } = golden(name);
      const decoded = decode(v1.Frame, frame);
      expect(decoded.correlation ?? 0).toBe(correlation);
      expect(sent(plain(decoded[kind]))).toEqual(sent(plain(meant[kind])));
      expect(body(frame)).toMatchObject({ field: FrameField[kind], correlation });
      // And today's bytes are those: a client of that version reads what this one writes.
      expect(Buffer.from(frameBytes(correlation, meant)).toString("hex")).toBe(file.toString("hex"));
    },
  );

  it("are read by the hand-made readers as by generated code", () => {
    const read = <T>(name: string, reader: (bytes: Uint8Array, start: number, end: number) => T): T => {
      const { bytes } = body(golden(name).frame);
      return reader(bytes, 0, bytes.length);
    };
    expect(read("publish", readPublish)).toMatchObject({
      target: "orders",
      partitioningVersion: 5,
      producerId: 9,
      producerEpoch: 2,
      sequence: Number.MAX_SAFE_INTEGER,
      confirm: true,
      batches: [{ partition: 3, count: 2, codec: 0, expectedOffset: undefined }],
    });
    expect(read("publish-quiet", readPublish)).toMatchObject({
      confirm: false,
      producerId: 0,
      batches: [{ partition: -1 }],
    });
    expect(read("atomic", readAtomic)).toMatchObject({
      sequence: 1,
      appends: [{ target: "orders" }, { target: "users" }],
    });
    expect(read("published", readPublishReply)).toEqual({
      duplicate: true,
      appendTime: 1700000000000,
      results: [3, Number.MAX_SAFE_INTEGER, 2, 0, 0, 1],
    });
  });

  it("of batches with the range first are told from those the server sends: the range is last", () => {
    // Generated code writes field 1 first; the hand-made reader wants it last and says where it begins.
    const { bytes } = body(golden("batches").frame);
    expect(readBatches(bytes, 0, bytes.length)).toMatchObject({ batchesStart: 0 });
    const view = new StoredBatchView();
    expect(readStoredBatch(bytes, 0, bytes.length, view)).toBeGreaterThan(0);
    expect(view).toMatchObject({ baseOffset: 5, count: 2, epoch: 7, producerId: 9, headCrc: 305419896 });
    expect(view.crcMatches(bytes)).toBe(true);
  });
});

interface Expected {
  epoch: number;
  producer: { name: string; producerId: number; producerEpoch: number; lastSequence: number };
  content: Record<string, string[]>;
}

describe("the data directory of format 1, as kill -9 left it", () => {
  async function unpacked(): Promise<{ rig: NodeRig; client: WireClient; expected: Expected }> {
    const directory = tempDirectory();
    const tar = spawnSync("tar", ["-xzf", here("data-v1.tar.gz"), "-C", directory]);
    expect(tar.stderr.toString()).toBe("");
    const flags = {
      data: join(directory, "data-v1"),
      "limits.maxMessageBytes": "64KiB",
      "storage.journalFileBytes": "1MiB",
    };
    const rig = await new NodeRig(directory, flags).start();
    const client = await WireClient.overTcp(rig.started.port);
    await client.hello();
    return { rig, client, expected: JSON.parse(readFileSync(here("data-v1.json"), "utf8")) as Expected };
  }

  async function read(
    client: WireClient,
    topic: string,
    partition: number,
    count: number,
  ): Promise<string[]> {
    const subscription = client.next();
    await client.request({
      subscribe: { subscription, topic, partitions: [{ partition }], creditBytes: 1 << 30 },
    });
    const values: string[] = [];
    while (values.length < count) {
      for (const { offset, value } of recordsOf(
        await client.take((frame) => frame.batches?.subscription === subscription),
      )) {
        expect(offset).toBe(values.length);
        values.push(value.length > 100 ? `${value[0]}*${value.length}` : value);
        if (value.length > 100) expect(value).toBe(value[0]!.repeat(value.length));
      }
    }
    await client.request({ unsubscribe: { subscription } });
    return values;
  }

  it("is opened, and every message is read back; what was deleted stays so", async () => {
    const { rig, client, expected } = await unpacked();
    const recovered = rig.logged("journal recovered")[0]!.fields;
    // Part of it comes from the checkpoint, part from the journal's tail.
    expect(recovered).toMatchObject({ epoch: expected.epoch + 1, tornBytes: 0 });
    expect(recovered["checkpointIndex"]).toBeGreaterThan(10);
    expect(recovered["replayed"]).toBeGreaterThan(3);
    for (const [place, values] of Object.entries(expected.content)) {
      const [topic, partition] = place.split("/") as [string, string];
      expect(await read(client, topic, Number(partition), values.length)).toEqual(values);
    }
    const { topics } = await client.request({ listTopics: {} });
    expect(topics!.topics!.map(({ name }) => name)).toEqual(["late", "orders", "users"]);
    const orders = await client.request({ describeTopic: { name: "orders" } });
    expect(orders.topic!.topic!.partitions!.map(({ segments }) => segments ?? 0)).toEqual([2, 1, 0]);
    client.destroy();
    await rig.node.stop();
    expect(rig.fatal).toEqual([]);
  });

  it("goes on: offsets continue, and its producer's resends are known", async () => {
    const { rig, client, expected } = await unpacked();
    const { producerId, producerEpoch, lastSequence } = expected.producer;
    const stamped = (sequence: number, value: string) =>
      client.request({
        publish: { target: "users", producerId, producerEpoch, sequence, batches: [wireBatch(0, value)] },
      });
    for (let sequence = 1; sequence <= lastSequence; sequence++)
      expect((await stamped(sequence, "again")).published).toMatchObject({ duplicate: true });
    const next = await stamped(lastSequence + 1, "fifth");
    expect(next.published!.results).toMatchObject([
      { baseOffset: expected.content["users/0"]!.length, count: 1 },
    ]);
    client.destroy();
    await rig.node.stop();
    expect(rig.fatal).toEqual([]);
  });
});
