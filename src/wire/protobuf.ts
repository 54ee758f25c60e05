/**
 * The generated code, set up: 64-bit fields are JS numbers, never Long objects. Import generated
 * messages from here only, so that the set-up always runs first.
 */
import protobuf from "protobufjs/minimal.js";
import { sluice } from "./generated/sluice.js";

// pbjs --force-number only changes the types; without this 64-bit fields are Long objects at run time.
protobuf.util.Long = undefined as never;
protobuf.configure();

/** Messages of proto/sluice/v1, for everything that is not a hot path. */
export const v1 = sluice.v1;
export type { sluice as proto } from "./generated/sluice.js";

/** 64-bit fields above 2^53 - 1 are refused instead of rounded, as everywhere on the wire. */
class ExactReader extends protobuf.Reader {
  override uint64(): never {
    return exact(super.uint64()) as never;
  }

  override fixed64(): never {
    return exact(super.fixed64()) as never;
  }
}

function exact(value: unknown): number {
  if ((value as number) > Number.MAX_SAFE_INTEGER) throw new RangeError("64-bit value above 2^53 - 1");
  return value as number;
}

/**
 * Decodes a message of v1 that a peer sent.
 * @throws RangeError on anything malformed
 */
export function decode<T>(message: { decode(reader: protobuf.Reader): T }, bytes: Uint8Array): T {
  try {
    return message.decode(new ExactReader(bytes));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // The library throws plain Errors too: a wire type that is not used, a group that does not end.
    throw new RangeError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
