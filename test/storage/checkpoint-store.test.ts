import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import { ChangeBuffer, readChanges } from "../../src/core/change-buffer.ts";
import { CheckpointStore } from "../../src/storage/checkpoint-store.ts";
import type { CheckpointRequest, LoadedCheckpoint, Piece } from "../../src/storage/storage-messages.ts";
import { withSeed } from "../fixtures/properties.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

const utf8 = new TextEncoder();

function piece(text: string, margin = 0): Piece {
  const bytes = utf8.encode(text);
  const memory = new SharedArrayBuffer(bytes.length + margin);
  new Uint8Array(memory).set(bytes, margin);
  return { memory, offset: margin, length: bytes.length };
}

function changesOf(
  ...rows: [kind: number, key: number, subkey: number, value: string | undefined][]
): Uint8Array<ArrayBuffer> {
  const buffer = new ChangeBuffer();
  for (const [kind, key, subkey, value] of rows) {
    if (value === undefined) buffer.remove(kind, key, subkey);
    else buffer.put(kind, key, subkey, utf8.encode(value));
  }
  return buffer.take();
}

function request(appliedIndex: number, more: Partial<CheckpointRequest> = {}): CheckpointRequest {
  const head = { appliedIndex, chain: 0xfedcba98, epoch: 3, timeMs: 1_700_000_000_000 };
  return { head, changes: new Uint8Array(0), segments: [], tails: [], spilled: [], dropped: [], ...more };
}

function rowsOf(loaded: LoadedCheckpoint): string[] {
  return loaded.rows.flatMap((block) =>
    [...readChanges(block)].map(
      ({ kind, key, subkey, value }) => `${kind}/${key}/${subkey}=${Buffer.from(value!).toString()}`,
    ),
  );
}

function tailsOf(loaded: LoadedCheckpoint): string[] {
  return loaded.tails.map(
    ({ partitionUid, position, bytes }) => `${partitionUid}@${position}=${Buffer.from(bytes).toString()}`,
  );
}

const segment = (partitionUid: number, baseOffset: number, bytes: number, sealed = false) => ({
  partitionUid,
  baseOffset,
  basePosition: baseOffset * 10,
  generation: 0,
  bytes,
  sealed,
});

/** A store with one checkpoint of everything; closed. */
function filled(path: string): void {
  const store = new CheckpointStore(path);
  store.commit(
    request(42, {
      changes: changesOf([2, 7, 0, "topic"], [3, 114_688, 0, "partition"], [5, 2 ** 40, 15, "result"]),
      segments: [segment(114_688, 0, 5000, true), segment(114_688, 500, 70)],
      tails: [{ partitionUid: 114_688, position: 5070, pieces: [piece("tail one ", 3), piece("and two")] }],
    }),
  );
  store.close();
}

function load(path: string): LoadedCheckpoint {
  const store = new CheckpointStore(path);
  try {
    return store.load();
  } finally {
    store.close();
  }
}

describe("a checkpoint", () => {
  it("that was never taken is none", () => {
    expect(load(join(tempDirectory(), "c.db"))).toEqual({
      head: undefined,
      rows: [],
      segments: [],
      tails: [],
    });
  });

  it("comes back as it was committed", () => {
    const path = join(tempDirectory(), "c.db");
    filled(path);
    const loaded = load(path);
    expect(loaded.head).toEqual({ appliedIndex: 42, chain: 0xfedcba98, epoch: 3, timeMs: 1_700_000_000_000 });
    expect(rowsOf(loaded)).toEqual(["2/7/0=topic", "3/114688/0=partition", `5/${2 ** 40}/15=result`]);
    expect(loaded.segments).toEqual([segment(114_688, 0, 5000, true), segment(114_688, 500, 70)]);
    expect(tailsOf(loaded)).toEqual(["114688@5070=tail one and two"]);
  });

  it("keeps of each key the last value, across and within checkpoints, and forgets what was removed", () => {
    const path = join(tempDirectory(), "c.db");
    const store = new CheckpointStore(path);
    store.commit(
      request(1, {
        changes: changesOf(
          [2, 1, 0, "a"],
          [2, 2, 0, "b"],
          [2, 1, 0, "a2"],
          [2, 3, 0, "c"],
          [2, 3, 0, undefined],
        ),
      }),
    );
    store.commit(
      request(2, {
        changes: changesOf([2, 2, 0, undefined], [2, 4, 0, "d"], [2, 2, 0, "b2"], [2, 9, 0, undefined]),
      }),
    );
    store.close();
    expect(rowsOf(load(path))).toEqual(["2/1/0=a2", "2/2/0=b2", "2/4/0=d"]);
    expect(load(path).head?.appliedIndex).toBe(2);
  });

  it("gives rows by kind, then key, then subkey, as numbers", () => {
    const path = join(tempDirectory(), "c.db");
    const store = new CheckpointStore(path);
    store.commit(
      request(1, {
        changes: changesOf(
          [5, 10, 2, "x"],
          [5, 9, 15, "x"],
          [3, 100, 0, "x"],
          [5, 10, 10, "x"],
          [2, 2 ** 52, 0, "x"],
        ),
      }),
    );
    store.close();
    expect(rowsOf(load(path))).toEqual([
      `2/${2 ** 52}/0=x`,
      "3/100/0=x",
      "5/9/15=x",
      "5/10/2=x",
      "5/10/10=x",
    ]);
  });

  it("drops tail rows that are in files now, and everything of a dropped partition", () => {
    const path = join(tempDirectory(), "c.db");
    const store = new CheckpointStore(path);
    const tail = (partitionUid: number, position: number, text: string) => ({
      partitionUid,
      position,
      pieces: [piece(text)],
    });
    store.commit(
      request(1, {
        segments: [segment(1, 0, 5), segment(2, 0, 5)],
        tails: [tail(1, 5, "aaa"), tail(2, 5, "bbb")],
      }),
    );
    store.commit(request(2, { tails: [tail(1, 8, "ccc"), tail(2, 8, "ddd")] }));
    store.commit(
      request(3, {
        spilled: [{ partitionUid: 1, position: 11 }],
        tails: [tail(1, 11, "eee")],
        segments: [segment(1, 0, 11)],
      }),
    );
    store.close();
    expect(tailsOf(load(path))).toEqual(["1@11=eee", "2@5=bbb", "2@8=ddd"]);
    const again = new CheckpointStore(path);
    again.commit(request(4, { dropped: [2] }));
    again.close();
    expect(tailsOf(load(path))).toEqual(["1@11=eee"]);
    expect(load(path).segments).toEqual([segment(1, 0, 11)]);
  });

  it("is one transaction: one that fails half way changes nothing", () => {
    const path = join(tempDirectory(), "c.db");
    filled(path);
    const store = new CheckpointStore(path);
    const broken = { ...segment(9, 0, 1), bytes: "many" as never };
    expect(() =>
      store.commit(request(77, { changes: changesOf([2, 7, 0, "other"]), segments: [broken] })),
    ).toThrow();
    store.close();
    expect(load(path).head?.appliedIndex).toBe(42);
    expect(rowsOf(load(path))[0]).toBe("2/7/0=topic");
  });

  it("of many rows comes in blocks, none lost", () => {
    const path = join(tempDirectory(), "c.db");
    const store = new CheckpointStore(path);
    const buffer = new ChangeBuffer();
    const value = new Uint8Array(30_000).fill(7);
    for (let key = 0; key < 600; key++) buffer.put(3, key, 0, value);
    store.commit(request(1, { changes: buffer.take() }));
    const { rows } = store.load();
    store.close();
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.flatMap((block) => [...readChanges(block)].map(({ key }) => key))).toEqual(
      Array.from({ length: 600 }, (_, i) => i),
    );
  });

  it("is synced when it is committed: WAL mode, synchronous FULL", () => {
    const path = join(tempDirectory(), "c.db");
    const store = new CheckpointStore(path);
    expect(store.pragmas()).toEqual({ journal_mode: "wal", synchronous: 2, mmap_size: 0 });
    store.close();
  });
});

describe("a damaged checkpoint", () => {
  /** Changes the closed database by SQL, as rot in a page would. */
  function edited(sql: string): string {
    const path = join(tempDirectory(), "c.db");
    filled(path);
    const db = new Database(path);
    db.exec(sql);
    db.close();
    return path;
  }

  it.each([
    ["a state row's value", "UPDATE state SET value = x'00' WHERE kind = 2"],
    ["a state row's key", "UPDATE state SET key = 8 WHERE kind = 2"],
    ["a state row's kind", "UPDATE state SET kind = 4 WHERE kind = 2"],
    ["a state row's subkey", "UPDATE state SET subkey = 3 WHERE kind = 5"],
    ["a tail's bytes", "UPDATE tails SET bytes = x'00112233'"],
    ["a tail's position", "UPDATE tails SET position = position + 1"],
    ["a segment's size", "UPDATE segments SET bytes = bytes - 1 WHERE sealed = 1"],
    ["a segment's place", "UPDATE segments SET base_position = 1 WHERE sealed = 1"],
    ["a segment's seal", "UPDATE segments SET sealed = 0"],
    ["the applied index", "UPDATE head SET applied_index = 41"],
    ["the chain", "UPDATE head SET chain = 5"],
    ["the epoch", "UPDATE head SET epoch = 2"],
    ["the time", "UPDATE head SET time_ms = 1"],
    ["a table's name, under which an empty one would be made", "ALTER TABLE tails RENAME TO tail5"],
  ])("is refused: %s", (_what, sql) => {
    expect(() => load(edited(sql))).toThrow(SluiceFault);
    expect(() => load(edited(sql))).toThrow(/cannot be read/);
  });

  it("of a newer format is refused by name, and left alone", () => {
    const path = edited("UPDATE head SET format = 2");
    const before = readFileSync(path);
    expect(() => load(path)).toThrow(/format is 2; this version reads 1/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("that is no database at all is refused", () => {
    const path = join(tempDirectory(), "c.db");
    writeFileSync(path, "this is not a database, and long enough to be one in size".repeat(100));
    expect(() => load(path)).toThrow(SluiceFault);
  });

  it("is refused where a flipped bit made an empty blob of a number: 0 has the same bytes", () => {
    const path = join(tempDirectory(), "c.db");
    const store = new CheckpointStore(path);
    store.commit(request(9, { tails: [{ partitionUid: 0, position: 9, pieces: [piece("tail")] }] }));
    store.close();
    const bytes = readFileSync(path);
    // The head of its index entry: size, the numbers 0, 9 and 1.
    const at = bytes.indexOf(Buffer.of(4, 8, 1, 9)) + 1;
    expect(at).toBeGreaterThan(0);
    bytes[at]! ^= 4;
    writeFileSync(path, bytes);
    expect(() => load(path)).toThrow(/tail .* does not match its checksum/);
  });

  it("is refused, or loads exactly as it was, wherever its file was changed", () => {
    withSeed((random) => {
      const path = join(tempDirectory(), "c.db");
      const store = new CheckpointStore(path);
      const buffer = new ChangeBuffer();
      for (let key = 0; key < 300; key++) buffer.put(3, key, key % 16, random.bytes(random.integer(0, 60)));
      store.commit(
        request(9, {
          changes: buffer.take(),
          segments: Array.from({ length: 60 }, (_, i) =>
            segment(1 + (i >> 2), (i & 3) * 100, 50, (i & 3) < 3),
          ),
          tails: Array.from({ length: 40 }, (_, i) => ({
            partitionUid: i,
            position: 9,
            pieces: [piece(`tail ${i}`.repeat(20))],
          })),
        }),
      );
      store.close();
      const good = readFileSync(path);
      const text = (loaded: LoadedCheckpoint) =>
        JSON.stringify([loaded.head, rowsOf(loaded), loaded.segments, tailsOf(loaded)]);
      const expected = text(load(path));
      let refused = 0;
      for (let round = 0; round < 300; round++) {
        const bytes = Buffer.from(good);
        const at = random.integer(0, bytes.length - 1);
        if (random.chance(0.2)) bytes.fill(0, at, Math.min(bytes.length, at + random.integer(1, 600)));
        else bytes[at]! ^= 1 << random.integer(0, 7);
        writeFileSync(path, bytes);
        let got: string;
        try {
          got = text(load(path));
        } catch (error) {
          expect(error, `byte ${at}`).toBeInstanceOf(SluiceFault);
          refused++;
          continue;
        }
        expect(got === expected, `byte ${at}`).toBe(true);
      }
      expect(refused).toBeGreaterThan(100);
    });
  });
});
