/** How values become bytes and back. A topic without codec carries bytes; one with only a schema carries JSON. */
import { SluiceError } from "./errors.ts";
import { textOf } from "./text.ts";

/**
 * Turns values into bytes and back. `encode` gives bytes, or text to be written as UTF-8; what either
 * throws reaches the caller as ENCODE_FAILED or DECODE_FAILED with the original as `cause`.
 */
export interface Codec<T> {
  /** For messages: "json". */
  readonly name: string;
  encode(value: T): Uint8Array | string;
  /** `bytes` is a view of a received buffer: copy what outlives the call. */
  decode(bytes: Uint8Array): T;
}

/**
 * Bytes as they are: no copy either way. What `publish` is given is read during the call; what a
 * message gives is a view of the received buffer, which it keeps alive (up to 256 KiB, or one
 * frame): `slice()` what you keep for long.
 */
export const bytes: Codec<Uint8Array> = {
  name: "bytes",
  encode(value) {
    if (value instanceof Uint8Array) return value;
    const given = value === null ? "null" : typeof value;
    throw new SluiceError(
      "ENCODE_FAILED",
      `without a codec topics and queues carry Uint8Array, not ${given}: give it { codec: text } or { codec: json() }`,
    );
  },
  decode: (received) => received,
};

/** Text as UTF-8. */
export const text: Codec<string> = {
  name: "text",
  encode(value) {
    if (typeof value === "string") return value;
    throw new SluiceError(
      "ENCODE_FAILED",
      `the codec text carries strings, not ${value === null ? "null" : typeof value}`,
    );
  },
  decode: textOf,
};

const jsonCodec: Codec<unknown> = {
  name: "json",
  encode(value) {
    const encoded: string | undefined = JSON.stringify(value);
    if (encoded !== undefined) return encoded;
    throw new SluiceError("ENCODE_FAILED", `JSON has no form for ${typeof value}`);
  },
  decode: (received) => JSON.parse(textOf(received)) as unknown,
};

/** JSON. The type is your promise: nothing checks it. Give a schema for that. */
export function json<T = unknown>(): Codec<T> {
  return jsonCodec as Codec<T>;
}
