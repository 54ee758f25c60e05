import { SluiceFault } from "../../base/errors.ts";
import { MAX_LOCK_MS, MIN_LOCK_MS } from "../../broker/queue-wishes.ts";
import type { Settlement } from "../../broker/consumer.ts";
import { MAX_RESULT_BYTES } from "../../core/delivery-notes.ts";
import { MAX_CREDIT } from "../../core/delivery/subscriptions.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1, type proto } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

const OUTCOMES = ["ack", "nack", "reject", "release", "extend"] as const;
const MOST_DELAY_MS = 10 * 366 * 24 * 3600_000;
const MOST_ERROR = 1_000;

/** Ends deliveries, or makes them longer; the reply comes once it is stored. */
export function settle(session: Session, correlation: number, body: Uint8Array): undefined {
  const request = decode(v1.SettleRequest, body);
  const consumer = session.consumer(request.consumer);
  if (consumer === undefined)
    throw new SluiceFault("NOT_FOUND", `there is no consumer ${request.consumer} on this connection`);
  let numbers = 0;
  const settlements = request.settlements.map((one) => {
    const settlement = settlementOf(one);
    for (const { first, last } of settlement.ranges) numbers += last - first + 1;
    return settlement;
  });
  if (numbers > MAX_CREDIT)
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `a request settles ${numbers} deliveries; ${MAX_CREDIT} is the most`,
    );
  session.underWay++;
  consumer.home.settle(consumer, settlements, (lost) => {
    session.underWay--;
    const reply = v1.SettleReply.encode({ lost: lost.map(({ first, last }) => ({ first, last })) }).finish();
    session.reply(correlation, FrameField.settled, reply);
  });
}

function resultOf(
  { result }: proto.v1.Settlement.$Properties,
  outcome: Settlement["outcome"],
  ranges: Settlement["ranges"],
): Uint8Array | undefined {
  if (result === undefined || result === null) return undefined;
  const [range, ...more] = ranges;
  if (outcome !== "ack" || range === undefined || more.length > 0 || range.first !== range.last)
    throw new SluiceFault("INVALID_ARGUMENT", "a result is for an ack of one delivery");
  if (result.length <= MAX_RESULT_BYTES) return result.slice();
  throw new SluiceFault(
    "MESSAGE_TOO_LARGE",
    `a result has ${result.length} bytes; ${MAX_RESULT_BYTES} are the most`,
    { maxBytes: String(MAX_RESULT_BYTES) },
  );
}

function settlementOf(message: proto.v1.Settlement.$Properties): Settlement {
  const outcome = OUTCOMES[message.outcome ?? 0];
  if (outcome === undefined)
    throw new SluiceFault("NOT_SUPPORTED", `outcome ${message.outcome} is not known here`, {
      feature: `settle-${message.outcome}`,
    });
  const lockMs = message.lockMs ?? 0;
  if (lockMs !== 0 && (lockMs < MIN_LOCK_MS || lockMs > MAX_LOCK_MS))
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `lock_ms is ${lockMs}; it can be ${MIN_LOCK_MS} to ${MAX_LOCK_MS}`,
    );
  const delayMs = message.delayMs ?? undefined;
  if (delayMs !== undefined && delayMs > MOST_DELAY_MS)
    throw new SluiceFault("INVALID_ARGUMENT", `delay_ms is ${delayMs}; ten years are the most`);
  const ranges = (message.ranges ?? []).map(({ first = 0, last }) => {
    const from = first ?? 0;
    const to = last || from;
    if (to < from) throw new SluiceFault("INVALID_ARGUMENT", `deliveries ${from} to ${to} are no range`);
    return { first: from, last: to };
  });
  const error = (message.error ?? "").slice(0, MOST_ERROR);
  return { outcome, ranges, delayMs, error, lockMs, result: resultOf(message, outcome, ranges) };
}
