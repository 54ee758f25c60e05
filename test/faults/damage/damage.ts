/** One file of a data directory truncated, flipped or removed, or a batch of it in another one's place. */
import fs from "node:fs";
import { join } from "node:path";
import { readStoredBatch, StoredBatchView } from "../../../src/wire/stored-batch.ts";
import type { Random } from "../../fixtures/random.ts";

export type DamageKind =
  "a bit flipped" | "bytes overwritten" | "a batch misdirected" | "truncated" | "emptied" | "removed";

export interface Damage {
  readonly file: string;
  readonly kind: DamageKind;
  /** For people. */
  readonly text: string;
}

export function damageOne(data: string, files: readonly string[], random: Random): Damage {
  const file = pick(files, random);
  const path = join(data, file);
  const { size } = fs.statSync(path);
  const twins = file.endsWith(".log") && random.chance(0.4) ? twinBatches(path, random) : undefined;
  if (twins !== undefined) {
    change(path, twins.to, twins.batch.length, (into) => into.set(twins.batch));
    const text = `${file} batch at ${twins.from} written over the one at ${twins.to}`;
    return { file, kind: "a batch misdirected", text };
  }
  const kind = size === 0 ? "removed" : kindOf(random);
  // Most of what lies behind is zeros, whose damage says little.
  const used = random.chance(0.9) ? usedBytes(path) : size;
  const at = random.integer(0, Math.max(0, used - 1));
  switch (kind) {
    case "removed":
      fs.unlinkSync(path);
      return { file, kind, text: `${file} removed` };
    case "emptied":
      fs.truncateSync(path, 0);
      return { file, kind, text: `${file} emptied` };
    case "truncated":
      fs.truncateSync(path, at);
      return { file, kind, text: `${file} truncated from ${size} to ${at} bytes` };
    case "a bit flipped": {
      const bit = random.integer(0, 7);
      change(path, at, 1, (bytes) => (bytes[0]! ^= 1 << bit));
      return { file, kind, text: `${file} byte ${at} bit ${bit} flipped` };
    }
    case "bytes overwritten": {
      const length = Math.min(size - at, random.integer(2, 16));
      const bytes = random.bytes(length);
      change(path, at, length, (into) => into.set(bytes));
      return { file, kind, text: `${file} bytes ${at} to ${at + length} overwritten` };
    }
  }
}

/** Two batches of a segment file that are as long as each other. */
function twinBatches(
  path: string,
  random: Random,
): { from: number; to: number; batch: Uint8Array } | undefined {
  const bytes = fs.readFileSync(path);
  const view = new StoredBatchView();
  const places = new Map<number, number[]>();
  for (let at = 0; readStoredBatch(bytes, at, bytes.length, view) > 0; at = view.end)
    places.set(view.end - at, [...(places.get(view.end - at) ?? []), at]);
  const alike = [...places].filter(([, list]) => list.length > 1);
  if (alike.length === 0) return undefined;
  const [length, list] = alike[random.integer(0, alike.length - 1)]!;
  const from = random.integer(1, list.length - 1);
  const to = random.integer(0, from - 1);
  const [first, second] = random.chance(0.5) ? [from, to] : [to, from];
  const start = list[first]!;
  return { from: start, to: list[second]!, batch: bytes.subarray(start, start + length) };
}

function kindOf(random: Random): Exclude<DamageKind, "a batch misdirected"> {
  const dice = random.next();
  if (dice < 0.4) return "a bit flipped";
  if (dice < 0.55) return "bytes overwritten";
  if (dice < 0.8) return "truncated";
  return dice < 0.85 ? "emptied" : "removed";
}

/** Kinds of files come up alike, however many there are of one. */
function pick(files: readonly string[], random: Random): string {
  const kinds = new Map<string, string[]>();
  for (const file of files) {
    const kind = file.replace(/\d+/g, "");
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  // Removing, truncating and flipping the ones that hold data is what matters most.
  const all = [...kinds.values()].flatMap((list) =>
    /\.(journal|log|db|db-wal|json)$/.test(list[0]!) ? [list, list, list] : [list],
  );
  const list = all[random.integer(0, all.length - 1)]!;
  return list[random.integer(0, list.length - 1)]!;
}

function usedBytes(path: string): number {
  return fs.readFileSync(path).findLastIndex((byte) => byte !== 0) + 1;
}

function change(path: string, at: number, length: number, edit: (bytes: Uint8Array) => unknown): void {
  const fd = fs.openSync(path, "r+");
  const bytes = new Uint8Array(length);
  fs.readSync(fd, bytes, 0, length, at);
  edit(bytes);
  fs.writeSync(fd, bytes, 0, length, at);
  fs.closeSync(fd);
}
