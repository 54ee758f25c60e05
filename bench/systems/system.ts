/**
 * What the bench asks of a system under test: a server in its own process, and a client. Sluice is one file beside this
 * one; a peer becomes another. The client's half is the part of Sluice's own SDK that the workloads use, so that for
 * Sluice nothing stands between them; a peer's file adapts its best-known client to it.
 */
import type { Child } from "../child.ts";

export interface System {
  readonly name: string;
  /** Sluice, not a peer: it has checkpoints, settings and an event loop to be sampled. */
  readonly ours: boolean;
  /** What has happened to a message when its confirm arrives, at these settings. */
  readonly durability: string;
  /**
   * Topics: published to, and read by everybody from now on; replay: and again from the start. Queues: messages that are
   * acknowledged one by one, each handled by one of many consumers; delays: they may be published to be handed out later;
   * jobs: queues that also try again what has failed. Self: what is measured against itself, or in its own protocol, and so
   * says nothing beside others.
   */
  readonly offers: readonly Ability[];
  /** Why its syncs can be neither counted nor delayed, where that is so. */
  readonly hidesSyncs?: string;
  /** Why it cannot run here, or undefined. */
  missing(): string | undefined;
  /** Versions of server and client, and what of their settings is no default; where it is not missing. */
  about(): string;
  /** Once, before the first server: build, look for what must be installed. */
  prepare(): void;
  startServer(options: ServerOptions): Promise<Server>;
  /** In a client's process. */
  connect(url: string): Promise<Client>;
}

export type Ability = "topics" | "replay" | "queues" | "delays" | "jobs" | "self";

export interface ServerOptions {
  /** Holds, or will hold, the data. */
  readonly directory: string;
  /** 0 = a free one. */
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** For its Node, such as `--cpu-prof`. */
  readonly nodeFlags: readonly string[];
  /** A channel to what `nodeFlags` load into it. */
  readonly channel: boolean;
}

export interface Server {
  readonly child: Child;
  readonly url: string;
  readonly port: number;
  /** So far. */
  readonly checkpoints: number;
}

export interface Client {
  createTopic(name: string, partitions: number): Promise<unknown>;
  topic(name: string): Topic;
  /** Only where the system has queues. */
  createQueue(name: string): Promise<unknown>;
  queue(name: string): Queue;
  close(): Promise<unknown>;
}

/** What can be published to. */
export interface Target {
  /** Resolves when the message is confirmed. */
  publish(value: Uint8Array, options?: { readonly partition: number }): Promise<unknown>;
  publishBatch(items: readonly { readonly value: Uint8Array }[]): Promise<unknown>;
}

export interface Queue extends Target {
  /** Only where the system has delays: handed out at `deliverAt`, milliseconds since the epoch. */
  publishLater(items: readonly LaterItem[]): Promise<unknown>;
  /** Calls `handle` for each message; when it returns, the message is acked. */
  work(handle: (value: Uint8Array) => void, options: WorkOptions): Work;
  /** Takes one message and keeps it, until the client closes. */
  hold(): Promise<unknown>;
}

export interface LaterItem {
  readonly value: Uint8Array;
  readonly deliverAt: number;
  /** What it could be cancelled by. */
  readonly messageId?: string;
}

export interface WorkOptions {
  /** Handlers at a time; messages under way are at most twice as many. */
  readonly concurrency: number;
}

export interface Work {
  /** From here on it gets messages. */
  readonly ready: Promise<unknown>;
  /** Takes no more; resolves when the acks of all that was handled are confirmed. */
  stop(): Promise<unknown>;
}

export interface Topic extends Target {
  messages(options: { readonly from: "earliest" | "latest" }): Messages;
}

export interface Messages extends AsyncIterable<{ readonly value: Uint8Array }> {
  /** From here on nothing is missed. */
  readonly ready: Promise<unknown>;
}
