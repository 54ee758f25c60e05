/**
 * The rooms of src/ and who may import whom: src/README.md's table as data. Change both together.
 *
 * Imports go down only and rooms on one floor do not import each other, so `imports` names every allowed edge and the
 * floor is checked against it. Islands stand beside the floors: nothing below the composition root imports them.
 */
export interface Room {
  /** 0 is the ground; undefined is an island. */
  floor?: number;
  /** Rooms whose values and types it may import. */
  imports: readonly string[];
  /** Rooms of which it may import types only: they reach it at run time as parameters. */
  types?: readonly string[];
  /** Node's own modules it may import beside `harmlessBuiltins`. */
  builtins?: readonly string[];
  /** Also runs in a browser: imports none of Node's modules but those named in `builtins`. */
  browser?: boolean;
}

const upTo = {
  core: ["base", "wire", "io", "core"],
  storage: ["base", "wire", "io", "core", "storage"],
  broker: ["base", "wire", "io", "core", "storage", "broker"],
  security: ["base", "wire", "io", "core", "storage", "broker", "security", "replication"],
};

export const rooms: Readonly<Record<string, Room>> = {
  base: { floor: 0, imports: [], browser: true },
  wire: { floor: 0, imports: ["base"], browser: true },
  io: {
    floor: 1,
    imports: ["base"],
    builtins: ["fs", "fs/promises", "net", "tls", "worker_threads", "os", "v8", "vm"],
  },
  core: { floor: 2, imports: ["base", "wire"] },
  storage: { floor: 3, imports: ["base", "wire", "core"], types: ["io"] },
  broker: { floor: 4, imports: upTo.storage },
  security: { floor: 5, imports: upTo.broker },
  replication: { floor: 5, imports: upTo.broker },
  server: { floor: 6, imports: upTo.security },
  http: { floor: 6, imports: upTo.security, builtins: ["http", "https"] },
  observability: { floor: 7, imports: [...upTo.security, "server", "http"] },
  // src/compose.ts and src/config/. Reads the config file and the process it runs in.
  compose: {
    floor: 8,
    imports: [...upTo.security, "server", "http", "observability"],
    builtins: ["fs", "os"],
  },
  // The client brings its own socket, because it must not bring the server's rooms along.
  sdk: { imports: ["base", "wire"], browser: true, builtins: ["net", "tls", "worker_threads"] },
  // A world for compose, its network's other end for the client.
  testing: { imports: ["base", "wire", "io", "compose", "sdk"] },
  // Speaks to a server as a user does. Only `serve` and `config print` reach further: to compose with its config/, and to
  // the logger that `serve` hands to compose. "net" is for a stdout that is a pipe, which process.stdout would block on,
  // "module" for keeping compiled code.
  cli: {
    imports: ["sdk", "compose", "observability"],
    builtins: ["fs", "fs/promises", "readline", "readline/promises", "os", "net", "module"],
  },
  dashboard: { imports: [], types: ["sdk"], browser: true },
};

/** Files at the top of src/ and folders that belong to the room of another name. */
export const roomOfTopLevel: Readonly<Record<string, string>> = {
  "compose.ts": "compose",
  // The storage worker's thread: it composes the real disk with storage's engine, as compose does for the rest.
  "storage-worker.ts": "compose",
  config: "compose",
};

/** Computation only: no file, socket, thread, process or clock behind them. Any room outside the browser may use them. */
export const harmlessBuiltins = [
  "assert",
  "async_hooks",
  "buffer",
  "crypto",
  "diagnostics_channel",
  "events",
  "path",
  "stream",
  "stream/promises",
  "string_decoder",
  "url",
  "util",
  "zlib",
];

/** One outside package, one room (two where a sentence says why). Rows are exactly the dependencies of package.json. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  "better-sqlite3": ["storage"],
  commander: ["cli"],
  croner: ["broker"],
  "lru-cache": ["storage"],
  pino: ["observability"],
  protobufjs: ["wire"],
  "smol-toml": ["compose"],
  zod: ["compose"],
};

/** Where the outside world starts reading; every file of src/ is reached from one of these or from a test. */
export const entryPoints = [
  "src/cli/main.ts",
  "src/compose.ts",
  "src/sdk/index.ts",
  "src/sdk/renewal-thread.ts",
  "src/testing/index.ts",
  "src/dashboard/main.tsx",
];

/**
 * The simulator owns clock, timers and chance: in these rooms they are parameters (`world`), or a seed would not replay.
 */
export const simulatedRooms = [
  "base",
  "wire",
  "core",
  "storage",
  "broker",
  "security",
  "replication",
  "server",
];
export const worldGlobals = [
  "Date.now",
  "performance.now",
  "process.hrtime",
  "Math.random",
  "setTimeout",
  "setInterval",
  "setImmediate",
];

/** Names that say nothing, hurt, or mean something else here (design words: journal, leader, follower, committed offset). */
export const bannedWords = /^(utils|helpers|impls?|managers?|masters?|slaves?|wals?)$/;
export const bannedCompounds = /data2|high_?watermark/i;
