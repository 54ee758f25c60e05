/**
 * The client SDK's public face. Start with connect():
 *
 *   await using sluice = await connect("sluice://localhost");
 *   const orders = sluice.topic("orders", { codec: json<Order>() });
 *   await orders.publish({ id: "1", total: 120 }, { key: "1" });
 *   for await (const m of orders.messages({ from: "earliest" })) console.log(m.offset, m.value);
 *   const mails = sluice.queue("mails", { codec: json<Mail>() });
 *   mails.consume(async (m) => send(m.value), { concurrency: 20 });
 */
export { connect, type ConnectOptions } from "./connect.ts";
export { Sluice, type AtomicAckOptions, type AtomicScope, type TopicOptions } from "./client.ts";
export { Topic } from "./topic.ts";
export {
  defineQueue,
  defineTopic,
  type CodecOptions,
  type QueueDefinition,
  type SchemaOptions,
  type TopicDefinition,
  type ValueForm,
} from "./define-topic.ts";
export { bytes, json, text, type Codec } from "./codec.ts";
export type {
  StandardIssue,
  StandardResult,
  StandardSchemaProps,
  StandardSchemaV1,
} from "./standard-schema.ts";
export { PublishResult } from "./publish-result.ts";
export type {
  BatchItem,
  MessageOptions,
  PublishOptions,
  QueueBatchItem,
  QueueMessageOptions,
  QueuePublishOptions,
} from "./publish-options.ts";
export { Message } from "./message.ts";
export { MessageStream } from "./message-stream.ts";
export { Consumer, type ConsumeOptions, type HandlerContext, type MessageHandler } from "./consumer.ts";
export type { PartitionPosition } from "./subscription.ts";
export type { ReadOptions, StartPosition } from "./subscription-options.ts";
export { Queue } from "./queue.ts";
export type { FoundMessage } from "./message-lookup.ts";
export type { FetchOptions, PeekOptions, PurgeOptions } from "./queue.ts";
export type {
  MessageFilter,
  Moved,
  MoveOptions,
  MoveToOptions,
  RedriveEdit,
  RedriveOptions,
  Redriven,
} from "./queue-moves.ts";
export { QueueMessage, type ExtendOptions, type NackOptions } from "./queue-message.ts";
export { PeekedMessage } from "./peeked-message.ts";
export { QueueStream } from "./queue-stream.ts";
export type { SettledMessage, SettledOptions, SettledOutcome } from "./settled-message.ts";
export {
  QueueConsumer,
  type QueueBatchHandler,
  type QueueBatchOptions,
  type QueueConsumeOptions,
  type QueueHandler,
} from "./queue-consumer.ts";
export type { BatchSettings } from "./batch-handling.ts";
export type { BreakerOptions, CircuitState } from "./circuit-breaker.ts";
export type { QueueReadOptions } from "./queue-options.ts";
export type {
  BlockedKey,
  FairBy,
  FairTenant,
  FairTenants,
  QueueIdle,
  QueueInfo,
  QueueSettings,
  RetrySettings,
  SettledCounts,
} from "./queue-info.ts";
export type { MessageProgress } from "./message-progress.ts";
export { DeadLetterError, RetryLaterError, type SettleErrorOptions } from "./settle-errors.ts";
export {
  Schedule,
  type PreviewOptions,
  type ScheduleSpec,
  type ScheduleTarget,
  type ScheduleUpserted,
} from "./schedule.ts";
export type { ScheduledMessage, ScheduleInfo } from "./schedule-info.ts";
export type { BatchOptions } from "./publisher.ts";
export { Admin, type ListOptions } from "./admin.ts";
export type { PartitionInfo, TopicInfo, TopicSettings } from "./topic-info.ts";
export type { CallOptions } from "./call.ts";
export {
  SluiceError,
  type ClientErrorName,
  type SluiceErrorCode,
  type SluiceErrorOptions,
} from "./errors.ts";
export { StatusFeed, type StatusEvent } from "./status.ts";
export type { ServerInfo } from "./link.ts";
export { DEFAULT_URL } from "./connection-string.ts";
export type { Endpoint } from "./connection-string.ts";
export type { Dial, Transport, TransportListener, Written } from "./transport.ts";
