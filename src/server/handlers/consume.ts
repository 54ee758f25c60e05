import { SluiceFault } from "../../base/errors.ts";
import { MAX_LOCK_MS, MIN_LOCK_MS } from "../../broker/queue-wishes.ts";
import { MOST_HELD, type ConsumeWish } from "../../broker/consume-wish.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";

const USUAL_CREDIT_BYTES = 16 * 1024 * 1024;
const MOST_CREDIT = 65_536;
const MOST_WEIGHT = 1_000;
const MOST_RANK = 1_000;

/** Begins to push a queue's messages, or goes on with what its consumer holds. */
export async function consume(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const request = decode(v1.ConsumeRequest, body);
  const { broker, limits } = session.context;
  const { consumer: number } = request;
  if (number === 0) throw new SluiceFault("INVALID_ARGUMENT", "a consumer needs a number of 1 or more");
  checkPlace(request.weight, request.rank);
  checkLimits(request.credit, request.concurrency, request.lockMs);
  const held = request.held.map(({ firstNumber, firstOffset, count, attempts, deliveries }) => ({
    firstNumber: firstNumber ?? 0,
    firstOffset: firstOffset ?? 0,
    count: count ?? 0,
    attempts: attempts ?? 0,
    deliveries: deliveries || 1,
  }));
  if (held.reduce((sum, { count }) => sum + count, 0) > MOST_HELD)
    throw new SluiceFault("INVALID_ARGUMENT", `a consumer holds at most ${MOST_HELD} messages`);
  await applied(broker.shard);
  if (session.isClosed) return;
  if (session.consumers.has(number))
    throw new SluiceFault("INVALID_ARGUMENT", `consumer ${number} exists on this connection`);
  if (session.consumers.size >= limits.maxSubscriptions) {
    throw new SluiceFault(
      "LIMIT_REACHED",
      `this connection holds ${limits.maxSubscriptions} consumers, the most it may`,
    );
  }
  const wish: ConsumeWish = {
    number,
    queue: request.queue,
    credit: request.credit,
    creditBytes: request.creditBytes || USUAL_CREDIT_BYTES,
    concurrency: request.concurrency,
    lockMs: request.lockMs,
    weight: request.weight || 1,
    rank: request.rank,
    name: request.name.slice(0, 200) || session.clientName,
    resumeEpoch: request.resumeEpoch,
    resumeConsumerId: request.resumeConsumerId,
    held,
  };
  const { consumer, resumed, topic } = broker.queues.consume(wish, session);
  session.consumers.set(number, consumer);
  const reply = v1.ConsumeReply.encode({
    queueUid: topic.uid,
    epoch: broker.shard.epoch,
    consumerId: consumer.id,
    lockMs: consumer.lockMs,
    resumed,
    resumeGraceMs: topic.queue?.resumeGraceMs ?? 0,
  }).finish();
  session.reply(correlation, FrameField.consuming, reply);
}

function checkLimits(credit: number, concurrency: number, lockMs: number): void {
  if (credit > MOST_CREDIT)
    throw new SluiceFault("INVALID_ARGUMENT", `credit is ${credit}; it can be 0 to ${MOST_CREDIT}`);
  if (concurrency === 0) throw new SluiceFault("INVALID_ARGUMENT", "concurrency is 0; it can be 1 or more");
  if (lockMs !== 0 && (lockMs < MIN_LOCK_MS || lockMs > MAX_LOCK_MS))
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `lock_ms is ${lockMs}; it can be ${MIN_LOCK_MS} to ${MAX_LOCK_MS}`,
    );
}

function checkPlace(weight: number, rank: number): void {
  if (weight > MOST_WEIGHT)
    throw new SluiceFault("INVALID_ARGUMENT", `weight is ${weight}; it can be 1 to ${MOST_WEIGHT}`);
  if (Math.abs(rank) > MOST_RANK)
    throw new SluiceFault("INVALID_ARGUMENT", `rank is ${rank}; it can be −${MOST_RANK} to ${MOST_RANK}`);
}
