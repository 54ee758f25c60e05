import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import {
  encodeFrame,
  FrameDecoder,
  FrameField,
  frameHeadSize,
  MAGIC,
  putFrameHead,
  splitFrame,
  type FrameParts,
} from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { fc, seeded } from "../fixtures/properties.ts";
import { protoNumbers } from "../fixtures/proto-numbers.ts";

const LIMIT = 64 * 1024;

function split(bytes: Uint8Array, start = 0, end = bytes.length): FrameParts {
  return splitFrame(bytes, start, end, { correlation: -1, field: -1, bodyStart: -1, bodyEnd: -1 });
}

/** A body with its length before it, as it travels. */
function framed(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes.set(body, 4);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

/** What a decoder hands out for these chunks. */
function decoded(decoder: FrameDecoder, chunks: readonly Uint8Array[]): string[] {
  const frames: string[] = [];
  for (const chunk of chunks)
    decoder.push(
      chunk,
      (bytes, start, end) => void frames.push(Buffer.from(bytes.subarray(start, end)).toString("hex")),
    );
  return frames;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

describe("the numbers of frame kinds", () => {
  it("are those of frame.proto", () => {
    const snake = Object.entries(FrameField).map(([name, number]) => [
      name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      number,
    ]);
    expect(Object.fromEntries(snake)).toEqual(protoNumbers("frame.proto", "body"));
  });

  it("begin a connection with SLC1", () => {
    expect(new TextDecoder().decode(MAGIC)).toBe("SLC1");
  });
});

describe("a frame's head", () => {
  it("is what generated code writes, for any correlation and kind", () => {
    const text = fc.string({ maxLength: 300 });
    fc.assert(
      fc.property(fc.maxSafeNat(), text, (correlation, message) => {
        const body = v1.Error.encode({ message }).finish();
        const frame = encodeFrame(correlation, FrameField.error, body);
        expect(frame.length).toBe(frameHeadSize(correlation, FrameField.error, body.length) + body.length);
        expect(new DataView(frame.buffer, frame.byteOffset).getUint32(0)).toBe(frame.length - 4);
        const plain = v1.Frame.decode(frame.subarray(4));
        expect(plain.correlation).toBe(correlation);
        expect(plain.error?.message).toBe(message);
        const parts = split(frame, 4);
        expect(parts).toMatchObject({ correlation, field: FrameField.error, bodyEnd: frame.length });
        expect(hex(frame.subarray(parts.bodyStart))).toBe(hex(body));
        expect(hex(framed(v1.Frame.encode({ correlation, error: { message } }).finish()))).toBe(hex(frame));
      }),
      seeded(300),
    );
  });

  it("can be written in the middle of a buffer, and leaves what is around it", () => {
    const bytes = new Uint8Array(40).fill(0xee);
    const end = putFrameHead(bytes, 7, 300, FrameField.listTopics, 12);
    expect(end - 7).toBe(frameHeadSize(300, FrameField.listTopics, 12));
    expect(bytes[6]).toBe(0xee);
    expect(bytes[end]).toBe(0xee);
    expect(split(bytes, 11, end + 12)).toMatchObject({
      correlation: 300,
      field: FrameField.listTopics,
      bodyStart: end,
    });
  });
});

describe("splitting a frame", () => {
  it("finds every kind of body that generated code writes", () => {
    for (const [name, field] of Object.entries(FrameField)) {
      const bytes = v1.Frame.encode({ correlation: 5, [name]: {} }).finish();
      expect(split(bytes)).toMatchObject({ correlation: 5, field });
    }
  });

  it("takes the last body, as protobuf demands", () => {
    const two = joined([v1.Frame.encode({ ping: {} }).finish(), v1.Frame.encode({ pong: {} }).finish()]);
    expect(split(two).field).toBe(FrameField.pong);
  });

  it("steps over fields it does not know and says 0 where there is no body", () => {
    expect(split(new Uint8Array(0))).toMatchObject({ correlation: 0, field: 0 });
    expect(split(Uint8Array.of(8, 9))).toMatchObject({ correlation: 9, field: 0 });
    // A varint field 1000, then a fixed64 and a fixed32 field.
    expect(
      split(Uint8Array.of(0xc0, 0x3e, 1, 0x51, 1, 2, 3, 4, 5, 6, 7, 8, 0x5d, 1, 2, 3, 4, 8, 9)),
    ).toMatchObject({
      correlation: 9,
      field: 0,
    });
  });

  it("tells the number of a kind it does not know", () => {
    const parts = split(Uint8Array.of(0xc2, 0x3e, 2, 7, 7));
    expect(parts).toMatchObject({ field: 1000, bodyStart: 3, bodyEnd: 5 });
  });

  it("refuses correlations above 2^53 - 1", () => {
    expect(() => split(Uint8Array.of(8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1))).toThrow(
      RangeError,
    );
  });
});

describe("FrameDecoder", () => {
  const bodies = [0, 1, 2, 127, 128, 300, 5000].map((length) =>
    new Uint8Array(length).map((_, i) => i * 7 + length),
  );
  const stream = joined(bodies.map(framed));
  const expected = bodies.map(hex);

  it("cuts a stream into the same frames whatever the size of the chunks", () => {
    for (let size = 1; size <= 64; size++) {
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < stream.length; at += size) chunks.push(stream.slice(at, at + size));
      expect(decoded(new FrameDecoder(LIMIT), chunks)).toEqual(expected);
    }
    expect(decoded(new FrameDecoder(LIMIT), [stream])).toEqual(expected);
  });

  it("cuts a stream into the same frames at every single place it can be broken", () => {
    for (let at = 0; at <= stream.length; at++) {
      const decoder = new FrameDecoder(LIMIT);
      expect(decoded(decoder, [stream.slice(0, at), stream.slice(at)])).toEqual(expected);
      expect(decoder.pendingBytes).toBe(0);
    }
  });

  it("cuts any stream in any chunks into its frames", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 200 })),
        fc.infiniteStream(fc.integer({ min: 0, max: 90 })),
        (frames, sizes) => {
          const bytes = joined(frames.map(framed));
          const chunks: Uint8Array[] = [];
          for (let at = 0; at < bytes.length;) {
            const size = sizes.next().value;
            chunks.push(bytes.slice(at, at + size));
            at += size;
          }
          expect(decoded(new FrameDecoder(LIMIT), chunks)).toEqual(frames.map(hex));
        },
      ),
      seeded(300),
    );
  });

  it("hands out a frame that lies whole in one chunk without copying it", () => {
    const chunk = framed(Uint8Array.of(1, 2, 3));
    new FrameDecoder(LIMIT).push(chunk, (bytes, start, end) => {
      expect(bytes).toBe(chunk);
      expect([start, end]).toEqual([4, 7]);
    });
  });

  it("takes a frame of exactly the limit and refuses one byte more, with both numbers", () => {
    expect(decoded(new FrameDecoder(100), [framed(new Uint8Array(100))])).toHaveLength(1);
    const refusal = (chunks: Uint8Array[]) => {
      try {
        decoded(new FrameDecoder(100), chunks);
      } catch (error) {
        return error;
      }
    };
    const tooLarge = framed(new Uint8Array(101));
    for (const fault of [refusal([tooLarge]), refusal([...tooLarge].map((byte) => Uint8Array.of(byte)))]) {
      expect(fault).toBeInstanceOf(SluiceFault);
      expect(fault).toMatchObject({ code: "FRAME_TOO_LARGE", details: { limit: "100", length: "101" } });
    }
  });

  it("refuses a claimed length of 4 GiB at its last byte, before anything else arrives", () => {
    const decoder = new FrameDecoder(0xffff_fffe);
    decoder.push(Uint8Array.of(0xff, 0xff, 0xff), () => undefined);
    expect(() => decoder.push(Uint8Array.of(0xff), () => undefined)).toThrow(SluiceFault);
  });

  it("takes memory for the bytes that came, never for the length that was claimed", () => {
    const before = process.memoryUsage().arrayBuffers;
    const decoders: FrameDecoder[] = [];
    // A thousand connections that each claim a frame of 1 GiB and send 100 bytes of it.
    for (let i = 0; i < 1000; i++) {
      const decoder = new FrameDecoder(1 << 30);
      const chunk = new Uint8Array(104);
      new DataView(chunk.buffer).setUint32(0, 1 << 30);
      decoder.push(chunk, () => expect.unreachable());
      expect(decoder.pendingBytes).toBe(104);
      decoders.push(decoder);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it("obeys a limit that is raised or lowered, from the next length on", () => {
    const decoder = new FrameDecoder(10);
    const large = framed(new Uint8Array(50));
    decoder.maxFrameBytes = 50;
    expect(decoded(decoder, [large.slice(0, 20)])).toEqual([]);
    decoder.maxFrameBytes = 10;
    expect(decoded(decoder, [large.slice(20)])).toHaveLength(1);
    expect(() => decoded(decoder, [large])).toThrow(SluiceFault);
  });

  it("may raise the limit while it hands out a frame, as hello does", () => {
    const decoder = new FrameDecoder(10);
    const seen: number[] = [];
    decoder.push(joined([framed(new Uint8Array(3)), framed(new Uint8Array(40))]), (_, start, end) => {
      seen.push(end - start);
      decoder.maxFrameBytes = 100;
    });
    expect(seen).toEqual([3, 40]);
  });

  it("drops the rest of a chunk when it is told to stop", () => {
    for (const cut of [0, 3, 6]) {
      const decoder = new FrameDecoder(LIMIT);
      const two = joined([framed(Uint8Array.of(1)), framed(Uint8Array.of(2))]);
      const seen: number[] = [];
      const stop = (bytes: Uint8Array, start: number) => {
        seen.push(bytes[start]!);
        return false;
      };
      if (cut > 0) decoder.push(two.slice(0, cut), stop);
      if (seen.length === 0) decoder.push(two.slice(cut), stop);
      expect(seen).toEqual([1]);
    }
  });

  it("lets go of its buffer when quiet, but never of an unfinished frame", () => {
    const decoder = new FrameDecoder(LIMIT);
    const frame = framed(new Uint8Array(3000).fill(7));
    expect(decoded(decoder, [frame.slice(0, 1000)])).toEqual([]);
    decoder.shrink();
    expect(decoded(decoder, [frame.slice(1000)])).toEqual([hex(frame.subarray(4))]);
    decoder.shrink();
    expect(decoded(decoder, [frame.slice(0, 2), frame.slice(2)])).toEqual([hex(frame.subarray(4))]);
  });
});
