/**
 * Sluice as its users have it: the launcher on a built dist/, and an application that imports the built client.
 *
 * What is measured is a copy of dist/ made at the start, laid out as the installed package. So all runs measure the same
 * code although somebody edits src/ meanwhile, which would make the launcher of a checkout build again.
 */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Sdk from "../../src/sdk/index.ts";
import { ensureBuilt } from "../../src/build.mjs";
import { Child, RunFailure } from "../child.ts";
import { build as buildRevision, checkOut } from "../revision.ts";
import { makeScratch, root } from "../scratch.ts";
import type { Client, Queue, Server, ServerOptions, System } from "./system.ts";

/** Tells client processes where the copy is, each of its own. */
const BUILD = "BENCH_SLUICE_BUILD";
const START_LIMIT_MS = 60_000;

export const sluice: System = build({
  name: "sluice",
  about: "this checkout, at its defaults",
  made() {
    ensureBuilt();
    return root;
  },
});

/** Another revision of it, beside it. */
export function sluiceAt(name: string): System {
  return build({
    name: revisionPrefix + name,
    about: "at its defaults, with the packages of this checkout",
    made() {
      const revision = checkOut(root, name);
      buildRevision(revision);
      return revision.directory;
    },
  });
}

export const revisionPrefix = "sluice@";

interface Build {
  readonly name: string;
  readonly about: string;
  /** Makes it, and says where it is. */
  readonly made: () => string;
}

function build({ name, about, made }: Build): System {
  const variable = `${BUILD}:${name}`;
  return {
    name,
    ours: true,
    offers: ["topics", "replay", "queues", "delays", "jobs", "self"],
    durability: "fdatasync before every confirm",
    missing: () => undefined,
    about: () => about,
    prepare() {
      const from = made();
      // Below the checkout, where its node_modules are found.
      const copy = makeScratch(join(root, ".build"));
      for (const path of ["dist", "package.json", "src/cli/launcher.cjs"])
        cpSync(join(from, path), join(copy, path), { recursive: true });
      process.env[variable] = copy;
    },
    startServer: (options) => startServer(options, builtAt(variable)),
    connect: (url) => connect(url, builtAt(variable)),
  };
}

async function startServer(options: ServerOptions, built: string): Promise<Server> {
  const { directory, port, env, nodeFlags, channel } = options;
  const launcher = join(built, "src/cli/launcher.cjs");
  const child = new Child({
    what: "server",
    args: [
      ...nodeFlags,
      launcher,
      "serve",
      "--data",
      join(directory, "data"),
      "--listen",
      `127.0.0.1:${port}`,
    ],
    // Checkpoints are told at level debug; nothing is logged per message at any level.
    env: { ...outerEnv(), SLUICE_LOG__LEVEL: "debug", SLUICE_LOG__FORMAT: "json", ...env },
    // Not the checkout: a sluice.toml lying there is not meant for this server.
    cwd: directory,
    channel,
  });
  let checkpoints = 0;
  child.onLine("stderr", (line) => {
    if (line.includes('"event":"checkpoint"')) checkpoints++;
  });
  const url = await listening(child).catch(async (error: unknown) => {
    await child.kill();
    throw error;
  });
  return {
    child,
    url,
    port: Number(new URL(url).port),
    get checkpoints() {
      return checkpoints;
    },
  };
}

async function listening(child: Child): Promise<string> {
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  const late = setTimeout(
    () => reject(new RunFailure(`the server did not listen within ${START_LIMIT_MS} ms`)),
    START_LIMIT_MS,
  );
  child.onLine("stdout", (line) => {
    const said = /^listening (\S+)$/.exec(line)?.[1];
    if (said !== undefined) resolve(said);
  });
  return await Promise.race([url, child.failure]).finally(() => clearTimeout(late));
}

async function connect(url: string, built: string): Promise<Client> {
  const sdk = (await import(pathToFileURL(join(built, "dist/sdk/index.js")).href)) as typeof Sdk;
  const client = await sdk.connect(url, { name: "bench" });
  return {
    createTopic: (name, partitions) => client.admin.createTopic(name, { partitions }),
    topic: (name) => client.topic(name),
    createQueue: (name) => client.queue(name).create(),
    queue: (name) => workable(client.queue(name)),
    close: () => client.close(),
  };
}

function workable(queue: Sdk.Queue<Uint8Array>): Queue {
  return {
    publish: (value) => queue.publish(value),
    publishBatch: (items) => queue.publishBatch(items),
    publishLater: (items) => queue.publishBatch(items),
    work(handle, { concurrency }) {
      const consumer = queue.consume(({ value }) => handle(value), { concurrency });
      return { ready: consumer.ready, stop: () => consumer.drain() };
    },
    hold: () => queue.fetch(1),
  };
}

function builtAt(variable: string): string {
  const copy = process.env[variable];
  if (copy === undefined) throw new Error("prepare() comes first");
  return copy;
}

/** What a developer has set for a server of their own is not meant for this one. */
function outerEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SLUICE_")));
}
