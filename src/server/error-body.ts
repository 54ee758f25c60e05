import { errorTable, type SluiceFault } from "../base/errors.ts";
import { v1 } from "../wire/protobuf.ts";

/** An Error message: what happened, then what to do. */
export function errorBody(fault: SluiceFault): Uint8Array {
  const { number, advice, retryable } = errorTable[fault.code];
  const ended = /[.!?]$/.test(fault.message);
  const message = `${fault.message}${ended ? "" : "."} ${advice}`;
  return v1.Error.encode({ code: number, message, retryable, details: { ...fault.details } }).finish();
}
