/**
 * The thread that keeps locks while the program's own is too busy to: it holds the session's second connection and
 * renews all that the session's consumers hold, a third of the shortest lock at a time. Its pings are the session's.
 *
 * It stops for a consumer whose program has shown no sign of life for `maxHandlerMs`, and leaves when that is so for all:
 * what hangs for ever is nobody's.
 */
import { parentPort } from "node:worker_threads";
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import { Backoff } from "./backoff.ts";
import { SluiceError } from "./errors.ts";
import { Link, type PendingReply } from "./link.ts";
import type { RenewalMessage } from "./renewal-messages.ts";
import { dialTcp } from "./tcp-transport.ts";

type Join = Extract<RenewalMessage, { kind: "join" }>;

interface Watched {
  readonly lockMs: number;
  readonly maxHandlerMs: number;
}

const DIAL_TIMEOUT_MS = 5_000;
const NO_REPLY: PendingReply = { answered: () => undefined, lost: () => undefined };

const watched = new Map<number, Watched>();
let join: Join | undefined;
let link: Link | undefined;
let aliveMs = performance.now();
let timer: ReturnType<typeof setTimeout> | undefined;

function heard(message: RenewalMessage): void {
  aliveMs = performance.now();
  switch (message.kind) {
    case "join":
      leave();
      join = message;
      void connect(message);
      break;
    case "leave":
      leave();
      break;
    case "watch":
      watched.set(message.consumer, message);
      renew();
      break;
    case "forget":
      watched.delete(message.consumer);
      break;
    case "alive":
      if (link === undefined && join !== undefined) void connect(join);
  }
}

function leave(): void {
  join = undefined;
  link?.end();
  link = undefined;
}

let connecting: Join | undefined;

/** Tries until the session is joined or gone. */
async function connect(wanted: Join): Promise<void> {
  if (connecting === wanted) return;
  connecting = wanted;
  const backoff = new Backoff(2_000);
  while (join === wanted && link === undefined) {
    try {
      const limit = AbortSignal.timeout(DIAL_TIMEOUT_MS);
      adopt(await Link.open(dialTcp, wanted.endpoint, wanted.greeting, limit), wanted);
    } catch (error) {
      // The session is no more: the program will find out too, and say what the next one is.
      if (SluiceError.is(error, "NOT_FOUND") || SluiceError.is(error, "NOT_SUPPORTED")) break;
      await new Promise((resolve) => setTimeout(resolve, backoff.next()));
    }
  }
  if (connecting === wanted) connecting = undefined;
}

function adopt(opened: Link, wanted: Join): void {
  if (join !== wanted) return opened.end();
  link = opened;
  opened.begin({
    batches: () => false,
    subscriptionEnded: () => undefined,
    deliveries: () => false,
    deliveriesLost: () => undefined,
    consumerEnded: () => undefined,
    goodbye: () => undefined,
    closed: () => {
      if (link !== opened) return;
      link = undefined;
      void connect(wanted);
    },
  });
  renew();
}

function renew(): void {
  clearTimeout(timer);
  if (watched.size === 0) return;
  const silentMs = performance.now() - aliveMs;
  const kept = [...watched].filter(([, { maxHandlerMs }]) => silentMs < maxHandlerMs);
  if (kept.length === 0) {
    // Its pings would keep the session; `alive` brings it back.
    link?.end();
    link = undefined;
    return;
  }
  const body = v1.RenewLocksRequest.encode({ consumers: kept.map(([consumer]) => consumer) }).finish();
  link?.call(FrameField.renewLocks, body, NO_REPLY);
  const shortest = Math.min(...kept.map(([, { lockMs }]) => lockMs));
  timer = setTimeout(renew, Math.floor(shortest / 3));
}

parentPort?.on("message", heard);
