/**
 * A producer as an application has one: publishes as fast as confirms allow, awaits every promise, and has at most
 * 10,000 messages unconfirmed, of large ones as many as are 32 MiB. A rejected promise ends the process, and so the run.
 */
import { nowNs } from "../clock.ts";
import type { Target } from "../systems/system.ts";
import type { Context } from "./context.ts";
import { payloadsOf } from "./payloads.ts";

export const MAX_UNCONFIRMED = 10_000;
export const BATCH = 1000;
/** Half of what the client allows. */
const MAX_UNCONFIRMED_BYTES = 32 * 1024 * 1024;

/** Ends after `seconds` or `messages`, whichever is given. */
export interface Extent {
  readonly seconds?: number;
  readonly messages?: number;
}

/** Where to; `topic` names a queue if `isQueue`. */
export interface TargetOrder {
  readonly topic: string;
  readonly isQueue?: boolean | undefined;
}

export interface PublishOrder extends Extent, TargetOrder {
  readonly size: number;
  /** Message n goes to partition n modulo this; default: the producer chooses. */
  readonly partitions?: number;
}

export interface Published {
  readonly messages: number;
  readonly startedNs: number;
  /** From the first publish to the last confirm. */
  readonly seconds: number;
}

/** A `publish()` each. */
export async function publish(context: Context, order: PublishOrder): Promise<Published> {
  const topic = await targetOf(context, order);
  const payloads = payloadsOf(order.size);
  const { size, partitions } = order;
  const send = (sent: number): Promise<unknown> =>
    partitions === undefined
      ? topic.publish(payloads.at(sent))
      : topic.publish(payloads.at(sent), { partition: sent % partitions });
  return await pipelined(order, 1, unconfirmedOf(size), send);
}

/** How many messages of a size may be on their way. */
export function unconfirmedOf(size: number): number {
  return Math.max(1, Math.min(MAX_UNCONFIRMED, Math.floor(MAX_UNCONFIRMED_BYTES / size)));
}

export interface BatchOrder extends PublishOrder {
  /** Messages of one; default 1,000. */
  readonly batch?: number;
}

/** A `publishBatch()` for each so many, at most ten unconfirmed. */
export async function publishBatches(context: Context, order: BatchOrder): Promise<Published> {
  const topic = await targetOf(context, order);
  const payloads = payloadsOf(order.size);
  const { batch = BATCH } = order;
  const send = (sent: number): Promise<unknown> =>
    topic.publishBatch(Array.from({ length: batch }, (_, i) => ({ value: payloads.at(sent + i) })));
  return await pipelined(order, batch, MAX_UNCONFIRMED / BATCH, send);
}

/** All of them at once, each awaited; message n goes to partition n modulo `among`. */
export async function publishAtOnce(
  context: Context,
  { topic: name, size, messages, among }: AtOnceOrder,
): Promise<void> {
  const topic = await targetOf(context, { topic: name });
  const payloads = payloadsOf(size);
  await Promise.all(
    Array.from({ length: messages }, (_, i) => topic.publish(payloads.at(i), { partition: i % among })),
  );
}

export interface AtOnceOrder {
  readonly topic: string;
  readonly size: number;
  readonly messages: number;
  readonly among: number;
}

export async function targetOf(context: Context, { topic, isQueue }: TargetOrder): Promise<Target> {
  const client = await context.client();
  return isQueue === true ? client.queue(topic) : client.topic(topic);
}

export async function pipelined(
  { seconds = Infinity, messages = Infinity }: Extent,
  step: number,
  unconfirmed: number,
  send: (sent: number) => Promise<unknown>,
): Promise<Published> {
  const startedNs = nowNs();
  const until = performance.now() + seconds * 1000;
  const ring = Array.from({ length: unconfirmed }, (): Promise<unknown> => Promise.resolve());
  let sent = 0;
  for (let turn = 0; sent < messages; turn++) {
    // Looking at the clock costs as much as a small publish does.
    if ((turn & 63) === 0 && performance.now() >= until) break;
    const slot = turn % unconfirmed;
    await ring[slot];
    ring[slot] = send(sent);
    sent += step;
  }
  await Promise.all(ring);
  return { messages: sent, startedNs, seconds: (nowNs() - startedNs) / 1e9 };
}
