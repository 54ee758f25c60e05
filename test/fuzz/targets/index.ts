/**
 * Every decoder that is fuzzed, by name, the dearest first: of what is left at the end, two cores get equal shares. Each is
 * loaded alone, so that its coverage is its own.
 */
import type { FuzzTarget } from "../target.ts";

const loaders = {
  "config-values": () => import("./config-values.ts"),
  "config-files": () => import("./config-files.ts"),
  "client-links": () => import("./client-links.ts"),
  "journal-commands": () => import("./journal-commands.ts"),
  "produced-lines": () => import("./produced-lines.ts"),
  "checkpoint-rows": () => import("./checkpoint-rows.ts"),
  messages: () => import("./messages.ts"),
  "node-identities": () => import("./node-identities.ts"),
  frames: () => import("./frames.ts"),
  "record-batches": () => import("./record-batches.ts"),
  "connection-strings": () => import("./connection-strings.ts"),
  "client-frames": () => import("./client-frames.ts"),
  "stored-batches": () => import("./stored-batches.ts"),
  "publish-envelopes": () => import("./publish-envelopes.ts"),
  "journal-entries": () => import("./journal-entries.ts"),
  "attribute-columns": () => import("./attribute-columns.ts"),
  "segment-indexes": () => import("./segment-indexes.ts"),
} satisfies Record<string, () => Promise<{ readonly target: FuzzTarget }>>;

export const decoderNames = Object.keys(loaders) as readonly (keyof typeof loaders)[];

export async function loadTarget(name: string): Promise<FuzzTarget> {
  const load = (loaders as Record<string, () => Promise<{ readonly target: FuzzTarget }>>)[name];
  if (load === undefined)
    throw new Error(`no decoder is called ${name}; there are ${decoderNames.join(", ")}`);
  return (await load()).target;
}
