/** What the compiler infers; `npm run typecheck` is the test, this file only has to run. */
import { describe, expectTypeOf, it } from "vitest";
import {
  defineQueue,
  defineTopic,
  json,
  text,
  type Message,
  type MessageStream,
  type PublishResult,
  type Queue,
  type QueueConsumer,
  type QueueMessage,
  type QueueStream,
  type Sluice,
  type StandardSchemaV1,
  type Topic,
} from "../../src/sdk/index.ts";

interface Order {
  readonly id: string;
}

declare const schema: StandardSchemaV1<{ at: string }, { at: Date }>;

/** Never called: only its types matter. */
function uses(sluice: Sluice): unknown[] {
  const bytes = sluice.topic("b");
  const orders = sluice.topic("o", { codec: json<Order>() });
  const words = sluice.topic("w", { codec: text, createIfMissing: false });
  const dated = sluice.topic("d", { schema });
  const defined = sluice.topic(defineTopic("x", json<Order>()));
  const both = sluice.topic(defineTopic("y", schema));
  const jobs = sluice.queue(defineQueue("jobs", schema));
  expectTypeOf(jobs).toEqualTypeOf<Queue<{ at: string }, { at: Date }>>();
  expectTypeOf(sluice.queue(defineQueue("k", text))).toEqualTypeOf<Queue<string>>();
  expectTypeOf(jobs.publish).parameter(0).toEqualTypeOf<{ at: string }>();
  jobs.consume((m) => expectTypeOf(m).toEqualTypeOf<QueueMessage<{ at: Date }>>(), {
    breaker: { failureRatio: 0.5, window: 20, openMs: 10_000 },
  });
  jobs.consume((m) => expectTypeOf(m).toEqualTypeOf<QueueMessage<{ at: Date }>[]>(), {
    batch: { size: 100 },
  });

  expectTypeOf(bytes).toEqualTypeOf<Topic<Uint8Array>>();
  expectTypeOf(orders).toEqualTypeOf<Topic<Order>>();
  expectTypeOf(words).toEqualTypeOf<Topic<string>>();
  expectTypeOf(dated).toEqualTypeOf<Topic<{ at: string }, { at: Date }>>();
  expectTypeOf(defined).toEqualTypeOf<Topic<Order>>();
  expectTypeOf(both).toEqualTypeOf<Topic<{ at: string }, { at: Date }>>();

  expectTypeOf(orders.publish({ id: "1" }, { key: "k", headers: { a: "b" } })).toEqualTypeOf<
    Promise<PublishResult>
  >();
  expectTypeOf(dated.messages()).toEqualTypeOf<MessageStream<{ at: Date }>>();
  expectTypeOf(dated.publish).parameter(0).toEqualTypeOf<{ at: string }>();
  words.consume((m, { signal }) => {
    expectTypeOf(m).toEqualTypeOf<Message<string>>();
    expectTypeOf(m.value).toEqualTypeOf<string>();
    expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
  });
  const mails = sluice.queue("m", { codec: json<Order>() });
  const due = sluice.queue("d", { schema });
  expectTypeOf(sluice.queue("b")).toEqualTypeOf<Queue<Uint8Array>>();
  expectTypeOf(mails).toEqualTypeOf<Queue<Order>>();
  expectTypeOf(due).toEqualTypeOf<Queue<{ at: string }, { at: Date }>>();
  expectTypeOf(due.messages()).toEqualTypeOf<QueueStream<{ at: Date }>>();
  expectTypeOf(mails.fetch(10)).toEqualTypeOf<Promise<QueueMessage<Order>[]>>();
  const worker = mails.consume(
    (m) => {
      expectTypeOf(m).toEqualTypeOf<QueueMessage<Order>>();
      expectTypeOf(m.signal).toEqualTypeOf<AbortSignal>();
    },
    { concurrency: 2, onError: (_, m) => expectTypeOf(m!.value).toEqualTypeOf<Order>() },
  );
  expectTypeOf(worker).toEqualTypeOf<QueueConsumer<Order>>();
  const batch = sluice.atomic((tx) => {
    tx.publish(mails, { id: "1" });
    tx.publish(dated, { at: "now" });
    // @ts-expect-error a Date is what reading gives, not what publishing takes
    tx.publish(dated, { at: new Date() });
  });
  expectTypeOf(batch).toEqualTypeOf<Promise<PublishResult[]>>();

  return [
    // @ts-expect-error the value has another type
    orders.publish({ id: 1 }),
    // @ts-expect-error there is no such option
    orders.publish({ id: "1" }, { keys: "k" }),
    // @ts-expect-error text goes to topics with a codec
    bytes.publish("text"),
    // @ts-expect-error a queue has no partitions
    mails.publish({ id: "1" }, { partition: 1 }),
    mails.publish({ id: "1" }, { delayMs: 1, ttlMs: 2, priority: 1 }),
    mails.publish({ id: "1" }, { deliverAt: new Date(), expiresAt: 1 }),
    mails.publish({ id: "1" }, { key: "a", orderKey: "b" }),
    // @ts-expect-error priorities are for queues
    orders.publish({ id: "1" }, { priority: 1 }),
    // @ts-expect-error delays are for queues
    sluice.atomic((tx) => tx.publish(orders, { id: "1" }, { delayMs: 1 })),
    // @ts-expect-error groups come with a later version
    orders.messages({ group: "g" }),
    // @ts-expect-error a queue is no topic
    sluice.topic(defineQueue("k", text)),
    // @ts-expect-error nor a topic a queue
    sluice.queue(defineTopic("k", text)),
    // @ts-expect-error a codec or a schema's codec, of one type
    sluice.topic("z", { codec: text, schema }),
  ];
}

describe("the public types", () => {
  it("are inferred from codecs, schemas and definitions", () => {
    expectTypeOf(uses).toBeFunction();
  });
});
