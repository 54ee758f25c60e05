import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

/** More bytes for a subscription; one that has ended in the meantime is no error. */
export function credit(session: Session, _correlation: number, body: Uint8Array): undefined {
  const { subscription, bytes } = decode(v1.Credit, body);
  session.subscriptions.get(subscription)?.grant(bytes);
}
