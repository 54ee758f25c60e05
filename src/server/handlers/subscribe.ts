import { SluiceFault } from "../../base/errors.ts";
import type { StartAt } from "../../broker/broker.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1, type proto } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { truncation } from "./topic-info.ts";

/** Begins to push a topic's batches. Takes effect after everything this connection has sent before. */
export async function subscribe(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const request = decode(v1.SubscribeRequest, body);
  if (request.group !== "") throw notSupported("consumer groups", "groups");
  if (request.filter !== "") throw notSupported("filtered reading", "filters");
  const { subscription: id, creditBytes } = request;
  if (id === 0) throw new SluiceFault("INVALID_ARGUMENT", "a subscription needs a number of 1 or more");
  if (session.subscriptions.has(id))
    throw new SluiceFault("INVALID_ARGUMENT", `subscription ${id} exists on this connection`);
  if (creditBytes === 0)
    throw new SluiceFault("INVALID_ARGUMENT", "a subscription needs credit_bytes of 1 or more");
  const { broker, limits } = session.context;
  if (session.subscriptions.size >= limits.maxSubscriptions) {
    throw new SluiceFault(
      "LIMIT_REACHED",
      `this connection holds ${limits.maxSubscriptions} subscriptions, the most it may`,
    );
  }
  const partitions = new Map(
    request.partitions.map(({ partition, start }) => [partition ?? 0, startAt(start)]),
  );
  const { shard } = broker;
  await new Promise<void>((resolve, reject) => {
    shard.whenApplied(shard.lastIndex, () => {
      try {
        begin();
        resolve();
      } catch (error) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- handed on as it came
        reject(error);
      }
    });
  });

  function begin(): void {
    if (session.isClosed) return;
    if (session.subscriptions.has(id))
      throw new SluiceFault("INVALID_ARGUMENT", `subscription ${id} exists on this connection`);
    const { subscription, topic, starts } = broker.subscribe(
      {
        id,
        topic: request.topic,
        partitions,
        start: startAt(request.start),
        creditBytes,
        resetToEarliest: request.resetToEarliest,
        lineage: request.lineage,
      },
      session,
    );
    session.subscriptions.set(id, subscription);
    const { lineage } = shard.machine;
    const reply = v1.SubscribeReply.encode({
      topicUid: topic.uid,
      partitions: starts.map(({ partition, offset }) => ({
        partition: partition.number,
        startOffset: offset,
        endOffset: partition.endOffset,
        lowWatermark: partition.lowWatermark,
        ...truncation(shard, partition, request.lineage),
      })),
      lineage: lineage.current,
    }).finish();
    session.reply(correlation, FrameField.subscribed, reply);
    subscription.start();
  }
}

function startAt(start: proto.v1.Start.$Properties | null | undefined): StartAt {
  if (start?.latest) return "latest";
  if (start?.offset !== undefined && start.offset !== null) return start.offset;
  if (start?.timestamp !== undefined && start.timestamp !== null)
    throw notSupported("starting at a timestamp", "start-timestamp");
  return "earliest";
}

function notSupported(what: string, feature: string): SluiceFault {
  return new SluiceFault("NOT_SUPPORTED", `${what} is not supported by this server version`, { feature });
}
