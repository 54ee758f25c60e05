/**
 * The house rules of src/README.md, enforced: floors and rooms, package homes, words, dead files, true maps. The first
 * suite looks at the real tree; the second plants one violation per rule, because a check that cannot fail is none.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as checks from "./architecture/checks.ts";
import { entryPoints, rooms } from "./architecture/rooms.ts";
import { readTree } from "./architecture/source-tree.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// What only a whole tree can keep (each file used, each room described) is asked once the command line stands on top.
const whole = existsSync(join(root, "src/cli/main.ts"));

describe("the tree", () => {
  const sources = readTree(root, ["src", "test", "bench", "examples"], /\.tsx?$/);
  const files = checks.parseAll(sources);

  it("imports down the floors only", () => {
    expect(checks.tableViolations()).toEqual([]);
    expect(checks.roomViolations(files)).toEqual([]);
  });

  it("imports an outside package only in the room that owns it", () => {
    expect(checks.packageViolations(files)).toEqual([]);
    const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    expect(checks.dependencyViolations(Object.keys(dependencies))).toEqual([]);
  });

  it("touches files, sockets and threads only in the rooms that may", () => {
    expect(checks.builtinViolations(files)).toEqual([]);
  });

  it("takes clock, timers and chance as parameters wherever the simulator runs it", () => {
    expect(checks.worldViolations(files)).toEqual([]);
  });

  it("uses no banned name", () => {
    expect(checks.nameViolations(files)).toEqual([]);
  });

  it("has no dead file", () => {
    if (whole) expect(checks.deadFileViolations(files)).toEqual([]);
  });

  it("has a README of one screen in every room", () => {
    if (whole) expect(checks.readmeViolations(readTree(root, ["src"], /./))).toEqual([]);
  });

  it("names only paths that exist in its documents", () => {
    const docs = new Map(
      readTree(root, ["src", "test", "bench"], /^(src(\/[^/]+)?|test|bench)\/README\.md$/),
    );
    if (existsSync(join(root, "README.md")))
      docs.set("README.md", readFileSync(join(root, "README.md"), "utf8"));
    expect(checks.docPathViolations(docs, (path) => existsSync(join(root, path)))).toEqual([]);
  });
});

describe("each check", () => {
  const planted = (texts: Record<string, string>) => checks.parseAll(new Map(Object.entries(texts)));

  it("finds an edge of the table that goes up or sideways", () => {
    expect(checks.tableViolations({ ...rooms, core: { floor: 2, imports: ["storage"] } })).toHaveLength(1);
    expect(checks.tableViolations({ ...rooms, http: { floor: 6, imports: ["server"] } })).toHaveLength(1);
    expect(checks.tableViolations({ ...rooms, broker: { floor: 4, imports: ["sdk"] } })).toHaveLength(1);
  });

  it.each([
    ["an import that goes up", { "src/core/a.ts": 'import { b } from "../broker/b.ts";' }],
    ["an export that goes up", { "src/core/a.ts": 'export * from "../broker/b.ts";' }],
    ["a dynamic import that goes up", { "src/core/a.ts": 'await import("../broker/b.ts");' }],
    ["a type that goes up", { "src/core/a.ts": 'import type { B } from "../broker/b.ts";' }],
    ["an inline type that goes up", { "src/core/a.ts": 'type B = import("../broker/b.ts").B;' }],
    ["an import on the same floor", { "src/server/a.ts": 'import { b } from "../http/b.ts";' }],
    ["a value where only types may come", { "src/storage/a.ts": 'import { disk } from "../io/disk.ts";' }],
    ["an island that imports the server", { "src/sdk/a.ts": 'import { b } from "../broker/b.ts";' }],
    ["an import from outside src", { "src/core/a.ts": 'import { b } from "../../test/b.ts";' }],
    ["a file in no room", { "src/lost/a.ts": "" }],
    ["a file at the top", { "src/a.ts": "" }],
  ])("finds %s", (_, texts) => {
    expect(checks.roomViolations(planted(texts))).toHaveLength(1);
  });

  it("lets storage name the types of io, and compose everything below it", () => {
    const storage = 'import type { Disk } from "../io/disk.ts";';
    const compose =
      'import { serve } from "./server/door.ts"; import { parseConfig } from "./config/parse.ts";';
    expect(
      checks.roomViolations(planted({ "src/storage/a.ts": storage, "src/compose.ts": compose })),
    ).toEqual([]);
  });

  it("finds a package outside its room, and one without a room", () => {
    const texts = {
      "src/core/a.ts": 'import Database from "better-sqlite3"; import x from "@scope/x/y.js";',
    };
    expect(checks.packageViolations(planted(texts))).toEqual([
      "src/core/a.ts imports better-sqlite3, which lives in storage",
      "src/core/a.ts imports @scope/x, which has no home in test/architecture/rooms.ts",
    ]);
    expect(checks.dependencyViolations(["left-pad"])).toContainEqual(expect.stringContaining("left-pad"));
    expect(checks.dependencyViolations([])).toContainEqual(expect.stringContaining("pino"));
  });

  it("finds files and sockets outside io, and any of Node's modules where a browser must follow", () => {
    const texts = {
      "src/storage/a.ts": 'import fs from "node:fs"; import { crc32 } from "node:zlib";',
      "src/broker/a.ts": 'import { Worker } from "node:worker_threads";',
      "src/wire/a.ts": 'import { crc32 } from "node:zlib";',
      "src/io/a.ts": 'import fs from "fs"; import net from "node:net";',
    };
    expect(checks.builtinViolations(planted(texts))).toEqual([
      "src/storage/a.ts imports node:fs, which storage must not",
      "src/broker/a.ts imports node:worker_threads, which broker must not",
      "src/wire/a.ts imports node:zlib, which wire must not",
      'src/io/a.ts imports fs without "node:"',
    ]);
  });

  it("finds a clock, a timer and chance in a simulated room, and leaves io alone", () => {
    const text = "const now = Date.now(); setTimeout(() => Math.random(), now);";
    expect(checks.worldViolations(planted({ "src/core/a.ts": text, "src/io/a.ts": text }))).toHaveLength(3);
  });

  it.each([
    "walFile",
    "openWAL",
    "wal_path",
    "SlaveNode",
    "QueueManager",
    "highWatermark",
    "data2",
    "diskImpl",
    "#utils",
  ])("finds the banned name %s", (name) => {
    const text = name.startsWith("#") ? `class A { ${name} = 1; }` : `const ${name} = 1;`;
    expect(checks.nameViolations(planted({ "src/core/a.ts": text }))).toHaveLength(1);
  });

  it("finds a banned name of a file and of a folder", () => {
    expect(checks.nameViolations(planted({ "src/core/string-utils.ts": "" }))).toHaveLength(1);
    expect(checks.nameViolations(planted({ "src/core/helpers/a.ts": "" }))).toHaveLength(1);
  });

  it("leaves longer words, strings and comments alone", () => {
    const text =
      '// the master plan\nconst walk = "journal_mode = WAL", simpleWithdrawal = implicit, lowWatermark = 1;';
    expect(checks.nameViolations(planted({ "src/core/a.ts": text }))).toEqual([]);
  });

  it("finds a file that nothing leads to, and follows imports, worker names and tests", () => {
    const files = planted({
      [entryPoints[0] ?? ""]: 'import "../broker/shard.ts";',
      "src/broker/shard.ts":
        'startWorker(new URL("./checkpoint-worker.ts", import.meta.url)); start("./named");',
      "src/broker/checkpoint-worker.ts": "",
      "src/broker/named.ts": "",
      "src/base/tested.ts": "",
      "src/base/dead.ts": 'import "./also-dead.ts";',
      "src/base/also-dead.ts": "",
      "test/base/tested.test.ts": 'import "../../src/base/tested.ts";',
    });
    expect(checks.deadFileViolations(files)).toEqual([
      "src/base/dead.ts is reached from no entry point and no test",
      "src/base/also-dead.ts is reached from no entry point and no test",
    ]);
  });

  it("finds a room without a README, and a README longer than a screen", () => {
    const tree = {
      "src/core/a.ts": "",
      "src/io/README.md": "line\n".repeat(71),
      "src/wire/README.md": "line\n",
    };
    expect(checks.readmeViolations(new Map(Object.entries(tree)))).toEqual([
      "src/core has no README.md",
      "src/io/README.md has 71 lines; one screen is 70",
    ]);
  });

  it("finds a path in a document that does not exist", () => {
    const text = [
      "See `src/core/gone.ts`, `storage/gone`, `storage/journal.append`, [the map](gone.md) and",
      "`journal.ts`, `./storage/journal.ts`, `test/**/*.test.ts`, [here](journal.ts), [there](https://example.org/a.md),",
      "`text/plain`, `dist/cli/main.js`, `sluice-data/journal/`, src/prose/gone.ts.",
      "```\nnode bench/gone.ts --check\nnode_modules/.bin/node\n```",
    ].join("\n");
    const existing = new Set(["src/storage/journal.ts"]);
    const docs = new Map([["src/storage/README.md", text]]);
    expect(checks.docPathViolations(docs, (path) => existing.has(path))).toEqual([
      "src/storage/README.md names gone.md, which does not exist",
      "src/storage/README.md names src/core/gone.ts, which does not exist",
      "src/storage/README.md names storage/gone, which does not exist",
      "src/storage/README.md names bench/gone.ts, which does not exist",
    ]);
  });
});
