/** The layer itself: what survives a loss of power under it, and what does not. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { Random } from "../../fixtures/random.ts";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { VolatileDisk, whyNoVolatileDisk, type Loss, type VolatileOptions } from "./volatile-disk.ts";

const preamble = (data: string): string => `
  const fs = require("node:fs"), { join } = require("node:path");
  const at = (name) => join(${JSON.stringify(data)}, name);
  const create = (name, text) => { const fd = fs.openSync(at(name), "wx+"); fs.writeSync(fd, text); return fd; };
  const syncNames = (name = ".") => { const fd = fs.openSync(at(name), "r"); fs.fsyncSync(fd); fs.closeSync(fd); };
  const die = () => process.kill(process.pid, "SIGKILL");
`;

/** Runs a script in a process that kills itself in the end, then takes the power away. */
function lostAfter(
  script: string,
  seed: number,
  options: VolatileOptions = {},
): { data: string; loss: Loss } {
  const disk = new VolatileDisk(tempDirectory(), options);
  const { signal, stderr } = spawnSync(process.execPath, ["-e", preamble(disk.data) + script], {
    env: { ...process.env, ...disk.env() },
    encoding: "utf8",
  });
  expect(`${stderr}${signal}`).toBe("SIGKILL");
  return { data: disk.data, loss: disk.losePower(new Random(seed)) };
}

/** The states that losses after one and the same script leave. */
function statesAfter(script: string, look: (data: string) => string, losses = 12): string[] {
  const found = Array.from({ length: losses }, (_, seed) => look(lostAfter(script, seed + 1).data));
  return [...new Set(found)].sort();
}

const text = (data: string, name: string): string => {
  const path = join(data, name);
  return fs.existsSync(path) ? fs.readFileSync(path, "utf8").replaceAll("\0", "0") : "gone";
};

describe("a loss of power", { timeout: 240_000 }, () => {
  beforeEach((context) => {
    const why = whyNoVolatileDisk();
    if (why !== undefined) context.skip(why);
  });

  it("leaves what was synced, names and bytes, whichever call wrote them", () => {
    const script = `
      const fd = create("a", "....");
      fs.writevSync(fd, [Buffer.from("b"), Buffer.from("c")], 1);
      fs.mkdirSync(at("d/e"), { recursive: true });
      syncNames(); syncNames("d");
      fs.fdatasync(fd, () => fs.write(fd, "late", 0, () => die()));`;
    const seen = statesAfter(script, (data) => `${text(data, "a")} ${fs.existsSync(join(data, "d/e"))}`);
    expect(seen).toEqual([".bc. true", "late true"]);
  });

  it("takes unsynced sectors one by one, and a size that was not synced", () => {
    const script = `
      const fd = create("a", "a".repeat(8192)); fs.fsyncSync(fd); syncNames();
      fs.writeSync(fd, "b".repeat(12288), 0);
      die();`;
    const seen = statesAfter(script, (data) => text(data, "a").replace(/(.)\1*/g, "$1"));
    expect(seen).toEqual(expect.arrayContaining(["a", "b"]));
    expect(seen.some((state) => /^(a|b)+0?(a|b|0)*$/.test(state) && state.length > 2)).toBe(true);
  });

  it("brings back what was unlinked, replaced, renamed or cut without a sync", () => {
    const script = `
      for (const name of ["a", "b", "c"]) fs.fsyncSync(create(name, name));
      syncNames();
      fs.unlinkSync(at("a"));
      fs.renameSync(at("b"), at("c"));
      fs.truncateSync(at("c"), 0);
      die();`;
    const seen = statesAfter(script, (data) => ["a", "b", "c"].map((name) => text(data, name)).join(" "), 16);
    // Names go in order, contents of the file that was b on their own.
    const possible = ["a  c", "a b c", "gone  c", "gone b c", "gone gone ", "gone gone b"];
    expect(possible).toEqual(expect.arrayContaining(seen));
    expect(seen).toEqual(expect.arrayContaining(["a b c", "gone gone "]));
  });

  it("forgets a directory that its parent never synced, with all that lies in it", () => {
    const script = `
      fs.mkdirSync(at("d")); fs.fsyncSync(create("d/a", "a")); syncNames("d");
      die();`;
    expect(statesAfter(script, (data) => text(data, "d/a"))).toEqual(["a", "gone"]);
  });

  it("brings back a tree that was removed", () => {
    const script = `
      fs.mkdirSync(at("d/e"), { recursive: true }); fs.fsyncSync(create("d/e/a", "a"));
      syncNames(); syncNames("d"); syncNames("d/e");
      fs.rmSync(at("d"), { recursive: true, force: true });
      if (fs.existsSync(at("d"))) throw new Error("it is still there");
      die();`;
    const seen = statesAfter(script, (data) => `${fs.existsSync(join(data, "d/e"))} ${text(data, "d/e/a")}`);
    expect(seen).toEqual(["false gone", "true a", "true gone"]);
  });

  it("reaches every thread, and SQLite", () => {
    const script = `
      const { Worker } = require("node:worker_threads");
      const Database = require("better-sqlite3");
      const db = new Database(at("db")); db.pragma("journal_mode = WAL"); db.pragma("synchronous = FULL");
      db.exec("CREATE TABLE t (n)"); db.exec("INSERT INTO t VALUES (1)"); syncNames();
      db.pragma("synchronous = OFF"); db.exec("INSERT INTO t VALUES (2)");
      new Worker("require('node:fs').writeFileSync(" + JSON.stringify(at("thread")) + ", 'x')", { eval: true })
        .on("exit", die);`;
    const rowsOf = (data: string): string => {
      const db = new Database(join(data, "db"));
      const rows = db.prepare("SELECT n FROM t").pluck().all().join();
      db.close();
      return rows;
    };
    const seen = Array.from({ length: 6 }, (_, seed) => lostAfter(script, seed + 1).data);
    expect([...new Set(seen.map(rowsOf))].sort()).toEqual(["1", "1,2"]);
    expect(seen.map((data) => text(data, "thread"))).toContain("gone");
  });

  it("takes all when it is deaf to a file's syncs", () => {
    const script = `const fd = create("a.journal", "a"); fs.fdatasyncSync(fd); syncNames(); die();`;
    const sizes = Array.from({ length: 8 }, (_, seed) =>
      text(lostAfter(script, seed + 1, { deafTo: ".journal" }).data, "a.journal"),
    );
    expect(sizes).toContain("");
  });

  it("gives the same loss again for the same seed", () => {
    const script = `const fd = create("a", "a".repeat(65536)); fs.writeSync(fd, "b", 9000); die();`;
    expect(lostAfter(script, 7).loss).toEqual(lostAfter(script, 7).loss);
  });
});
