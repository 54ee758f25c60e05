import { randomBytes } from "node:crypto";

const DISTINCT = 1024;
/** Fewer of large ones. */
const MOST_BYTES = 64 * 1024 * 1024;
let made: { readonly size: number; readonly payloads: readonly Uint8Array[] } | undefined;

/** Random, so that nothing on the way can shrink them or find them equal. The nth message carries the nth, round and round. */
export function payloadsOf(size: number): { readonly at: (message: number) => Uint8Array } {
  if (made?.size !== size) {
    const length = Math.max(1, Math.min(DISTINCT, Math.floor(MOST_BYTES / size)));
    made = { size, payloads: Array.from({ length }, () => randomBytes(size)) };
  }
  const { payloads } = made;
  return { at: (message) => payloads[message % payloads.length]! };
}
