/**
 * A byte stream cut into frames, and a frame into its parts: whole, and in chunks as small as a byte, judged by the
 * plainest reading of the format. Lengths of up to 16 MiB are within the limit here, so that only arrived bytes may take memory.
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

/**
 * The frames in a stream, by the plainest reading of the format: a digest of all that lie whole before the end, or before
 * the first length above the limit. `missing` is what the unfinished one lacks.
 */
export function walkFrames(
  bytes: Uint8Array,
  start: number,
  end: number,
  maxFrameBytes: number,
  onFrame?: (bytes: Uint8Array, start: number, end: number) => void,
): { digest: number; missing: number } {
  let seen = 0;
  let at = start;
  while (end - at >= 4) {
    const length = ((bytes[at]! * 256 + bytes[at + 1]!) * 256 + bytes[at + 2]!) * 256 + bytes[at + 3]!;
    if (length > maxFrameBytes) return { digest: digest(seen, 1), missing: 0 };
    if (at + 4 + length > end) return { digest: digest(seen, 2), missing: at + 4 + length - end };
    seen = frameDigest(seen, bytes, at + 4, at + 4 + length);
    onFrame?.(bytes, at + 4, at + 4 + length);
    at += 4 + length;
  }
  // Zeros make the length whole: what is there of it are its high bytes.
  let length = 0;
  for (let i = 0; i < 4; i++) length = length * 256 + (at + i < end ? bytes[at + i]! : 0);
  return { digest: digest(seen, 2), missing: at === end ? 0 : at + 4 + length - end };
}

export function frameDigest(before: number, bytes: Uint8Array, start: number, end: number): number {
  return digestBytes(digest(before, end - start), bytes, start, end);
}

function splitAndWrite(bytes: Uint8Array, start: number, end: number): void {
  try {
    splitFrame(bytes, start, end, parts);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return;
  }
  const { correlation, field, bodyStart, bodyEnd } = parts;
  holds(bodyStart >= start && bodyStart <= bodyEnd && bodyEnd <= end, "a body lies outside its frame");
  if (field !== 0) writeAgain(bytes, correlation, field, bodyStart, bodyEnd);
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

/** Hands the bytes over in chunks of `size`, until there were `most` frames; returns what came of it. */
function cut(bytes: Uint8Array, start: number, end: number, size: number, most = Infinity): number {
  const decoder = new FrameDecoder(MAX_FRAME_BYTES);
  let seen = 0;
  let frames = 0;
  const onFrame = (chunk: Uint8Array, from: number, to: number): boolean => {
    seen = frameDigest(seen, chunk, from, to);
    return ++frames < most;
  };
  try {
    for (let at = start; at < end && frames < most; at += size) {
      decoder.push(bytes.subarray(at, Math.min(end, at + size)), onFrame);
      holds(decoder.pendingBytes <= end - start, "more is pending than came");
      // Between any two chunks the connection may have gone quiet.
      if ((at & 7) === 0) decoder.shrink();
    }
  } catch (error) {
    if (!(error instanceof SluiceFault)) throw error;
    holds(error.code === "FRAME_TOO_LARGE", `refused with ${error.code}`);
    return digest(seen, 1);
  }
  return digest(seen, 2);
}

/** What there is when all behind the first frame is left out. */
function firstOnly(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 4) return walkFrames(bytes, start, end, MAX_FRAME_BYTES).digest;
  const length = new DataView(bytes.buffer).getUint32(start);
  return walkFrames(bytes, start, Math.min(end, start + 4 + length), MAX_FRAME_BYTES).digest;
}

export const target: FuzzTarget = {
  name: "frames",
  samples: [...goldenFrames, ...goldenFrames.slice(1).map((frame, i) => joined(goldenFrames[i]!, frame))],
  mend: fitLengths,
  read(bytes, start, end) {
    const { digest: whole } = walkFrames(bytes, start, end, MAX_FRAME_BYTES, splitAndWrite);
    holds(cut(bytes, start, end, MAX_FRAME_BYTES) === whole, "the decoder finds other frames than there are");
    // All sizes of chunks come up: single bytes, pieces of a length, more than a frame.
    const size = 1 + (whole & 63);
    holds(cut(bytes, start, end, size) === whole, `chunks of ${size} change what frames there are`);
    if ((whole & 15) === 0)
      holds(cut(bytes, start, end, size, 1) === firstOnly(bytes, start, end), "it goes on when told to stop");
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
