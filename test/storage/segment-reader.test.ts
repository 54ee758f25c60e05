import { spawnSync } from "node:child_process";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import { INNER_LIMITS } from "../../src/base/inner-limits.ts";
import { SegmentReader, wholeBatches } from "../../src/storage/segment-reader.ts";
import {
  putStoredBatchHead,
  readStoredBatch,
  storedBatchSize,
  StoredBatchView,
} from "../../src/wire/stored-batch.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { SEGMENTS, StoreRig } from "../fixtures/store-rig.ts";

const KIB = 1024;

/** A topic "orders" of one partition with several sealed segments; everything is in files. */
async function stored(batches = 60, bytes = 60 * KIB, segmentBytes = KIB * KIB): Promise<StoreRig> {
  const rig = new StoreRig(0);
  rig.create("orders", 1, segmentBytes);
  for (let i = 0; i < batches; i++) rig.append("orders", bytes);
  await inFiles(rig);
  return rig;
}

/** All that a topic has lies in its files, as after a restart with nothing in memory. */
async function inFiles(rig: StoreRig): Promise<void> {
  rig.append("orders", 300 * KIB);
  await rig.settle();
  rig.log("orders").chunks.length = 0;
}

function files(rig: StoreRig, suffix: string): string[] {
  return rig
    .segmentFiles()
    .filter((name) => name.endsWith(suffix))
    .map((name) => `${SEGMENTS}/${name}`);
}

/** Everything a reader gets before it ends or fails. */
async function readAll(
  rig: StoreRig,
  readBytes = 200 * KIB,
): Promise<{ bytes: Uint8Array; error?: SluiceFault; ranges: number[] }> {
  const reader = new SegmentReader(rig.disk, SEGMENTS);
  const log = rig.log("orders");
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (let position = 0; position < log.partition.endPosition;) {
    const result = await new Promise<{ error?: SluiceFault; bytes: Uint8Array; end: number }>((resolve) =>
      reader.read(log, position, offset, readBytes, (error, range) => {
        if (error !== undefined) return resolve({ error, bytes: new Uint8Array(0), end: 0 });
        offset = range!.endOffset;
        resolve({ bytes: range!.bytes.slice(), end: range!.end });
        range!.release();
      }),
    );
    if (result.error !== undefined)
      return { bytes: Buffer.concat(parts), error: result.error, ranges: parts.map(({ length }) => length) };
    expect(result.end).toBe(position + result.bytes.length);
    parts.push(result.bytes);
    position = result.end;
  }
  return { bytes: Buffer.concat(parts), ranges: parts.map(({ length }) => length) };
}

function locate(rig: StoreRig, offset: number): Promise<number> {
  return new Promise((resolve) =>
    new SegmentReader(rig.disk, SEGMENTS).locate(rig.log("orders"), offset, resolve),
  );
}

/** Position of the batch that holds an offset, by walking. */
function positionOf(rig: StoreRig, offset: number): number {
  const bytes = rig.expected.content(rig.partition("orders").uid);
  const view = new StoredBatchView();
  for (let at = 0; ; at = view.end) {
    if (readStoredBatch(bytes, at, bytes.length, view) === 0)
      throw new Error(`offset ${offset} is not there`);
    if (view.count > 0 && view.endOffset > offset) return at;
  }
}

describe("reading files", () => {
  it("gives every byte once, whole batches at a time, whatever the size of a read", async () => {
    const rig = await stored();
    const expected = rig.expected.content(rig.partition("orders").uid);
    for (const readBytes of [8, 100, 61 * KIB, 200 * KIB, INNER_LIMITS.readBytes]) {
      const { bytes, ranges } = await readAll(rig, readBytes);
      expect(Buffer.from(bytes).equals(expected)).toBe(true);
      expect(Math.max(...ranges)).toBeLessThanOrEqual(Math.max(readBytes, 301 * KIB));
    }
  });

  it("gives a batch larger than the read alone, so that it fits the frame it came in", async () => {
    const rig = new StoreRig(0);
    rig.create("orders", 1, 64 * KIB * KIB);
    for (let i = 0; i < 6; i++) rig.append("orders", 2_500 * KIB);
    for (let i = 0; i < 6; i++) rig.append("orders", 10 * KIB);
    await inFiles(rig);
    const { bytes, ranges } = await readAll(rig, INNER_LIMITS.readBytes);
    expect(Buffer.from(bytes).equals(rig.expected.content(rig.partition("orders").uid))).toBe(true);
    expect(Math.max(...ranges)).toBeLessThan(2_501 * KIB);
    expect(ranges.filter((length) => length > INNER_LIMITS.readBytes)).toHaveLength(6);
  });

  it("has at most two reads under way, and all come to their end", async () => {
    const rig = await stored();
    const reader = new SegmentReader(rig.disk, SEGMENTS);
    const log = rig.log("orders");
    let most = 0;
    let done = 0;
    const all = Array.from(
      { length: 20 },
      () =>
        new Promise<void>((resolve) =>
          reader.read(log, 0, 0, 10 * KIB, (error, range) => {
            expect(error).toBeUndefined();
            range!.release();
            done++;
            resolve();
          }),
        ),
    );
    const watch = setInterval(() => (most = Math.max(most, rig.disk.underWay)), 0);
    await Promise.all(all);
    clearInterval(watch);
    expect(done).toBe(20);
    expect(most).toBeLessThanOrEqual(2);
  });

  it("closes a file that nobody has read for some looks, and opens it again for who does", async () => {
    const rig = await stored(3);
    const reader = new SegmentReader(rig.disk, SEGMENTS);
    const before = rig.disk.openHandles(/\.log$/);
    const read = () =>
      new Promise<void>((resolve) =>
        reader.read(rig.log("orders"), 0, 0, 10 * KIB, (error, range) => {
          expect(error).toBeUndefined();
          range!.release();
          resolve();
        }),
      );
    const handles = () => rig.disk.openHandles(/\.log$/) - before;
    await read();
    for (let look = 0; look < 5; look++) reader.giveBack();
    expect(handles()).toBe(1);
    await read();
    for (let look = 0; look < 5; look++) reader.giveBack();
    expect(handles()).toBe(1);
    reader.giveBack();
    expect(handles()).toBe(0);
    await read();
    expect(handles()).toBe(1);
  });
});

describe("damage", () => {
  it("of any single byte of a sealed or active segment is told, and never served", async () => {
    const rig = await stored(8, 10 * KIB, 35 * KIB);
    const expected = Buffer.from(rig.expected.content(rig.partition("orders").uid));
    const [sealed, , active] = files(rig, ".log") as [string, string, string];
    for (const path of [sealed, active]) {
      const good = rig.disk.content(path);
      // Every byte of the header batch and of the first batch's head and beginning, then one now and then.
      const places = [
        ...Array.from({ length: 250 }, (_, i) => i),
        ...Array.from({ length: 25 }, (_, i) => Math.floor((good.length / 25) * i) + 251),
      ];
      for (const at of places.filter((place) => place < good.length)) {
        rig.disk.damage(path, (bytes) => void (bytes[at]! ^= 1 << (at % 8)));
        const { bytes, error } = await readAll(rig, INNER_LIMITS.readBytes);
        expect(error, `byte ${at}`).toBeInstanceOf(SluiceFault);
        expect(error!.code).toBe("CORRUPT_RANGE");
        expect(error!.details).toMatchObject({ partition: "0", file: path });
        expect(expected.subarray(0, bytes.length).equals(Buffer.from(bytes)), `byte ${at}`).toBe(true);
        rig.disk.damage(path, () => good);
      }
    }
  }, 120_000);

  it.each([
    ["a batch's records", 17, 5_000],
    ["a batch's head, which then says nothing", 17, 12],
    ["a batch after one larger than a read", 110, 300],
    ["the first batch of a segment", undefined, 2_000],
  ])("of %s is told with the offsets that cannot be read", async (_what, chosen, into) => {
    const rig = new StoreRig(0);
    rig.create("orders", 1, 4 * KIB * KIB);
    for (let i = 0; i < 160; i++) rig.append("orders", i === 100 ? 1_500 * KIB : 20 * KIB);
    await inFiles(rig);
    const { segments } = rig.log("orders");
    const bases = segments.map(({ baseOffset }) => baseOffset);
    expect(bases[1]).toBeGreaterThan(110);
    const offset = chosen ?? bases[1]!;
    const position = positionOf(rig, offset);
    const i = rig.log("orders").segmentAtPosition(position);
    rig.disk.damage(
      files(rig, ".log")[i]!,
      (bytes) => void (bytes[position - segments[i]!.basePosition + into]! ^= 1),
    );
    const { error } = await readAll(rig, INNER_LIMITS.readBytes);
    expect(error?.details).toMatchObject({ from: String(offset), next: String(bases[i + 1] ?? 161) });
  });

  it("takes nothing away from the batches before it", async () => {
    const rig = await stored(40, 20 * KIB);
    const at = positionOf(rig, 17) + 5_000;
    rig.disk.damage(files(rig, ".log")[0]!, (bytes) => void (bytes[at]! ^= 1));
    const { bytes, error } = await readAll(rig, INNER_LIMITS.readBytes);
    expect(error).toBeDefined();
    expect(bytes.length).toBe(positionOf(rig, 17));
  });

  it("of a length does not make the reader take memory for what it claims", async () => {
    const rig = await stored(40, 20 * KIB);
    const at = positionOf(rig, 17);
    // The batch's length now says several hundred MiB.
    rig.disk.damage(files(rig, ".log")[0]!, (bytes) => void bytes.set([0xff, 0xff, 0xff], at + 1));
    const { error } = await readAll(rig);
    expect(error?.message).toMatch(/ends inside a batch/);
    const reads = rig.disk.calls.filter(({ op }) => op === "read").map(({ bytes }) => bytes!);
    expect(Math.max(...reads)).toBeLessThanOrEqual(INNER_LIMITS.readBytes);
  });

  it("is told where a file is short or gone", async () => {
    const rig = await stored();
    const path = files(rig, ".log")[1]!;
    const good = rig.disk.content(path);
    rig.disk.damage(path, (bytes) => bytes.slice(0, bytes.length - 100));
    expect((await readAll(rig)).error?.code).toBe("CORRUPT_RANGE");
    rig.disk.damage(path, () => good);
    rig.disk.unlinkSync(path);
    expect((await readAll(rig)).error?.code).toBe("CORRUPT_RANGE");
  });
});

describe("a whole, good batch in another's place", () => {
  /** Two topics alike to the byte in all but what they are called and say; everything in files, several segments. */
  async function twins(): Promise<StoreRig> {
    const rig = new StoreRig(0);
    for (const name of ["orders", "others"]) rig.create(name, 1, KIB * KIB);
    for (let i = 0; i < 160; i++) rig.append(i % 2 === 0 ? "orders" : "others", 20 * KIB);
    rig.append("others", 300 * KIB);
    await inFiles(rig);
    expect(rig.log("orders").segments.length).toBeGreaterThan(1);
    return rig;
  }

  function pathOf(rig: StoreRig, topic: string, segment = 0): string {
    const { uid } = rig.partition(topic);
    return files(rig, ".log").filter((path) => path.includes(`/${uid}/`))[segment]!;
  }

  /** Bytes of the batch at `offset` in a topic's first segment. */
  function batchAt(rig: StoreRig, offset: number, topic = "orders"): Uint8Array {
    const at = positionOf(rig, offset);
    return rig.disk.content(pathOf(rig, topic)).slice(at, positionOf(rig, offset + 1));
  }

  function put(rig: StoreRig, offset: number, batch: Uint8Array): void {
    expect(batch).toHaveLength(positionOf(rig, offset + 1) - positionOf(rig, offset));
    rig.disk.damage(pathOf(rig, "orders"), (bytes) => void bytes.set(batch, positionOf(rig, offset)));
  }

  it.each<[string, number, (rig: StoreRig) => void]>([
    [
      "two that changed places",
      17,
      (rig) => {
        const [first, second] = [batchAt(rig, 17), batchAt(rig, 23)];
        put(rig, 17, second);
        put(rig, 23, first);
      },
    ],
    ["one that is there twice", 18, (rig) => put(rig, 18, batchAt(rig, 17))],
    ["a later one", 17, (rig) => put(rig, 17, batchAt(rig, 18))],
    ["one of another partition", 17, (rig) => put(rig, 17, batchAt(rig, 4, "others"))],
    [
      "the segment's header",
      17,
      (rig) => {
        // As long as the first batch: the header, and what lies behind it up to there.
        const beginning = rig.disk.content(pathOf(rig, "orders")).slice(0, batchAt(rig, 17).length);
        put(rig, 17, beginning);
      },
    ],
  ])("is told, and what comes before is served: %s", async (_what, offset, misdirect) => {
    const rig = await twins();
    const expected = Buffer.from(rig.expected.content(rig.partition("orders").uid));
    misdirect(rig);
    const next = String(rig.log("orders").segments[1]!.baseOffset);
    // A batch a read, several, all: what was read before says where the next one has to begin.
    for (const readBytes of [8, 50 * KIB, INNER_LIMITS.readBytes]) {
      const { bytes, error } = await readAll(rig, readBytes);
      expect(error).toMatchObject({ code: "CORRUPT_RANGE", details: { from: String(offset), next } });
      expect(expected.subarray(0, positionOf(rig, offset)).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it.each<[string, (rig: StoreRig) => Uint8Array, RegExp]>([
    [
      "another partition's, alike in every offset and length",
      (rig) => rig.disk.content(pathOf(rig, "others")),
      /it is a segment of topic "others" partition 0/,
    ],
    [
      "another one of the same partition",
      (rig) => rig.disk.content(pathOf(rig, "orders", 1)),
      /begins at offset \d+, not at 0/,
    ],
    [
      "one without its header",
      (rig) => rig.disk.content(pathOf(rig, "orders")).slice(positionOf(rig, 0)),
      /does not begin with a segment's header/,
    ],
  ])("is told where a segment file is %s", async (_what, content, told) => {
    const rig = await twins();
    const bytes = content(rig);
    rig.disk.damage(pathOf(rig, "orders"), () => bytes);
    const next = String(rig.log("orders").segments[1]!.baseOffset);
    const { bytes: got, error } = await readAll(rig);
    expect(error).toMatchObject({ code: "CORRUPT_RANGE", details: { from: "0", next } });
    expect(error?.message).toMatch(told);
    expect(got).toHaveLength(0);
  });

  it("is told to who begins in the midst of another partition's file, once it is opened", async () => {
    const rig = await twins();
    const good = rig.disk.content(pathOf(rig, "orders"));
    const foreign = rig.disk.content(pathOf(rig, "others"));
    const readAt17 = (): Promise<SluiceFault | undefined> =>
      new Promise((resolve) =>
        new SegmentReader(rig.disk, SEGMENTS).read(
          rig.log("orders"),
          positionOf(rig, 17),
          17,
          50 * KIB,
          (error, range) => {
            range?.release();
            resolve(error);
          },
        ),
      );
    expect(await readAt17()).toBeUndefined();
    rig.disk.damage(pathOf(rig, "orders"), () => foreign);
    expect(await readAt17()).toMatchObject({ code: "CORRUPT_RANGE", details: { from: "17" } });
    // A damaged header says nothing, and hides nothing.
    rig.disk.damage(pathOf(rig, "orders"), () => good);
    rig.disk.damage(pathOf(rig, "orders"), (bytes) => void (bytes[20]! ^= 1));
    expect(await readAt17()).toBeUndefined();
  });

  it("where an index points does not mislead: it is told from the offset that is missing", async () => {
    const rig = await twins();
    expect(await locate(rig, 17)).toBe(positionOf(rig, 17));
    put(rig, 17, batchAt(rig, 11));
    expect(await locate(rig, 17)).toBe(0);
  });

  it("is told where the epoch goes back", () => {
    const records = Uint8Array.of(1, 2, 3);
    const batch = (baseOffset: number, epoch: number): Uint8Array => {
      const head = {
        baseOffset,
        epoch,
        appendTime: 5,
        count: 1,
        producerId: 0,
        producerEpoch: 0,
        sequence: 0,
      };
      const whole = { ...head, codec: 0, crc: crc32(records) };
      const bytes = new Uint8Array(storedBatchSize(whole, records.length));
      bytes.set(records, putStoredBatchHead(bytes, 0, whole, records.length));
      return bytes;
    };
    const good = Buffer.concat([batch(5, 2), batch(6, 2), batch(7, 3)]);
    const served = (bytes: Uint8Array): number[] => {
      const whole = wholeBatches(bytes, 5, undefined);
      return typeof whole === "string" ? [] : [whole.bytes.length, whole.endOffset];
    };
    expect(served(good)).toEqual([good.length, 8]);
    const bad = Buffer.concat([batch(5, 2), batch(6, 1), batch(7, 3)]);
    expect(served(bad)).toEqual([batch(5, 2).length, 6]);
  });
});

describe("locating an offset", () => {
  it("comes to a batch boundary at or a little before it, in sealed and active segments", async () => {
    const rig = await stored(300, 9 * KIB);
    for (let offset = 0; offset <= 300; offset += 7) {
      const position = await locate(rig, offset);
      const exact = positionOf(rig, offset);
      expect(position).toBeLessThanOrEqual(exact);
      expect(exact - position).toBeLessThan(40 * KIB);
    }
  });

  it.each([
    "is gone",
    "is damaged",
    "is cut",
    "points into the middle of a batch",
    "points beyond the segment",
  ])("goes from the segment's start where its index %s", async (how) => {
    const rig = await stored(300, 9 * KIB);
    const { segments } = rig.log("orders");
    files(rig, ".index").forEach((path, i) => {
      const { basePosition, baseOffset } = segments[i]!;
      if (how === "is gone") rig.disk.unlinkSync(path);
      else if (how === "is damaged") rig.disk.damage(path, (bytes) => void (bytes[3]! ^= 1));
      else if (how === "is cut") rig.disk.damage(path, (bytes) => bytes.slice(0, 20));
      else
        rig.disk.damage(path, () =>
          indexFile(baseOffset, how.includes("middle") ? basePosition + 12_345 : basePosition + 5_000_000),
        );
    });
    for (let i = 0; i < segments.length - 1; i++) {
      const { baseOffset, basePosition } = segments[i]!;
      expect(await locate(rig, baseOffset + 50)).toBe(basePosition);
    }
  });

  it("in a segment that a start found half written goes from where it knows", async () => {
    const rig = await stored(10, 30 * KIB);
    expect(await rig.checkpoint()).toBeUndefined();
    await rig.crashAndOpen();
    await rig.settle();
    expect(await locate(rig, 3)).toBe(0);
    for (let i = 0; i < 10; i++) rig.append("orders", 30 * KIB);
    const position = await locate(rig, 19);
    expect(position).toBeGreaterThan(0);
    expect(position).toBeLessThanOrEqual(positionOf(rig, 19));
  });

  it("before anything was stored is the beginning", async () => {
    const rig = new StoreRig();
    rig.create("orders");
    expect(await locate(rig, 0)).toBe(0);
  });
});

/** An index file whose checksum is right and whose only entry is wrong. */
function indexFile(offset: number, position: number): Uint8Array {
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(offset), true);
  view.setBigUint64(8, BigInt(position), true);
  view.setUint32(16, crc32(bytes.subarray(0, 16)), true);
  return bytes;
}

describe("a segment file", () => {
  it("is a Segment to generated code: a header batch that says whose it is, then every batch as it was appended", async () => {
    const rig = await stored();
    const { segments, partition } = rig.log("orders");
    let offset = 0;
    for (const [i, path] of files(rig, ".log").entries()) {
      const [header, ...batches] = v1.Segment.decode(rig.disk.content(path)).batches;
      expect(header!.header).toMatchObject({ owner: "orders", partitionUid: partition.uid });
      expect(header!.header!.baseOffset ?? 0).toBe(segments[i]!.baseOffset);
      for (const batch of batches) {
        expect(batch.baseOffset).toBe(offset);
        offset += v1.RecordBatch.decode(batch.records!).records.length;
      }
    }
    expect(offset).toBe(partition.endOffset);
  });

  it("is read by protoc --decode sluice.v1.Segment", async () => {
    const rig = await stored(3, 100);
    const run = spawnSync(
      "protoc",
      ["--decode", "sluice.v1.Segment", "-I", "proto", "sluice/v1/record.proto"],
      {
        cwd: new URL("../..", import.meta.url),
        input: rig.disk.content(files(rig, ".log")[0]!),
        maxBuffer: 64 * KIB * KIB,
      },
    );
    expect(run.error, "protoc is missing: apt-get install protobuf-compiler (.ci/run does)").toBeUndefined();
    expect(run.stderr.toString()).toBe("");
    const text = run.stdout.toString();
    expect(text).toContain('owner: "orders"');
    expect(text.match(/^batches \{$/gm)).toHaveLength(5);
    // No field that protoc does not know.
    expect(text).not.toMatch(/^\s*\d+:/m);
  });
});
