import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scratch.ts";

/** `ioredis 6.0.0`: read where it lies, since few packages let their package.json be imported. */
export function packageVersion(name: string): string {
  const path = join(root, "node_modules", name, "package.json");
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  return `${name} ${version}`;
}
