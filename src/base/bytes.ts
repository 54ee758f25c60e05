/**
 * Little-endian and varint reads and writes on plain Uint8Arrays. 64-bit values are JS numbers;
 * reading one above 2^53 - 1 throws RangeError, so that no caller meets a rounded offset.
 */

export function putU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

export function getU32(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}

export function putU64(bytes: Uint8Array, at: number, value: number): void {
  putU32(bytes, at, value % 0x1_0000_0000);
  putU32(bytes, at + 4, Math.floor(value / 0x1_0000_0000));
}

export function getU64(bytes: Uint8Array, at: number): number {
  const high = getU32(bytes, at + 4);
  if (high > 0x1f_ffff) throw new RangeError("64-bit value above 2^53 - 1");
  return high * 0x1_0000_0000 + getU32(bytes, at);
}

/** Bytes of `value` (0 … 2^53 - 1) as a varint. */
export function varintSize(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  if (value < 0x1000_0000) return 4;
  if (value < 0x8_0000_0000) return 5;
  if (value < 0x400_0000_0000) return 6;
  if (value < 0x2_0000_0000_0000) return 7;
  return 8;
}

/** Writes `value` (0 … 2^53 - 1) and returns the position after it. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  while (value >= 0x1000_0000) {
    bytes[at++] = (value & 0x7f) | 0x80;
    value = Math.floor(value / 0x80);
  }
  while (value >= 0x80) {
    bytes[at++] = (value & 0x7f) | 0x80;
    value >>>= 7;
  }
  bytes[at++] = value;
  return at;
}

/**
 * Reads protobuf fields from a slice without allocating. Every read checks the slice's end and
 * throws RangeError beyond it: hostile lengths cost nothing.
 */
export class FieldReader {
  bytes: Uint8Array;
  at: number;
  end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  reset(bytes: Uint8Array, start: number, end: number): this {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    return this;
  }

  /** A varint as an unsigned number; above 2^53 - 1 throws. */
  varint(): number {
    const { bytes, end } = this;
    let at = this.at;
    if (at >= end) throw truncated();
    let byte = bytes[at++]!;
    if (byte < 0x80) {
      this.at = at;
      return byte;
    }
    let value = byte & 0x7f;
    let scale = 0x80;
    for (let i = 1; i < 10; i++) {
      if (at >= end) throw truncated();
      byte = bytes[at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw new RangeError("varint above 2^53 - 1");
        this.at = at;
        return value;
      }
      scale *= 0x80;
    }
    throw new RangeError("varint longer than 10 bytes");
  }

  /** A varint that must fit 32 bits. */
  uint32(): number {
    const value = this.varint();
    if (value > 0xffff_ffff) throw new RangeError("32-bit field out of range");
    return value;
  }

  fixed32(): number {
    const at = this.take(4);
    return getU32(this.bytes, at);
  }

  fixed64(): number {
    const at = this.take(8);
    return getU64(this.bytes, at);
  }

  /** Reads a length and steps over that many bytes; returns where they begin. `at` is their end. */
  lengthDelimited(): number {
    const length = this.varint();
    return this.take(length);
  }

  /** A view, not a copy. */
  bytesField(): Uint8Array {
    const start = this.lengthDelimited();
    return this.bytes.subarray(start, this.at);
  }

  skip(wireType: number): void {
    if (wireType === 0) this.skipVarint();
    else if (wireType === 2) this.lengthDelimited();
    else if (wireType === 5) this.take(4);
    else if (wireType === 1) this.take(8);
    else throw new RangeError(`wire type ${wireType} is not used`);
  }

  private skipVarint(): void {
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.end) throw truncated();
      if (this.bytes[this.at++]! < 0x80) return;
    }
    throw new RangeError("varint longer than 10 bytes");
  }

  private take(length: number): number {
    const at = this.at;
    if (length > this.end - at) throw truncated();
    this.at = at + length;
    return at;
  }
}

function truncated(): RangeError {
  return new RangeError("message ends inside a field");
}
