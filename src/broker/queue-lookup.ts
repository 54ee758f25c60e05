/** Where a message is, by its id; and taking one back that waits. */
import { getU32 } from "../base/bytes.ts";
import { SluiceFault } from "../base/errors.ts";
import { SIP_HASH_BYTES } from "../base/sip-hash.ts";
import type { QueueTopic } from "../core/catalog.ts";
import type { DeliveryState } from "../core/delivery/delivery-state.ts";
import type { Progress } from "../core/delivery/progress-reports.ts";
import type { SettledRun } from "../core/delivery/settled-history.ts";
import { quoted } from "../core/names.ts";
import { hashOfId } from "./attribute-column.ts";
import type { DeliveryGather } from "./delivery-gather.ts";
import type { QueueLeader } from "./queue-leader.ts";
import type { Shard } from "./shard.ts";

export interface FoundMessage {
  readonly offset: number;
  readonly state: "ready" | "delayed" | "pending" | "reserved" | "settled";
  /** Shard time; 0 = none. */
  readonly untilMs: number;
  /** Who has it; "" = nobody, or it is not known. */
  readonly consumer: string;
  readonly attempts: number;
  readonly expiresAtMs: number;
  /** Of a pending one: how far its consumer said it is. */
  readonly progress: Progress | undefined;
  /** Of a settled one: what became of it, if that is remembered. */
  readonly settled?: (SettledRun & { readonly result: Uint8Array | undefined }) | undefined;
}

/** A queue, and who runs it here. */
export interface LookupParts {
  readonly shard: Shard;
  readonly topic: QueueTopic;
  readonly leader: QueueLeader;
  readonly state: DeliveryState;
}

/** @throws SluiceFault NOT_FOUND */
export function findMessage({ shard, topic, leader, state }: LookupParts, id: string): FoundMessage {
  const offset = state.ids.find(wordsOf(hashOfId(shard.machine.messageIdKey, id), 0));
  if (offset < 0) throw unknownId(topic, id);
  const attempts = state.messages.attemptsOf(offset);
  const progress = leader.leader.progress.of(offset);
  const found = { offset, attempts, consumer: "", expiresAtMs: state.messages.expiryOf(offset), progress };
  if (!state.isUnsettled(offset)) {
    const untilMs = state.ids.foundSettledMs;
    const run = state.history?.find(offset, shard.nowMs() - topic.queue.keepSettledMs);
    if (run === undefined) return { ...found, state: "settled", untilMs };
    const settled = { ...run, result: state.history?.results.get(offset) };
    return { ...found, state: "settled", untilMs, attempts: run.attempts, settled };
  }
  const where = leader.leader.whereIs(offset);
  const passed = shard.nowMs() - shard.world.clock.monotonicMs();
  if (where.kind === "reserved")
    return { ...found, state: "reserved", untilMs: Math.round(where.untilMs + passed) };
  if (where.kind === "waiting") {
    const untilMs = state.messages.untilOf(offset);
    return untilMs > shard.nowMs()
      ? { ...found, state: "delayed", untilMs }
      : { ...found, state: "ready", untilMs: 0 };
  }
  const untilMs = where.kind === "ending" ? 0 : Math.round(where.untilMs + passed);
  return { ...found, state: "pending", untilMs, consumer: leader.nameOf(where.holder) };
}

/** Its offset, once that is stored. @throws SluiceFault NOT_FOUND, MESSAGE_HELD */
export async function cancelMessage(parts: LookupParts, id: string, gather: DeliveryGather): Promise<number> {
  const { topic, leader } = parts;
  const name = quoted(topic.name);
  for (;;) {
    const { offset, state, attempts, consumer, untilMs } = findMessage(parts, id);
    if (state === "settled") {
      const text = `message ${quoted(id)} of queue ${name} is settled already: there is nothing to cancel`;
      throw new SluiceFault("NOT_FOUND", text, { offset: String(offset) });
    }
    if (!leader.leader.withhold(offset)) {
      const where =
        untilMs === 0
          ? "on its way out of the queue, or back into it"
          : `in the hands of ${consumer === "" ? "a consumer" : `consumer ${quoted(consumer)}`}`;
      const text = `message ${quoted(id)} of queue ${name} is ${where}: it is not cancelled`;
      throw new SluiceFault("MESSAGE_HELD", text, {
        offset: String(offset),
        ...(consumer !== "" && { consumer }),
        ...(untilMs > 0 && { untilMs: String(untilMs) }),
      });
    }
    const command = { kind: "settle", from: offset, to: offset + 1, attempts, outcome: "cancelled" } as const;
    const refused = await new Promise<readonly number[]>((resolve) =>
      gather.add(parts.state.uid, [command], resolve),
    );
    leader.wake();
    // Else something else became of it first.
    if (refused.length === 0) return offset;
  }
}

/** Of messages with these ids that somebody has in hands, offset + 1 each; undefined: of none. */
export function heldMessages(
  state: DeliveryState,
  ids: Uint8Array,
  leaderOf: () => QueueLeader,
): number[] | undefined {
  let held: number[] | undefined;
  for (let i = 0; i < ids.length / SIP_HASH_BYTES; i++) {
    const offset = state.ids.find(wordsOf(ids, SIP_HASH_BYTES * i));
    if (offset < 0 || leaderOf().leader.whereIs(offset).kind === "waiting") continue;
    held ??= new Array<number>(ids.length / SIP_HASH_BYTES).fill(0);
    held[i] = offset + 1;
  }
  return held;
}

function wordsOf(bytes: Uint8Array, at: number): number[] {
  return [getU32(bytes, at), getU32(bytes, at + 4), getU32(bytes, at + 8), getU32(bytes, at + 12)];
}

function unknownId({ name }: QueueTopic, id: string): SluiceFault {
  const text = `queue ${quoted(name)} knows no message ${quoted(id)}: it never came, or is settled and not remembered`;
  return new SluiceFault("NOT_FOUND", text, { messageId: id });
}
