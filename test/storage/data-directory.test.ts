import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import type { Disk } from "../../src/io/disk.ts";
import { systemEntropy } from "../../src/io/entropy.ts";
import { nodeDisk } from "../../src/io/node-disk.ts";
import { openDataDirectory, type DataDirectory } from "../../src/storage/data-directory.ts";
import { fullError } from "../fixtures/memory-disk.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

function open(path: string, disk: Disk = nodeDisk): DataDirectory {
  const directory = openDataDirectory(disk, systemEntropy, path);
  onTestFinished(() => directory.close());
  return directory;
}

function refusal(run: () => unknown): SluiceFault {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(SluiceFault);
    return error as SluiceFault;
  }
  return expect.unreachable("was not refused");
}

function identityFile(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(path, "node.json"), "utf8")) as Record<string, unknown>;
}

describe("a data directory", () => {
  it("is made where nothing is, parents included, and says so", () => {
    const path = join(tempDirectory(), "deep/er/data");
    const directory = open(path);
    expect(directory.created).toBe(true);
    for (const name of ["LOCK", "node.json", "shard-0/journal", "shard-0/segments", "trash"])
      expect(existsSync(join(path, name)), name).toBe(true);
    const { nodeId, clusterId, shardUid } = directory.identity;
    expect([nodeId, clusterId]).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
    expect(Number.isSafeInteger(shardUid) && shardUid > 0).toBe(true);
  });

  it("is there after a loss of power: its own name and those above it are synced when it is made", () => {
    const path = join(tempDirectory(), "deep/er/data");
    const synced: string[] = [];
    const disk: Disk = {
      ...nodeDisk,
      syncDirectorySync: (directory) => {
        synced.push(directory);
        nodeDisk.syncDirectorySync(directory);
      },
    };
    open(path, disk).close();
    const above = [join(path, ".."), join(path, "../.."), join(path, "../../..")];
    expect(synced).toEqual(expect.arrayContaining(above));
    synced.length = 0;
    open(path, disk);
    expect(synced.filter((directory) => above.includes(directory))).toEqual([]);
  });

  it("is the same when it is opened again", () => {
    const path = tempDirectory();
    const first = open(path);
    first.close();
    const again = open(path);
    expect(again.created).toBe(false);
    expect(first.identity).toMatchObject(again.identity);
  });

  it("differs from every other", () => {
    expect(open(tempDirectory()).identity.shardUid).not.toBe(open(tempDirectory()).identity.shardUid);
  });

  it("can be open once at a time, and again when it was closed", () => {
    const path = tempDirectory();
    const first = open(path);
    const fault = refusal(() => open(path));
    expect(fault).toMatchObject({ code: "INVALID_ARGUMENT", details: { directory: path } });
    expect(fault.message).toMatch(/in use by another Sluice server/);
    first.close();
    expect(() => open(path)).not.toThrow();
  });

  it("lets go of its lock when opening it fails", () => {
    const path = tempDirectory();
    open(path).close();
    const good = readFileSync(join(path, "node.json"));
    writeFileSync(join(path, "node.json"), "{");
    refusal(() => open(path));
    writeFileSync(join(path, "node.json"), good);
    expect(() => open(path)).not.toThrow();
  });

  it("may be a mounted file system of its own, with its lost+found", () => {
    const path = tempDirectory();
    mkdirSync(join(path, "lost+found"));
    expect(open(path).created).toBe(true);
  });

  it("is finished where a first start was killed half way", () => {
    for (const left of [
      ["LOCK"],
      ["LOCK", "LOCK-journal"],
      ["LOCK", "node.json.tmp"],
      ["lost+found", "LOCK", "node.json.tmp"],
    ]) {
      const path = tempDirectory();
      for (const name of left) if (name !== "LOCK") writeFileSync(join(path, name), "half");
      open(path).close();
      expect(identityFile(path)["formatVersion"]).toBe(1);
    }
  });
});

describe("a directory that is not ours", () => {
  it.each([["letters.txt"], [".git"], ["LOCK", "letters.txt"]])(
    "is refused and left alone: it holds %s",
    (...names) => {
      const path = tempDirectory();
      for (const name of names) writeFileSync(join(path, name), "");
      const fault = refusal(() => open(path));
      expect(fault.code).toBe("INVALID_ARGUMENT");
      expect(fault.message).toMatch(/not empty and not a Sluice data directory/);
      expect(readdirSync(path).sort()).toEqual([...names].sort());
    },
  );

  it("is refused where it is a file", () => {
    const path = join(tempDirectory(), "file");
    writeFileSync(path, "x");
    for (const place of [path, join(path, "below")]) {
      const fault = refusal(() => open(place));
      expect(fault.code).toBe("INVALID_ARGUMENT");
      expect(fault.message).toMatch(/is not a directory/);
    }
  });

  it("is refused where its lock is something else", () => {
    const path = tempDirectory();
    open(path).close();
    writeFileSync(join(path, "LOCK"), "not a database at all, but long enough for one".repeat(50));
    expect(refusal(() => open(path))).toMatchObject({
      code: "CORRUPT_RANGE",
      message: expect.stringContaining("LOCK"),
    });
  });
});

describe("an identity", () => {
  it("of a newer format is refused, and names both versions", () => {
    const path = tempDirectory();
    open(path).close();
    writeFileSync(join(path, "node.json"), JSON.stringify({ ...identityFile(path), formatVersion: 2 }));
    const fault = refusal(() => open(path));
    expect(fault.code).toBe("INVALID_ARGUMENT");
    expect(fault.message).toMatch(/has format 2; this version reads up to 1/);
  });

  it.each([
    ["", "no text"],
    ["{", "half a text"],
    ["null", "nothing"],
    ["[]", "a list"],
    ['{"formatVersion":1}', "no ids"],
    ['{"formatVersion":1,"nodeId":5,"clusterId":"c","shardUid":7}', "an id that is no text"],
    [
      '{"formatVersion":1,"nodeId":"n","clusterId":"c","shardUid":1e30}',
      "a shard uid that is no safe integer",
    ],
    ['{"formatVersion":1,"nodeId":"n","clusterId":"c","shardUid":-7}', "a negative shard uid"],
    ['{"formatVersion":"1","nodeId":"n","clusterId":"c","shardUid":7}', "a version that is no number"],
    ['{"formatVersion":0,"nodeId":"n","clusterId":"c","shardUid":7}', "a version that never was"],
  ])("that is %j (%s) is refused as damaged, and nothing is made anew", (text) => {
    const path = tempDirectory();
    open(path).close();
    writeFileSync(join(path, "node.json"), text);
    const fault = refusal(() => open(path));
    expect(fault.code).toBe("CORRUPT_RANGE");
    expect(fault.message).toMatch(/node\.json is damaged/);
    expect(readFileSync(join(path, "node.json"), "utf8")).toBe(text);
  });

  it("with one digit of an id changed is refused as damaged: no entry of the journal would be known again", () => {
    const path = tempDirectory();
    open(path).close();
    const file = join(path, "node.json");
    const text = readFileSync(file, "utf8");
    for (const id of ["nodeId", "clusterId", "shardUid"]) {
      const changed = text.replace(new RegExp(`("${id}": "?.)(.)`), (_, head: string, digit: string) =>
        head.concat(digit === "1" ? "2" : "1"),
      );
      expect(changed).not.toBe(text);
      writeFileSync(file, changed);
      expect(refusal(() => open(path)).message).toMatch(/node\.json is damaged/);
    }
    // The first versions wrote no checksum.
    writeFileSync(file, text.replace(/,\s*"checksum": "[0-9a-f]{8}"/, ""));
    open(path).close();
  });

  it("that is gone while stored data is there is not made anew over it", () => {
    const path = tempDirectory();
    open(path).close();
    rmSync(join(path, "node.json"));
    expect(refusal(() => open(path)).code).toBe("INVALID_ARGUMENT");
    expect(existsSync(join(path, "node.json"))).toBe(false);
  });
});

describe("what the operating system refuses", () => {
  it.each([
    ["EACCES", "INVALID_ARGUMENT", /cannot write to .* \(EACCES\)/],
    ["EROFS", "INVALID_ARGUMENT", /cannot write to .* \(EROFS\)/],
    ["ENOSPC", "STORAGE_FULL", /disk that holds .* is full/],
  ])("(%s) is told in words", (code, name, words) => {
    const refusing: Disk = {
      ...nodeDisk,
      openSync: () => {
        throw Object.assign(fullError(), { code });
      },
    };
    const fault = refusal(() => open(tempDirectory(), refusing));
    expect(fault.code).toBe(name);
    expect(fault.message).toMatch(words);
    expect(fault.cause).toMatchObject({ code });
  });

  it.each(["/proc/sluice", "/proc/not/there/sluice"])("(no directories: %s) is told at once", (path) => {
    const fault = refusal(() => open(path));
    expect(fault.code).toBe("INVALID_ARGUMENT");
    expect(fault.message).toMatch(/takes no directories\. Choose another with --data/);
  });
});
