import { SluiceFault } from "../../base/errors.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

/** Renews everything that consumers of the session hold; comes on its second connection, while the first may be silent. */
export function renewLocks(session: Session, correlation: number, body: Uint8Array): undefined {
  const { consumers } = decode(v1.RenewLocksRequest, body);
  const { maxSubscriptions } = session.context.limits;
  if (consumers.length > maxSubscriptions) {
    const text = `${consumers.length} consumers; a connection holds at most ${maxSubscriptions}`;
    throw new SluiceFault("INVALID_ARGUMENT", text);
  }
  const first = session.first ?? session;
  for (const number of new Set(consumers)) {
    const consumer = first.consumer(number);
    consumer?.home.renew(consumer);
  }
  session.reply(correlation, FrameField.ok, new Uint8Array(0));
}
