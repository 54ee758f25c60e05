/** Golden inputs: the recorded frames, and their bodies under the number of their kind. */
import { readdirSync, readFileSync } from "node:fs";
import { splitFrame, type FrameParts } from "../../src/wire/frame.ts";

const directory = new URL("../golden/frames/", import.meta.url);

/** Each with its length before it. */
export const goldenFrames: readonly Uint8Array[] = readdirSync(directory)
  .sort()
  .map((name) => new Uint8Array(readFileSync(new URL(name, directory))));

export interface GoldenBody {
  readonly field: number;
  readonly body: Uint8Array;
}

export const goldenBodies: readonly GoldenBody[] = goldenFrames.map((frame) => {
  const parts: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
  const { field, bodyStart, bodyEnd } = splitFrame(frame, 4, frame.length, parts);
  return { field, body: frame.slice(bodyStart, bodyEnd) };
});

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

/** A byte that says which of several messages it is, then the message: for targets that read more than one kind. */
export function tagged(tag: number, bytes: Uint8Array): Uint8Array {
  return joined(Uint8Array.of(tag), bytes);
}
