import { FrameField } from "../../wire/frame.ts";
import type { Session } from "../session.ts";

/** Answered at once, whatever else is under way. */
export function ping(session: Session): undefined {
  session.reply(0, FrameField.pong, new Uint8Array(0));
}

/** Having been received is all it is for. */
export function pong(): undefined {
  return undefined;
}
