/**
 * A byte stream cut into frames, and a frame into its parts: whole, and in chunks as small as a byte, which must make no
 * difference. Lengths of up to 16 MiB are within the limit here, so that only arrived bytes may take memory.
 */
import { SluiceFault } from "../../../src/base/errors.ts";
import {
  FrameDecoder,
  frameHeadSize,
  putFrameHead,
  splitFrame,
  type FrameParts,
} from "../../../src/wire/frame.ts";
import type { Dice } from "../dice.ts";
import { goldenFrames, joined } from "../golden.ts";
import { digest, digestBytes, holds, sameBytes, type FuzzTarget } from "../target.ts";

const MAX_FRAME_BYTES = 16 * 1024 * 1024;
const parts: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
const again: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
const scratch = new Uint8Array(64 * 1024);

let seen = 0;
let malformed = false;

function onFrame(bytes: Uint8Array, start: number, end: number): boolean {
  seen = digestBytes(digest(seen, end - start), bytes, start, end);
  try {
    splitFrame(bytes, start, end, parts);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    malformed = true;
    return false;
  }
  const { correlation, field, bodyStart, bodyEnd } = parts;
  holds(bodyStart >= start && bodyStart <= bodyEnd && bodyEnd <= end, "a body lies outside its frame");
  if (field !== 0) writeAgain(bytes, correlation, field, bodyStart, bodyEnd);
  return true;
}

function writeAgain(bytes: Uint8Array, correlation: number, field: number, from: number, to: number): void {
  const at = putFrameHead(scratch, 0, correlation, field, to - from);
  holds(at === frameHeadSize(correlation, field, to - from), "a head is as long as announced");
  scratch.set(bytes.subarray(from, to), at);
  splitFrame(scratch, 4, at + to - from, again);
  holds(
    again.correlation === correlation &&
      again.field === field &&
      sameBytes(scratch, again.bodyStart, again.bodyEnd, bytes, from, to),
    "a frame that is split, written and split again is another",
  );
}

/** Hands the bytes over in chunks of 1 to `most`; returns what came of it. */
function cut(bytes: Uint8Array, start: number, end: number, most: number): number {
  const decoder = new FrameDecoder(MAX_FRAME_BYTES);
  seen = 0;
  malformed = false;
  try {
    for (let at = start, size = most; at < end && !malformed; at += size) {
      size = most === Infinity ? end - start : 1 + ((at * 7 + most) % most);
      decoder.push(bytes.subarray(at, Math.min(end, at + size)), onFrame);
      holds(decoder.pendingBytes <= end - start, "more is pending than came");
    }
  } catch (error) {
    if (!(error instanceof SluiceFault)) throw error;
    holds(error.code === "FRAME_TOO_LARGE", `refused with ${error.code}`);
    return digest(seen, 1);
  }
  return malformed ? digest(seen, 2) : digest(seen, 3);
}

export const target: FuzzTarget = {
  name: "frames",
  samples: [...goldenFrames, ...goldenFrames.slice(1).map((frame, i) => joined(goldenFrames[i]!, frame))],
  mend: fitLengths,
  read(bytes, start, end) {
    const whole = cut(bytes, start, end, Infinity);
    holds(cut(bytes, start, end, 9) === whole, "chunks change what frames there are");
    if ((whole & 15) === 0)
      holds(cut(bytes, start, end, 1) === whole, "single bytes change what frames there are");
    return whole;
  },
  refuses: () => false,
  maxRequestBytes: (length) => 1024 + 2 * length,
  covers: [{ file: "wire/frame.ts", least: 0.9 }],
};

/** Lengths that reach beyond the end become ones that do not. */
export function fitLengths(bytes: Uint8Array, start: number, end: number, dice: Dice): void {
  const view = new DataView(bytes.buffer);
  for (let at = start; at + 4 <= end;) {
    const room = end - at - 4;
    if (view.getUint32(at) > room) view.setUint32(at, dice.oneIn(3) ? dice.below(room + 1) : room);
    at += 4 + view.getUint32(at);
  }
}
