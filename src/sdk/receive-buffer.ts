/**
 * Frames out of a byte stream without copying them: the socket reads straight into a slab, and a
 * frame is a view of it.
 *
 *   slab  │ taken frames │ start … unfinished frame … end │ room the next read fills │
 *
 * Only a frame that does not fit behind its slab's end is moved, to the next slab (256 KiB, or the
 * frame's size). A slab nobody keeps a view of is used over and over. Messages given to the user are
 * views, so one that is kept keeps its slab: at most the larger of 256 KiB and one frame.
 */
import { SluiceFault } from "../base/errors.ts";
import { LENGTH_BYTES } from "../wire/frame.ts";

const FIRST_SLAB_BYTES = 64 * 1024;
const SLAB_BYTES = 256 * 1024;
/** A read is not worth its call below this. */
const LEAST_ROOM_BYTES = 8 * 1024;

export class ReceiveBuffer {
  maxFrameBytes: number;
  #slab: Uint8Array = new Uint8Array(FIRST_SLAB_BYTES);
  #start = 0;
  #end = 0;
  /** Somebody holds views of the slab. */
  #kept = false;

  constructor(maxFrameBytes: number) {
    this.maxFrameBytes = maxFrameBytes;
  }

  /** Where the next read goes. */
  room(): Uint8Array {
    const have = this.#end - this.#start;
    if (have === 0 && !this.#kept) this.#start = this.#end = 0;
    // A length above the limit was refused in filled(): the connection is closing, and still asks for room.
    const wanted = LENGTH_BYTES + (have < LENGTH_BYTES ? 0 : Math.min(this.#length(), this.maxFrameBytes));
    if (wanted > this.#slab.length - this.#start || this.#slab.length - this.#end < LEAST_ROOM_BYTES)
      this.#move(wanted);
    return this.#slab.subarray(this.#end);
  }

  /**
   * Takes in `length` bytes read into room() and hands out the frames they complete; `take` returns
   * whether it keeps the bytes.
   * @throws SluiceFault FRAME_TOO_LARGE
   */
  filled(length: number, take: (bytes: Uint8Array, start: number, end: number) => boolean): void {
    this.#end += length;
    while (this.#end - this.#start >= LENGTH_BYTES) {
      const start = this.#start + LENGTH_BYTES;
      const length = this.#length();
      if (length > this.maxFrameBytes) throw tooLarge(length, this.maxFrameBytes);
      const end = start + length;
      if (end > this.#end) return;
      this.#start = end;
      if (take(this.#slab, start, end)) this.#kept = true;
    }
  }

  #move(wanted: number): void {
    const have = this.#end - this.#start;
    const size = Math.max(SLAB_BYTES, wanted + LEAST_ROOM_BYTES);
    if (!this.#kept && this.#slab.length >= size) this.#slab.copyWithin(0, this.#start, this.#end);
    else {
      const slab = new Uint8Array(size);
      slab.set(this.#slab.subarray(this.#start, this.#end));
      this.#slab = slab;
      this.#kept = false;
    }
    this.#start = 0;
    this.#end = have;
  }

  #length(): number {
    const slab = this.#slab;
    const at = this.#start;
    return ((slab[at]! << 24) | (slab[at + 1]! << 16) | (slab[at + 2]! << 8) | slab[at + 3]!) >>> 0;
  }
}

function tooLarge(length: number, limit: number): SluiceFault {
  return new SluiceFault(
    "FRAME_TOO_LARGE",
    `the server sent a frame of ${length} bytes, above the limit of ${limit}`,
  );
}
