/** Consumers of a queue as applications have them: a handler called for each message, which is acked when it returns. */
import { nowNs } from "../clock.ts";
import type { Work } from "../systems/system.ts";
import type { Context } from "./context.ts";
import { touch } from "./reading.ts";

export interface WorkOrder {
  readonly queue: string;
  /** Handlers at a time. */
  readonly concurrency: number;
}

/** Of this process: one at a time. */
let worker: Worker | undefined;

/** Begins to work on what is in the queue. */
export async function beginWork(context: Context, { queue, concurrency }: WorkOrder): Promise<void> {
  const client = await context.client();
  worker = new Worker((handle) => client.queue(queue).work(handle, { concurrency }));
  await worker.ready;
}

/** Resolves when so many more are handled than at the last call, or after `seconds`; with how many they were. */
export async function moreWork(
  _: Context,
  { messages, seconds = Infinity }: { readonly messages: number; readonly seconds?: number },
): Promise<{ handled: number; atNs: number }> {
  const handled = await worker!.more(messages, seconds);
  return { handled, atNs: nowNs() };
}

/** Takes no more; resolves when every ack is confirmed. */
export async function endWork(_: Context, _order: object): Promise<{ handled: number; atNs: number }> {
  const { handled } = await worker!.stop();
  return { handled, atNs: nowNs() };
}

/** Somebody takes the first message of a queue and does not let go of it while this process lives. */
export async function holdOne(context: Context, { queue }: { readonly queue: string }): Promise<void> {
  await (await context.client()).queue(queue).hold();
}

export async function createQueues(
  context: Context,
  { prefix, count }: { readonly prefix: string; readonly count: number },
): Promise<void> {
  const client = await context.client();
  for (let made = 0; made < count; made += AT_ONCE) {
    const some = Math.min(AT_ONCE, count - made);
    await Promise.all(Array.from({ length: some }, (_, i) => client.createQueue(`${prefix}${made + i}`)));
  }
}

const AT_ONCE = 100;

class Worker {
  readonly ready: Promise<unknown>;
  readonly #work: Work;
  #handled = 0;
  #target = 0;
  #counted = 0;
  #reached = (): void => {};

  constructor(begin: (handle: (value: Uint8Array) => void) => Work) {
    this.#work = begin((value) => {
      touch(value);
      if (++this.#handled === this.#target) this.#reached();
    });
    this.ready = this.#work.ready;
  }

  async more(messages: number, seconds: number): Promise<number> {
    this.#target = this.#counted + messages;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      if (this.#handled >= this.#target) return resolve();
      this.#reached = resolve;
      if (seconds < Infinity) timer = setTimeout(resolve, seconds * 1000);
    });
    clearTimeout(timer);
    return this.#count();
  }

  async stop(): Promise<{ handled: number }> {
    await this.#work.stop();
    return { handled: this.#count() };
  }

  /** How many since the last call. */
  #count(): number {
    const since = this.#handled - this.#counted;
    this.#counted = this.#handled;
    return since;
  }
}
