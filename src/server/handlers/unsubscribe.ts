import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

/** Ends a subscription; nothing of it is sent after the reply. */
export function unsubscribe(session: Session, correlation: number, body: Uint8Array): undefined {
  const { subscription: id } = decode(v1.UnsubscribeRequest, body);
  session.subscriptions.get(id)?.close();
  session.subscriptions.delete(id);
  session.reply(correlation, FrameField.ok, new Uint8Array(0));
}
