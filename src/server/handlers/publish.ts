import { faultOf } from "../../broker/broker.ts";
import type { Appended, Refusal } from "../../core/outcome.ts";
import { readPublish, type PublishParts } from "../../wire/publish.ts";
import type { Session } from "../session.ts";
import { createMissing } from "./create-missing.ts";

/** Stores batches in one topic; the reply is the confirm. */
export function publish(session: Session, correlation: number, body: Uint8Array): Promise<void> | undefined {
  const parts = readPublish(body, 0, body.length);
  const missing = session.context.broker.missingTargets([parts]);
  if (missing.length === 0) return store(session, correlation, body.length, parts);
  // Received bytes are only ours during this call.
  const kept = body.slice();
  const created = createMissing(session, missing, () =>
    store(session, correlation, kept.length, readPublish(kept, 0, kept.length)),
  );
  return parts.confirm ? created : created.catch(() => undefined);
}

function store(session: Session, correlation: number, bytes: number, parts: PublishParts): undefined {
  session.charge(bytes);
  session.underWay++;
  const answered = (outcome: Appended | Refusal): void => {
    session.underWay--;
    session.discharge(bytes);
    if (!parts.confirm || session.isClosed) return;
    if (outcome.kind === "appended") session.out.publishReply(correlation, outcome);
    else session.refuse(correlation, faultOf(outcome));
  };
  try {
    session.context.broker.publish(parts, [parts], answered);
  } catch (error) {
    session.underWay--;
    session.discharge(bytes);
    if (parts.confirm) throw error;
  }
}
