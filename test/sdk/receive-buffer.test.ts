import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReceiveBuffer } from "../../src/sdk/receive-buffer.ts";
import { encodeFrame } from "../../src/wire/frame.ts";

/** Feeds the bytes in pieces of these sizes and gives the frames taken; kept ones as views. */
function receive(
  buffer: ReceiveBuffer,
  bytes: Uint8Array,
  sizes: () => number,
  keep: (frame: number) => boolean,
): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const room = buffer.room();
    const length = Math.min(sizes(), room.length, bytes.length - at);
    room.set(bytes.subarray(at, at + length));
    at += length;
    buffer.filled(length, (slab, start, end) => {
      const kept = keep(frames.length);
      frames.push(kept ? slab.subarray(start, end) : slab.slice(start, end));
      return kept;
    });
  }
  return frames;
}

function joined(frames: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(frames));
}

describe("ReceiveBuffer", () => {
  it("hands out every frame whole, however the bytes come, and never writes to kept ones again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 12 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 100_000 })),
        fc.infiniteStream(fc.boolean()),
        (lengths, sizes, keeps) => {
          const bodies = lengths.map((length, i) =>
            new Uint8Array(length).map((_, k) => (k * 7 + i * 31) & 0xff),
          );
          const sent = bodies.map((body, i) => encodeFrame(i + 1, 16, body));
          const buffer = new ReceiveBuffer(1024 * 1024);
          const size = (): number => sizes.next().value as number;
          const frames = receive(buffer, joined(sent), size, () => keeps.next().value as boolean);
          expect(frames.length).toBe(sent.length);
          frames.forEach((frame, i) => expect(Buffer.compare(frame, sent[i]!.subarray(4))).toBe(0));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("uses one slab for ever while nobody keeps a view", () => {
    const buffer = new ReceiveBuffer(1024);
    const slabs = new Set<ArrayBufferLike>();
    for (let i = 0; i < 2000; i++) {
      slabs.add(buffer.room().buffer);
      receive(
        buffer,
        encodeFrame(1, 17, new Uint8Array(500)),
        () => 600,
        () => false,
      );
    }
    expect(slabs.size).toBeLessThanOrEqual(2);
  });

  it("refuses a frame above the limit before any memory is taken for it", () => {
    const buffer = new ReceiveBuffer(1000);
    const room = buffer.room();
    room.set([0x7f, 0xff, 0xff, 0xff]);
    expect(() => buffer.filled(4, () => false)).toThrow(
      expect.objectContaining({ code: "FRAME_TOO_LARGE" }) as Error,
    );
  });
});
