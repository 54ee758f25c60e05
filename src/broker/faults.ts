import { SluiceFault } from "../base/errors.ts";
import type { Refusal } from "../core/outcome.ts";

export function faultOf(refusal: Refusal): SluiceFault {
  return new SluiceFault(refusal.code, refusal.message, refusal.details);
}
