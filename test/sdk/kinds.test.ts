import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sluice } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";
import { text } from "../../src/sdk/codec.ts";

let broker: TestBroker;
let sluice: Sluice;

beforeEach(async () => {
  broker = await createBroker();
  sluice = await broker.connect();
  await sluice.queue("jobs", { codec: text }).publish("a");
  await sluice.topic("orders", { codec: text }).publish("b");
});
afterEach(() => broker.close());

const wrongKind = (kind: string): object => ({ code: "WRONG_KIND", details: { kind } });

describe("a topic's name given to queue(), and the other way round", () => {
  it("is refused by each way of publishing, also where the same client uses it as what it is", async () => {
    const topic = sluice.topic("jobs", { codec: text });
    const queue = sluice.queue("orders", { codec: text });
    await expect(topic.publish("x")).rejects.toMatchObject(wrongKind("queue"));
    await expect(topic.publish("x", { confirm: "none" })).rejects.toMatchObject(wrongKind("queue"));
    await expect(topic.publishBatch([{ value: "x" }])).rejects.toMatchObject(wrongKind("queue"));
    await expect(sluice.atomic((tx) => tx.publish(topic, "x"))).rejects.toMatchObject(wrongKind("queue"));
    await expect(queue.publish("x")).rejects.toMatchObject(wrongKind("topic"));
    await expect(queue.publishBatch([{ value: "x" }])).rejects.toMatchObject(wrongKind("topic"));
    await expect(sluice.atomic((tx) => tx.publish(queue, "x"))).rejects.toMatchObject(wrongKind("topic"));
    await expect(topic.messages().ready).rejects.toMatchObject(wrongKind("queue"));
    await expect(queue.fetch(1)).rejects.toMatchObject(wrongKind("topic"));
    expect((await sluice.queue("jobs").describe()).enqueued).toBe(1);
    expect((await sluice.admin.describeTopic("orders")).messages).toBe(1);
  });

  it("is refused in an atomic batch that also uses it as what it is, and nothing is stored", async () => {
    const batch = sluice.atomic((tx) => {
      tx.publish(sluice.queue("jobs", { codec: text }), "x");
      tx.publish(sluice.topic("jobs", { codec: text }), "x");
    });
    await expect(batch).rejects.toMatchObject(wrongKind("queue"));
    expect((await sluice.queue("jobs").describe()).enqueued).toBe(1);
  });

  it("leaves it usable as what it is", async () => {
    await expect(sluice.queue("orders", { codec: text }).publish("x")).rejects.toMatchObject(
      wrongKind("topic"),
    );
    await sluice.topic("orders", { codec: text }).publish("c");
    await expect(sluice.topic("jobs", { codec: text }).publish("x")).rejects.toMatchObject(
      wrongKind("queue"),
    );
    await sluice.queue("jobs", { codec: text }).publish("c");
    expect((await sluice.queue("jobs").describe()).enqueued).toBe(2);
  });

  it("is taken once another client has made the one out of the other", async () => {
    const other = await broker.connect();
    await other.queue("jobs").delete();
    await other.topic("jobs", { codec: text }).publish("now a topic");
    await expect(sluice.queue("jobs", { codec: text }).publish("x")).rejects.toMatchObject(
      wrongKind("topic"),
    );
    await sluice.topic("jobs", { codec: text }).publish("c");
    await other.close();
  });
});
