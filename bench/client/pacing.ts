/**
 * An open loop: message n is due at start + n / rate whatever became of those before it, and a late one is sent at once.
 * So a server that stands still is charged with every message it kept waiting. A timer of 1 ms looks what is due; as in
 * peers.md the figures begin at the publish call, and what the timer adds is told apart.
 */
import { setTimeout as wait } from "node:timers/promises";
import { nowNs } from "../clock.ts";
import type { Context } from "./context.ts";
import { connections } from "./connections.ts";
import { payloadsOf } from "./payloads.ts";
import type { Target } from "../systems/system.ts";
import { targetOf, type TargetOrder } from "./publishing.ts";
import { Reader } from "./reading.ts";

export interface PaceOrder extends TargetOrder {
  readonly size: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** Message n goes to partition n modulo this; default: the producer chooses. */
  readonly partitions?: number;
  /** Message n goes over connection n modulo their number, of those that `openConnections` made. */
  readonly overConnections?: boolean;
  /** Message n goes to the queue named `topic` and n modulo this; default: to `topic` itself. */
  readonly queues?: number;
}

export interface Paced {
  readonly messages: number;
  /** From the publish call to its confirm, each message's. */
  readonly confirmUs: Float64Array;
  /** The most that the producer itself was behind. */
  readonly lateMs: number;
}

export async function publishAtRate(context: Context, order: PaceOrder): Promise<Paced> {
  const { size, perSecond, seconds, partitions } = order;
  const targets = await targetsOf(context, order);
  const payloads = payloadsOf(size);
  const messages = Math.round(perSecond * seconds);
  const confirmUs = new Float64Array(messages);
  const underWay = new Set<Promise<unknown>>();
  const startNs = nowNs();
  const dueNs = (message: number): number => startNs + (message * 1e9) / perSecond;
  let lateNs = 0;
  let sent = 0;
  const send = (message: number): void => {
    const calledNs = nowNs();
    lateNs = Math.max(lateNs, calledNs - dueNs(message));
    const value = stamped(payloads.at(message), calledNs, dueNs(message));
    const confirmed = targets[message % targets.length]!.publish(
      value,
      ...(partitions === undefined ? [] : [{ partition: message % partitions }]),
    );
    const done = confirmed.then(() => {
      confirmUs[message] = (nowNs() - calledNs) / 1000;
      underWay.delete(done);
    });
    underWay.add(done);
  };
  while (sent < messages) {
    for (const now = nowNs(); sent < messages && dueNs(sent) <= now; sent++) send(sent);
    await wait(1);
  }
  await Promise.all(underWay);
  return { messages, confirmUs, lateMs: lateNs / 1e6 };
}

async function targetsOf(
  context: Context,
  { topic, isQueue, queues = 1, overConnections }: PaceOrder,
): Promise<Target[]> {
  if (overConnections === true) return connections.map((client) => client.topic(topic));
  if (queues === 1) return [await targetOf(context, { topic, isQueue })];
  const client = await context.client();
  return Array.from({ length: queues }, (_, i) => client.queue(`${topic}${i}`));
}

/** Of this process. */
let stampReader: Reader | undefined;
let sincePublishUs: number[] = [];
let sinceDueUs: number[] = [];

/** Begins reading what publishAtRate sends from now on. */
export async function subscribeStamped(context: Context, { topic }: { topic: string }): Promise<void> {
  stampReader = await Reader.open(await context.connect(), topic, (value) => {
    const receivedNs = nowNs();
    const stamps = Buffer.from(value.buffer, value.byteOffset, STAMP_BYTES);
    sincePublishUs.push((receivedNs - stamps.readDoubleLE(0)) / 1000);
    sinceDueUs.push((receivedNs - stamps.readDoubleLE(8)) / 1000);
  });
}

/** The latencies of the next `messages`, once all are here. */
export async function takeLatencies(
  _: Context,
  { messages }: { messages: number },
): Promise<{ sincePublishUs: Float64Array; sinceDueUs: Float64Array }> {
  await stampReader!.more(messages);
  const taken = {
    sincePublishUs: Float64Array.from(sincePublishUs),
    sinceDueUs: Float64Array.from(sinceDueUs),
  };
  sincePublishUs = [];
  sinceDueUs = [];
  return taken;
}

const STAMP_BYTES = 16;

/** When the publish was called and when it was due, in the payload's first bytes. The payload is read during the call. */
function stamped(payload: Uint8Array, calledNs: number, dueNs: number): Uint8Array {
  const stamps = Buffer.from(payload.buffer, payload.byteOffset, STAMP_BYTES);
  stamps.writeDoubleLE(calledNs, 0);
  stamps.writeDoubleLE(dueNs, 8);
  return payload;
}
