/** The client's own way of cutting frames out of what the server sends, judged by the plainest reading of the format. */
import { SluiceFault } from "../../../src/base/errors.ts";
import { ReceiveBuffer } from "../../../src/sdk/receive-buffer.ts";
import { goldenFrames, joined } from "../golden.ts";
import { digest, digestBytes, holds, type FuzzTarget } from "../target.ts";
import { fitLengths, frameDigest, walkFrames } from "./frames.ts";

const MAX_FRAME_BYTES = 512 * 1024;

/** A slab for the next read, and one for a frame that is as long as it says. */
const MAX_REQUEST_BYTES = MAX_FRAME_BYTES + 16 * 1024;
/** Memory for frames is dear to make: what an input left unfinished is ended with so many zeros at most. */
const MOST_ZEROS = 4096;

let buffer = new ReceiveBuffer(MAX_FRAME_BYTES);

/** As the socket fills it, in chunks that the input itself chooses. One frame in 64 is kept by who takes it. */
function receive(bytes: Uint8Array, start: number, end: number): number {
  let seen = 0;
  const kept: { readonly view: Uint8Array; readonly digest: number }[] = [];
  const take = (slab: Uint8Array, from: number, to: number): boolean => {
    seen = frameDigest(seen, slab, from, to);
    if ((seen & 63) !== 0) return false;
    kept.push({ view: slab.subarray(from, to), digest: digestBytes(0, slab, from, to) });
    return true;
  };
  try {
    for (let at = start; at < end;) {
      const room = buffer.room();
      holds(room.length > 0, "there is no room for the next read");
      const size = Math.min(room.length, end - at, 1 + ((bytes[at]! * 5 + 16) & 63));
      for (let i = 0; i < size; i++) room[i] = bytes[at + i]!;
      at += size;
      buffer.filled(size, take);
    }
  } catch (error) {
    buffer = new ReceiveBuffer(MAX_FRAME_BYTES);
    if (!(error instanceof SluiceFault)) throw error;
    return digest(seen, 1);
  }
  for (const { view, digest: before } of kept)
    holds(digestBytes(0, view) === before, "a frame that is kept changes");
  if (kept.length > 0) buffer = new ReceiveBuffer(MAX_FRAME_BYTES);
  return digest(seen, 2);
}

/** An unfinished frame must not meet the next input. */
function finish(missing: number): void {
  if (missing > MOST_ZEROS) buffer = new ReceiveBuffer(MAX_FRAME_BYTES);
  else if (missing > 0) {
    buffer.room().fill(0, 0, missing);
    let frames = 0;
    buffer.filled(missing, () => ++frames < 0);
    holds(frames === 1, "a frame that is ended is not taken");
  }
}

export const target: FuzzTarget = {
  name: "client-frames",
  samples: [...goldenFrames, ...goldenFrames.slice(1).map((frame, i) => joined(goldenFrames[i]!, frame))],
  mend: fitLengths,
  read(bytes, start, end) {
    const { digest: whole, missing } = walkFrames(bytes, start, end, MAX_FRAME_BYTES);
    const kept = buffer;
    holds(receive(bytes, start, end) === whole, "the client finds other frames than there are");
    if (buffer === kept) finish(missing);
    return whole;
  },
  refuses: () => false,
  // The one decoder that takes memory for a length that is claimed: a server is trusted that far, up to one frame.
  maxRequestBytes: () => MAX_REQUEST_BYTES,
  covers: [{ file: "sdk/receive-buffer.ts", least: 0.9 }],
};
