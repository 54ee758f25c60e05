/** How soon a server that starts can be reached, and read from. */
import { connect as dial } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { nowNs } from "../clock.ts";
import type { Client } from "../systems/system.ts";
import type { Context } from "./context.ts";

/** Finer polling would take the starting server's core away. */
const POLL_MS = 3;

export interface FirstMessage {
  readonly portOpenNs: number;
  readonly readNs: number;
}

/** Waits for the server, connects anew and reads one message. */
export async function firstMessage(context: Context, { topic }: { topic: string }): Promise<FirstMessage> {
  const { atNs: portOpenNs } = await portOpen(context, {});
  const client = await context.connect();
  await readOne(client, topic);
  const readNs = nowNs();
  await client.close();
  return { portOpenNs, readNs };
}

/** Waits for the server to take connections. */
export async function portOpen(context: Context, _order: object): Promise<{ atNs: number }> {
  const { hostname, port } = new URL(context.url);
  // The client's own retries are spaced for politeness; the port is looked for without them.
  while (!(await opens(hostname, Number(port)))) await wait(POLL_MS);
  return { atNs: nowNs() };
}

function opens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function readOne(client: Client, topic: string): Promise<void> {
  for await (const message of client.topic(topic).messages({ from: "earliest" })) {
    if (message.value.length === 0) throw new Error("an empty message was not sent");
    return;
  }
}
