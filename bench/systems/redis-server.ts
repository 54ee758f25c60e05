/** A Redis that keeps its data, for the peers that stand on it: every write goes to its append-only file before the reply. */
import { spawnSync } from "node:child_process";
import { Child, RunFailure } from "../child.ts";
import type { Server, ServerOptions } from "./system.ts";
import { freePort } from "./wait-for.ts";

/** When that file is synced: before the reply, or within a second of it. */
export type Sync = "always" | "everysec";

const START_LIMIT_MS = 20_000;

/** Why it cannot run here, or undefined. */
export function redisMissing(): string | undefined {
  const found = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  return found.status === 0 ? undefined : "redis-server is not installed (Debian: redis-server)";
}

export function redisVersion(): string {
  const { stdout } = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  return `Redis ${/v=(\S+)/.exec(stdout)?.[1]}`;
}

export async function startRedis({ directory, port, env }: ServerOptions, sync: Sync): Promise<Server> {
  const bound = port === 0 ? await freePort() : port;
  const settings = { port: bound, bind: "127.0.0.1", dir: directory, save: "", appendonly: "yes" };
  const child = new Child({
    what: "redis-server",
    command: "redis-server",
    args: Object.entries({ ...settings, appendfsync: sync }).flatMap(([name, value]) => [
      `--${name}`,
      String(value),
    ]),
    env: { ...process.env, ...env },
    cwd: directory,
    channel: false,
  });
  const ready = new Promise<void>((resolve) => {
    child.onLine("stdout", (line) => {
      if (line.includes("Ready to accept connections")) resolve();
    });
  });
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new RunFailure("redis-server did not start")), START_LIMIT_MS);
  await Promise.race([ready, child.failure, late]).finally(() => clearTimeout(timer));
  return { child, url: `redis://127.0.0.1:${bound}`, port: bound, checkpoints: 0 };
}
