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
