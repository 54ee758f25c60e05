import { SluiceFault } from "../../base/errors.ts";
import { faultOf } from "../../broker/faults.ts";
import type { Appended, Refusal } from "../../core/outcome.ts";
import { readPublish, type PublishParts } from "../../wire/publish.ts";
import type { Session } from "../session.ts";
import { createMissing } from "./create-missing.ts";

/** Stores batches in one topic; the reply is the confirm. */
export function publish(session: Session, correlation: number, body: Uint8Array): Promise<void> | undefined {
  const parts = readPublish(body, 0, body.length);
  if (parts.confirm) return admit(session, correlation, body, parts);
  try {
    return admit(session, correlation, body, parts)?.catch(unlessRefused);
  } catch (error) {
    unlessRefused(error);
  }
}

/** Whoever wants no reply gets none for a refusal either. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof SluiceFault)) throw error;
}

function admit(
  session: Session,
  correlation: number,
  body: Uint8Array,
  parts: PublishParts,
): Promise<void> | undefined {
  const known = session.context.broker.storedOutcome(parts);
  if (known !== undefined) return answer(session, correlation, parts, known);
  const missing = session.context.broker.missingTargets([parts]);
  if (missing.length === 0) return store(session, correlation, body.length, parts);
  // Received bytes are only ours during this call.
  const kept = body.slice();
  return createMissing(session, missing, () =>
    store(session, correlation, kept.length, readPublish(kept, 0, kept.length)),
  );
}

function answer(
  session: Session,
  correlation: number,
  parts: PublishParts,
  outcome: Appended | Refusal,
): undefined {
  if (!parts.confirm || session.isClosed) return;
  if (outcome.kind === "appended") session.out.publishReply(correlation, outcome);
  else session.refuse(correlation, faultOf(outcome));
}

function store(session: Session, correlation: number, bytes: number, parts: PublishParts): undefined {
  session.charge(bytes);
  session.underWay++;
  const answered = (outcome: Appended | Refusal): void => {
    session.underWay--;
    session.discharge(bytes);
    answer(session, correlation, parts, outcome);
  };
  try {
    session.context.broker.publish(parts, [parts], answered);
  } catch (error) {
    session.underWay--;
    session.discharge(bytes);
    throw error;
  }
}
