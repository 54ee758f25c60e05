/** The bytes of a file in memory. Zeros at its end take no memory: journal files begin as zeros. */

const zeros = Buffer.alloc(1024 * 1024);

export class FileBytes {
  #bytes: Uint8Array;
  /** From here on all is zero. */
  #zeroFrom: number;

  constructor(bytes = new Uint8Array(0)) {
    this.#bytes = bytes;
    this.#zeroFrom = bytes.length;
  }

  /** Writes `bytes` at `position`. */
  set(position: number, bytes: Uint8Array): void {
    if (position >= this.#zeroFrom && isZero(bytes)) return;
    this.#hold(position + bytes.length);
    this.#bytes.set(bytes, position);
    this.#zeroFrom = Math.max(this.#zeroFrom, position + bytes.length);
  }

  /** Everything from here on is zero. */
  clearFrom(position: number): void {
    if (position >= this.#zeroFrom) return;
    this.#bytes.fill(0, position, this.#zeroFrom);
    this.#zeroFrom = position;
  }

  /** Fills `into` with what lies from `position` on. */
  read(into: Uint8Array, position: number): void {
    const held = this.#bytes.subarray(Math.min(position, this.#zeroFrom), this.#zeroFrom);
    const part = held.subarray(0, into.length);
    into.set(part);
    into.fill(0, part.length);
  }

  copy(): FileBytes {
    const copy = new FileBytes();
    copy.#bytes = this.#grown(this.#zeroFrom);
    copy.#zeroFrom = this.#zeroFrom;
    return copy;
  }

  #hold(length: number): void {
    if (this.#bytes.length < length) this.#bytes = this.#grown(Math.max(length, this.#bytes.length * 2));
  }

  #grown(length: number): Uint8Array {
    const larger = new Uint8Array(length);
    larger.set(this.#bytes.subarray(0, this.#zeroFrom));
    return larger;
  }
}

/** A copy of bytes that nobody changes: of zeros there is one for all. */
export function keptCopy(bytes: Uint8Array): Uint8Array {
  return isZero(bytes) ? zeros.subarray(0, bytes.length) : bytes.slice();
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.length <= zeros.length && zeros.subarray(0, bytes.length).equals(bytes);
}
