/** Consumers as applications have them: `for await`, each message's value looked at. */
import { nowNs } from "../clock.ts";
import type { Client } from "../systems/system.ts";
import type { Context } from "./context.ts";

export interface ReadOrder {
  readonly topic: string;
  /** What the topic holds. */
  readonly messages: number;
  readonly seconds: number;
}

/** Reads all there is from the start, again and again, until the time is over. */
export async function readBacklog(
  context: Context,
  { topic, messages, seconds }: ReadOrder,
): Promise<{ messages: number; seconds: number }> {
  const target = (await context.client()).topic(topic);
  const startedMs = performance.now();
  const untilMs = startedMs + seconds * 1000;
  let read = 0;
  while (performance.now() < untilMs) {
    let left = messages;
    for await (const { value } of target.messages({ from: "earliest" })) {
      touch(value);
      read++;
      if (--left === 0) break;
      if ((read & 255) === 0 && performance.now() >= untilMs) break;
    }
  }
  return { messages: read, seconds: (performance.now() - startedMs) / 1000 };
}

/** Reads all there is once. */
export async function readThrough(
  context: Context,
  { topic, messages }: { readonly topic: string; readonly messages: number },
): Promise<{ seconds: number; firstMs: number }> {
  const target = (await context.client()).topic(topic);
  const startedMs = performance.now();
  let firstMs = NaN;
  let left = messages;
  for await (const { value } of target.messages({ from: "earliest" })) {
    touch(value);
    if (left === messages) firstMs = performance.now() - startedMs;
    if (--left === 0) break;
  }
  return { seconds: (performance.now() - startedMs) / 1000, firstMs };
}

export interface SubscribeOrder {
  readonly topic: string;
  /** Connections, each with a subscription of its own. */
  readonly readers: number;
}

/** Those of this process. */
const readers: Reader[] = [];

/** Begins reading what comes from now on. */
export async function subscribe(context: Context, order: SubscribeOrder): Promise<void> {
  for (let i = 0; i < order.readers; i++)
    readers.push(await Reader.open(await context.connect(), order.topic, touch));
}

/** Resolves when every reader here has received so many more; with when the last one had. */
export async function receive(_: Context, { messages }: { messages: number }): Promise<{ atNs: number }> {
  await Promise.all(readers.map((reader) => reader.more(messages)));
  return { atNs: nowNs() };
}

/** Counts what a subscription brings. An error ends the process, and so the run. */
export class Reader {
  readonly #look: (value: Uint8Array) => void;
  #received = 0;
  #target = 0;
  #reached = (): void => {};

  static async open(client: Client, topic: string, look: (value: Uint8Array) => void): Promise<Reader> {
    const messages = client.topic(topic).messages({ from: "latest" });
    const reader = new Reader(look);
    void reader.#read(messages);
    await messages.ready;
    return reader;
  }

  private constructor(look: (value: Uint8Array) => void) {
    this.#look = look;
  }

  /** Resolves `messages` after those the last call waited for. One call at a time. */
  more(messages: number): Promise<void> {
    this.#target += messages;
    return new Promise((resolve) => {
      if (this.#received >= this.#target) return resolve();
      this.#reached = resolve;
    });
  }

  async #read(messages: AsyncIterable<{ readonly value: Uint8Array }>): Promise<void> {
    for await (const { value } of messages) {
      this.#look(value);
      if (++this.#received === this.#target) this.#reached();
    }
    throw new Error("the subscription ended by itself");
  }
}

let sum = 0;

/** So that decoding a value cannot be left out. */
export function touch(value: Uint8Array): void {
  sum += value.length + value[0]!;
  if (sum > 1e15) sum = 0;
}
