/** The client's own way of cutting frames out of what the server sends; it must find what the server's finds. */
import { SluiceFault } from "../../../src/base/errors.ts";
import { ReceiveBuffer } from "../../../src/sdk/receive-buffer.ts";
import { FrameDecoder } from "../../../src/wire/frame.ts";
import { goldenFrames, joined } from "../golden.ts";
import { digest, digestBytes, holds, type FuzzTarget } from "../target.ts";
import { fitLengths } from "./frames.ts";

const MAX_FRAME_BYTES = 16 * 1024 * 1024;
/** A slab for the next read, and one for a frame that is as long as it says. */
const MAX_REQUEST_BYTES = MAX_FRAME_BYTES + 16 * 1024;

let seen = 0;
let kept = false;

function take(bytes: Uint8Array, start: number, end: number): boolean {
  seen = digestBytes(digest(seen, end - start), bytes, start, end);
  kept = (seen & 7) === 0;
  return kept;
}

let buffer = new ReceiveBuffer(MAX_FRAME_BYTES);

/** As the socket fills it, in chunks that the input itself chooses. */
function receive(bytes: Uint8Array, start: number, end: number): number {
  seen = 0;
  let held = 0;
  try {
    for (let at = start; at < end;) {
      const room = buffer.room();
      holds(room.length > 0, "there is no room for the next read");
      const size = Math.min(room.length, end - at, 1 + (bytes[at]! & 63));
      room.set(bytes.subarray(at, at + size));
      at += size;
      held += size;
      buffer.filled(size, (slab, from, to) => {
        held -= to - from + 4;
        return take(slab, from, to);
      });
    }
  } catch (error) {
    buffer = new ReceiveBuffer(MAX_FRAME_BYTES);
    if (!(error instanceof SluiceFault)) throw error;
    return digest(seen, 1);
  }
  // An unfinished frame must not meet the next input.
  if (held > 0 || kept) buffer = new ReceiveBuffer(MAX_FRAME_BYTES);
  return digest(seen, 2);
}

function decode(bytes: Uint8Array, start: number, end: number): number {
  seen = 0;
  try {
    new FrameDecoder(MAX_FRAME_BYTES).push(
      bytes.subarray(start, end),
      (frame, from, to) => void take(frame, from, to),
    );
  } catch (error) {
    if (!(error instanceof SluiceFault)) throw error;
    return digest(seen, 1);
  }
  return digest(seen, 2);
}

export const target: FuzzTarget = {
  name: "client-frames",
  samples: [...goldenFrames, ...goldenFrames.slice(1).map((frame, i) => joined(goldenFrames[i]!, frame))],
  mend: fitLengths,
  read(bytes, start, end) {
    const received = receive(bytes, start, end);
    holds(received === decode(bytes, start, end), "the client finds other frames than the server's decoder");
    return received;
  },
  refuses: () => false,
  // The one decoder that takes memory for a length that is claimed: a server is trusted that far, up to one frame.
  maxRequestBytes: () => MAX_REQUEST_BYTES,
  covers: [{ file: "sdk/receive-buffer.ts", least: 0.9 }],
};
