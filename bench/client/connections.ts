/** Many connections of one process: each a client of its own, as so many processes would have. */
import { nowNs } from "../clock.ts";
import type { Client } from "../systems/system.ts";
import type { Context } from "./context.ts";
import { payloadsOf } from "./payloads.ts";
import { pipelined, unconfirmedOf, type Published } from "./publishing.ts";

/** Of this process. */
export const connections: Client[] = [];

const AT_ONCE = 50;

/** They say hello, and then nothing. */
export async function openConnections(
  context: Context,
  { count }: { readonly count: number },
): Promise<void> {
  while (connections.length < count) {
    const some = Math.min(AT_ONCE, count - connections.length);
    connections.push(...(await Promise.all(Array.from({ length: some }, () => context.connect()))));
  }
}

export interface OverOrder {
  readonly topic: string;
  readonly size: number;
  readonly seconds: number;
}

/** Each publishes at full speed; what one connection may have unconfirmed is shared out among them. */
export async function publishOverConnections(_: Context, order: OverOrder): Promise<Published> {
  const { topic: name, size, seconds } = order;
  const payloads = payloadsOf(size);
  const unconfirmed = Math.max(1, Math.floor(unconfirmedOf(size) / connections.length));
  const startedNs = nowNs();
  const each = await Promise.all(
    connections.map((client) => {
      const topic = client.topic(name);
      return pipelined({ seconds }, 1, unconfirmed, (sent) => topic.publish(payloads.at(sent)));
    }),
  );
  const messages = each.reduce((sum, published) => sum + published.messages, 0);
  return { messages, startedNs, seconds: (nowNs() - startedNs) / 1e9 };
}
