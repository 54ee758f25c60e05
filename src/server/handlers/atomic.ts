import { SluiceFault } from "../../base/errors.ts";
import { faultOf } from "../../broker/faults.ts";
import type { Appended, Refusal } from "../../core/outcome.ts";
import { FrameField } from "../../wire/frame.ts";
import { v1 } from "../../wire/protobuf.ts";
import { MAX_RESULT_BYTES } from "../../core/delivery-notes.ts";
import { MAX_CREDIT } from "../../core/delivery/subscriptions.ts";
import { readAtomic, type AtomicAck, type AtomicParts } from "../../wire/publish.ts";
import type { Session } from "../session.ts";
import { createMissing } from "./create-missing.ts";

/** Appends to several topics and queues, and acks of deliveries, in one journal entry: all or nothing. */
export function atomic(session: Session, correlation: number, body: Uint8Array): Promise<void> | undefined {
  const parts = readAtomic(body, 0, body.length);
  if (parts.appends.length === 0 && parts.acks.length === 0)
    throw new SluiceFault("INVALID_ARGUMENT", "an atomic request holds neither an append nor an ack");
  checkAcks(parts.acks);
  const known = session.context.broker.storedOutcome(parts);
  if (known !== undefined) return answer(session, correlation, parts, known);
  const missing = session.context.broker.missingTargets(parts.appends);
  if (missing.length === 0) return store(session, correlation, body.length, parts);
  const kept = body.slice();
  return createMissing(session, missing, () =>
    store(session, correlation, kept.length, readAtomic(kept, 0, kept.length)),
  );
}

function store(session: Session, correlation: number, bytes: number, parts: AtomicParts): undefined {
  session.charge(bytes);
  session.underWay++;
  const settled = (): void => {
    session.underWay--;
    session.discharge(bytes);
  };
  try {
    session.context.broker.publish(
      parts,
      parts.appends,
      (outcome) => {
        settled();
        answer(session, correlation, parts, outcome);
      },
      parts.acks,
    );
  } catch (error) {
    settled();
    throw error;
  }
}

function answer(
  session: Session,
  correlation: number,
  parts: AtomicParts,
  outcome: Appended | Refusal,
): undefined {
  if (outcome.kind === "appended")
    session.reply(correlation, FrameField.atomicDone, encodeReply(parts, outcome));
  else session.refuse(correlation, faultOf(outcome));
}

/** @throws SluiceFault INVALID_ARGUMENT */
function checkAcks(acks: readonly AtomicAck[]): void {
  let deliveries = 0;
  for (const { numbers, consumerId, result } of acks) {
    checkResult(numbers, result);
    if (numbers.length === 0 || numbers.length % 2 !== 0 || consumerId === 0)
      throw new SluiceFault("INVALID_ARGUMENT", "an ack names a consumer and ranges of its deliveries");
    for (let i = 0; i < numbers.length; i += 2) {
      const [first, last] = [numbers[i]!, numbers[i + 1]!];
      if (last < first)
        throw new SluiceFault("INVALID_ARGUMENT", `deliveries ${first} to ${last} are no range`);
      deliveries += last - first + 1;
    }
  }
  if (deliveries <= MAX_CREDIT) return;
  const text = `an atomic request acks ${deliveries} deliveries; ${MAX_CREDIT} is the most`;
  throw new SluiceFault("INVALID_ARGUMENT", text);
}

/** @throws SluiceFault INVALID_ARGUMENT, MESSAGE_TOO_LARGE */
function checkResult(numbers: readonly number[], result: Uint8Array | undefined): void {
  if (result === undefined) return;
  if (numbers.length !== 2 || numbers[0] !== numbers[1])
    throw new SluiceFault("INVALID_ARGUMENT", "a result is for an ack of one delivery");
  if (result.length > MAX_RESULT_BYTES) {
    const text = `a result has ${result.length} bytes; ${MAX_RESULT_BYTES} are the most`;
    throw new SluiceFault("MESSAGE_TOO_LARGE", text, { maxBytes: String(MAX_RESULT_BYTES) });
  }
}

/** The outcome's results are one list; each append takes as many as it had batches. */
function encodeReply(parts: AtomicParts, outcome: Appended): Uint8Array {
  const { results, duplicate, appendTime, duplicates } = outcome;
  let at = 0;
  const appends = parts.appends.map(({ batches }) => {
    const own = batches.map(() => {
      const known = duplicates?.get(at / 3);
      const result = { partition: results[at]!, baseOffset: results[at + 1]!, count: results[at + 2]! };
      at += 3;
      return known === undefined ? result : { ...result, duplicates: [...known] };
    });
    return { results: own, duplicate, appendTime };
  });
  return v1.AtomicReply.encode({ appends, duplicate }).finish();
}
