/**
 * The main thread's end of the storage worker: requests go out in order, callbacks come back in
 * order. Opened by startStorage: as a thread, or inline in worlds whose disk lives in this thread.
 */
import { SluiceFault, type ErrorName } from "../base/errors.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import type { Disk } from "../io/disk.ts";
import type { Timers } from "../io/timers.ts";
import type { Thread } from "../io/worker.ts";
import { StorageEngine, type StoragePaths } from "./storage-engine.ts";
import type { LoadedCheckpoint, StorageReply, StorageRequest } from "./storage-messages.ts";

/** A request before it gets its number. */
export type StorageOrder = StorageRequest extends infer R
  ? R extends { id: number }
    ? Omit<R, "id">
    : never
  : never;

export type StorageError = Error & { code?: string | undefined };

type Done = (error: StorageError | undefined) => void;

export interface StorageClient {
  order(order: StorageOrder, done: Done, transfer?: readonly ArrayBuffer[]): void;
  /** After the last reply. */
  close(): Promise<void>;
}

/** First message of the thread: what load() gave, or why it failed. */
export type StorageGreeting =
  | { readonly loaded: LoadedCheckpoint }
  | { readonly failed: { message: string; code: string | undefined; details: Record<string, string> } };

function toError(error: NonNullable<StorageReply["error"]>): StorageError {
  return Object.assign(new Error(error.message), { code: error.code });
}

/**
 * Serves requests posted to a thread, the body of the worker. The first message tells where: StoragePaths.
 * `collectGarbage` is the thread's.
 */
export function serveStorage(
  disk: Disk,
  port: { post(message: unknown): void; onMessage(callback: (message: unknown) => void): void },
  collectGarbage: (thorough: boolean) => void,
): void {
  let engine: StorageEngine | undefined;
  port.onMessage((message) => {
    if (engine !== undefined) {
      const request = message as StorageRequest;
      if (request.kind === "collect-garbage") collectGarbage(request.thorough);
      return port.post(engine.handle(request));
    }
    try {
      engine = new StorageEngine(disk, message as StoragePaths);
      port.post({ loaded: engine.load() } satisfies StorageGreeting);
    } catch (error) {
      const fault = error as Error & { code?: string; details?: Record<string, string> };
      const failed = { message: fault.message, code: fault.code, details: { ...fault.details } };
      port.post({ failed } satisfies StorageGreeting);
    }
  });
}

class Requests {
  #next = 1;
  readonly #waiting = new Map<number, Done>();
  #whenEmpty: (() => void) | undefined;

  add(order: StorageOrder, done: Done): StorageRequest {
    const id = this.#next++;
    this.#waiting.set(id, done);
    return { ...order, id };
  }

  settle(reply: StorageReply): void {
    const done = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    done?.(reply.error === undefined ? undefined : toError(reply.error));
    if (this.#waiting.size === 0) this.#whenEmpty?.();
  }

  empty(): Promise<void> {
    if (this.#waiting.size === 0) return Promise.resolve();
    return new Promise((resolve) => (this.#whenEmpty = resolve));
  }
}

/** Talks to a thread that runs serveStorage. Resolves when the checkpoint is loaded. */
export async function connectStorage(
  thread: Thread,
  paths: StoragePaths,
  onDeath: (error: Error) => void,
): Promise<{ client: StorageClient; loaded: LoadedCheckpoint }> {
  const requests = new Requests();
  let closing = false;
  const greeting = await new Promise<StorageGreeting>((resolve, reject) => {
    let greeted = false;
    thread.onMessage((message) => {
      if (greeted) return requests.settle(message as StorageReply);
      greeted = true;
      resolve(message as StorageGreeting);
    });
    thread.onExit((error) => {
      const death = error ?? new Error("the storage worker ended");
      if (!greeted) reject(death);
      else if (!closing) onDeath(death);
    });
    thread.post(paths);
  });
  if ("failed" in greeting) {
    closing = true;
    await thread.terminate();
    throw faultOf(greeting.failed);
  }
  const client: StorageClient = {
    order: (order, done, transfer) => thread.post(requests.add(order, done), transfer),
    async close() {
      closing = true;
      thread.post(requests.add({ kind: "close" }, () => undefined));
      await requests.empty();
      await thread.terminate();
    },
  };
  return { client, loaded: greeting.loaded };
}

function faultOf(failed: {
  message: string;
  code: string | undefined;
  details: Record<string, string>;
}): Error {
  if (failed.code === "CORRUPT_RANGE")
    return new SluiceFault(failed.code satisfies ErrorName, failed.message, failed.details);
  return Object.assign(new Error(failed.message), { code: failed.code });
}

/**
 * The same engine in this thread: requests are carried out one after the other, each after the events
 * already waiting, and answered after those waiting then, as by a thread.
 */
export function inlineStorage(
  disk: Disk,
  paths: StoragePaths,
  timers: Timers,
  mutations: Mutations = NO_MUTATIONS,
): { client: StorageClient; loaded: LoadedCheckpoint } {
  const engine = new StorageEngine(disk, paths, mutations);
  const loaded = engine.load();
  const requests = new Requests();
  const client: StorageClient = {
    order(order, done) {
      const request = requests.add(order, done);
      timers.soon(() => {
        const reply = engine.handle(request);
        timers.soon(() => requests.settle(reply));
      });
    },
    async close() {
      this.order({ kind: "close" }, () => undefined);
      await requests.empty();
    },
  };
  return { client, loaded };
}
