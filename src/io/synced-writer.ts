/**
 * The journal's writer: a thread that writes and syncs in one trip, and for small writes on a quick disk no trip at all
 * (inline-policy.ts). Through the libuv pool a synced write is two trips, with the main thread in between: when that is
 * busy, the sync waits for its turn.
 */
import { systemClock } from "./clock.ts";
import type { DiskFile, SyncedWriter } from "./disk.ts";
import { InlinePolicy, MAX_INLINE_BYTES } from "./inline-policy.ts";
import { byteCount, writeSynced } from "./synced-write.ts";
import { startThread, type Thread } from "./worker.ts";

export interface SyncedWriteOrder {
  readonly fd: number;
  readonly position: number;
  readonly pieces: readonly {
    readonly memory: ArrayBufferLike;
    readonly offset: number;
    readonly length: number;
  }[];
}

/** What the thread says first: it takes orders. */
export const READY = "ready";

/** No write; not answered. */
export type CollectOrder = "collect-garbage" | "collect-thoroughly";

export interface SyncedWriteReply {
  readonly bytes: number;
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

type Done = (error: Error | null, bytes: number) => void;

/** `fdOf` finds the descriptor of a file of the disk that makes the writer. */
export function threadedWriter(fdOf: (file: Parameters<SyncedWriter["write"]>[0]) => number): SyncedWriter {
  const inline = new InlinePolicy();
  let thread: Thread | undefined;
  let isReady = false;
  let waiting: Done | undefined;
  let closing = false;
  let dead: Error | undefined;
  const answer = (error: Error | null, bytes: number): void => {
    const done = waiting;
    waiting = undefined;
    done?.(error, bytes);
  };
  /**
   * Not before there is something for it: a start is quicker by a twelfth of its processor time, and on a quick disk a
   * server of small messages never needs it. It takes a tenth of a second to start, on a busy machine: nobody waits for
   * that, what is to be written meanwhile is written here.
   */
  function start(): Thread {
    const started = startThread("./synced-writer-thread", import.meta.url);
    started.onMessage((message) => {
      if (message === READY) {
        isReady = true;
        return;
      }
      const { bytes, error } = message as SyncedWriteReply;
      answer(
        error === undefined ? null : Object.assign(new Error(error.message), { code: error.code }),
        bytes,
      );
    });
    started.onExit((error) => {
      if (closing) return;
      dead = error ?? new Error("the journal writer's thread ended");
      answer(dead, 0);
    });
    return started;
  }

  function writeHere(file: DiskFile, pieces: readonly Uint8Array[], position: number, done: Done): void {
    const startedMs = systemClock.monotonicMs();
    let bytes: number;
    try {
      bytes = writeSynced(fdOf(file), pieces, position);
    } catch (error) {
      return done(error as Error, 0);
    }
    const endedMs = systemClock.monotonicMs();
    if (bytes <= MAX_INLINE_BYTES) inline.took(endedMs - startedMs, endedMs);
    done(null, bytes);
  }

  const isForHere = (bytes: number): boolean => inline.allows(bytes, systemClock.monotonicMs());
  return {
    blocksFor: (bytes) => !isReady || isForHere(bytes),
    write(file, pieces, position, done) {
      if (dead !== undefined) return done(dead, 0);
      const bytes = byteCount(pieces);
      if (isForHere(bytes)) return writeHere(file, pieces, position, done);
      if (bytes > MAX_INLINE_BYTES) inline.tooLarge(systemClock.monotonicMs());
      thread ??= start();
      if (!isReady) return writeHere(file, pieces, position, done);
      waiting = done;
      const order: SyncedWriteOrder = {
        fd: fdOf(file),
        position,
        pieces: pieces.map(({ buffer, byteOffset, byteLength }) => ({
          memory: buffer,
          offset: byteOffset,
          length: byteLength,
        })),
      };
      thread.post(order);
    },
    collectGarbage(thorough) {
      const order: CollectOrder = thorough ? "collect-thoroughly" : "collect-garbage";
      thread?.post(order);
    },
    close() {
      closing = true;
      void thread?.terminate();
    },
  };
}
