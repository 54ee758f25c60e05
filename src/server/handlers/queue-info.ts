import { SluiceFault } from "../../base/errors.ts";
import type { Queues } from "../../broker/queues.ts";
import type { WantedQueueSettings } from "../../broker/queue-wishes.ts";
import type { Topic } from "../../core/catalog.ts";
import type { IdleReason } from "../../core/delivery/leader-settings.ts";
import { backoffOf, deliverySettingsOf, queueSettingsMessage } from "../../core/queue-settings.ts";
import { v1, type proto } from "../../wire/protobuf.ts";

const MOST_TENANTS = 20;

/** A queue as the wire shows it. */
export function queueInfo(queues: Queues, topic: Topic): proto.v1.QueueInfo.$Properties {
  const {
    enqueued,
    ready,
    delayed,
    pending,
    consumers,
    idle,
    state,
    blockedKeys,
    lookahead,
    progress,
    tenants,
  } = queues.counts(topic);
  return {
    name: topic.name,
    uid: topic.uid,
    ...(topic.queue === undefined ? {} : { settings: queueSettingsMessage(topic.queue) }),
    partitioningVersion: topic.partitioningVersion,
    createdAt: topic.createdAt,
    enqueued,
    ready,
    delayed,
    pending,
    settled: {
      acked: state.countOf("acked"),
      deadLettered: state.countOf("dead-lettered"),
      expired: state.countOf("expired"),
      discarded: state.countOf("discarded"),
      purged: state.countOf("purged"),
      moved: state.countOf("moved"),
      dropped: state.countOf("dropped"),
      cancelled: state.countOf("cancelled"),
      replaced: state.countOf("replaced"),
    },
    consumers,
    ...(idle === undefined ? {} : { idle: idleInfo(idle) }),
    bytes: topic.partitions[0]?.endPosition ?? 0,
    paused: topic.paused,
    unsettledBytes: state.bytes.total,
    blockedKeys,
    lookahead,
    ids: { known: state.ids.size, duplicates: state.ids.duplicates, forgotten: state.ids.forgotten },
    keptSettled: state.history?.count ?? 0,
    droppedErrors: state.failures?.dropped ?? 0,
    reported: progress?.size ?? 0,
    droppedReports: progress?.dropped ?? 0,
    ...(tenants && { fair: { count: tenants.count, lookaheadFull: tenants.isFull } }),
  };
}

/** The same with the tenants among whom its consumers are shared, if they are. */
export async function describedQueue(queues: Queues, topic: Topic): Promise<proto.v1.QueueInfo.$Properties> {
  const info = queueInfo(queues, topic);
  if (!info.fair) return info;
  return { ...info, fair: { ...info.fair, tenants: await queues.tenants(topic.name, MOST_TENANTS) } };
}

export function queueReply(queues: Queues, topic: Topic, created: boolean): Uint8Array {
  return v1.QueueReply.encode({ queue: queueInfo(queues, topic), created }).finish();
}

function idleInfo(idle: IdleReason): proto.v1.QueueIdle.$Properties {
  const { Reason } = v1.QueueIdle;
  switch (idle.kind) {
    case "paused":
      return { reason: Reason.PAUSED };
    case "empty":
      return { reason: Reason.EMPTY, untilMs: Number.isFinite(idle.nextDueMs) ? idle.nextDueMs : 0 };
    case "no-consumer":
      return { reason: Reason.NO_CONSUMER };
    case "no-credit":
      return { reason: Reason.NO_CREDIT };
    case "concurrency-limit":
      return { reason: Reason.CONCURRENCY_LIMIT };
    case "rate-limit":
      return { reason: Reason.RATE_LIMIT };
    case "reserved":
      return { reason: Reason.RESERVED };
    case "keys-blocked":
      return { reason: Reason.KEYS_BLOCKED };
    case "lookahead-full":
      return { reason: Reason.LOOKAHEAD_FULL };
    case "reading-keys":
      return { reason: Reason.READING_KEYS };
    case "mark":
    case "expiring":
      return { reason: Reason.STORING };
  }
}

/** @throws SluiceFault INVALID_ARGUMENT */
export function wantedQueueSettings(
  settings: proto.v1.QueueSettings.$Properties | null | undefined,
): WantedQueueSettings {
  const backoff = settings?.backoff ? backoffOf(settings.backoff) : undefined;
  if (settings?.backoff && backoff === undefined)
    throw new SluiceFault("INVALID_ARGUMENT", `backoff of kind ${settings.backoff.kind} is not known`);
  const known = deliverySettingsOf(settings ?? {});
  for (const name of ["orderBy", "onFailure", "dispatch", "onFull", "dedup"] as const) {
    const number = settings?.[name] ?? undefined;
    if (number !== undefined && known[name] === undefined)
      throw new SluiceFault("INVALID_ARGUMENT", `${name} ${number} is not known`);
  }
  if (settings?.fairByExpression) {
    const text =
      "fairness by an expression is not supported by this server version: it takes a header's name";
    throw new SluiceFault("NOT_SUPPORTED", text, { feature: "fair-by-expression" });
  }
  return {
    ...known,
    fairByHeader: settings?.fairByHeader ?? undefined,
    ratePerSecond: settings?.ratePerSecond ?? undefined,
    concurrency: settings?.concurrency ?? undefined,
    limitsPerKey: settings?.limitsPerKey ?? undefined,
    maxMessages: settings?.maxMessages ?? undefined,
    maxBytes: settings?.maxBytes ?? undefined,
    ttlMs: settings?.ttlMs ?? undefined,
    deadLetterExpired: settings?.deadLetterExpired ?? undefined,
    dedupWindowMs: settings?.dedupWindowMs ?? undefined,
    keepSettled: settings?.keepSettled ?? undefined,
    keepSettledMs: settings?.keepSettledMs ?? undefined,
    lockMs: settings?.lockMs ?? undefined,
    maxAttempts: settings?.maxAttempts ?? undefined,
    backoff,
    deadLetterTo: settings?.deadLetterTo ?? undefined,
    resumeGraceMs: settings?.resumeGraceMs ?? undefined,
    priorities: settings?.priorities ?? undefined,
    segmentBytes: settings?.segmentBytes ?? undefined,
    deadLetters: settings?.deadLetters ?? undefined,
  };
}
