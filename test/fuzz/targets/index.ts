/** Every decoder that is fuzzed, by name. Each is loaded alone, so that its coverage is its own. */
import type { FuzzTarget } from "../target.ts";

const loaders = {
  frames: () => import("./frames.ts"),
  messages: () => import("./messages.ts"),
  "record-batches": () => import("./record-batches.ts"),
  "publish-envelopes": () => import("./publish-envelopes.ts"),
  "stored-batches": () => import("./stored-batches.ts"),
  "segment-indexes": () => import("./segment-indexes.ts"),
  "journal-entries": () => import("./journal-entries.ts"),
  "journal-commands": () => import("./journal-commands.ts"),
  "checkpoint-rows": () => import("./checkpoint-rows.ts"),
  "node-identities": () => import("./node-identities.ts"),
  "config-files": () => import("./config-files.ts"),
  "config-values": () => import("./config-values.ts"),
  "produced-lines": () => import("./produced-lines.ts"),
  "connection-strings": () => import("./connection-strings.ts"),
  "client-frames": () => import("./client-frames.ts"),
  "client-links": () => import("./client-links.ts"),
} satisfies Record<string, () => Promise<{ readonly target: FuzzTarget }>>;

export const decoderNames = Object.keys(loaders) as readonly (keyof typeof loaders)[];

export async function loadTarget(name: string): Promise<FuzzTarget> {
  const load = (loaders as Record<string, () => Promise<{ readonly target: FuzzTarget }>>)[name];
  if (load === undefined)
    throw new Error(`no decoder is called ${name}; there are ${decoderNames.join(", ")}`);
  return (await load()).target;
}
