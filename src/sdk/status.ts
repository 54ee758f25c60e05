/** What happens to the connection, told to whoever wants to know: by callback or by `for await`. */
import type { SluiceError } from "./errors.ts";
import type { ServerInfo } from "./link.ts";

export type StatusEvent =
  | { readonly type: "connected"; readonly endpoint: string; readonly server: ServerInfo }
  | { readonly type: "disconnected"; readonly error: SluiceError }
  /** `error` is why the last try failed; none before the first. */
  | {
      readonly type: "reconnecting";
      readonly attempt: number;
      readonly delayMs: number;
      readonly error: SluiceError | undefined;
    }
  /** The server announced that it will close the connection. */
  | { readonly type: "goodbye"; readonly reason: SluiceError | undefined }
  /**
   * Messages [from, end) of a partition that this client had been told are stored were lost with the server's power
   * (durability memory-first only): publish them again if you still have them. `error` says so, code LOG_TRUNCATED.
   */
  | {
      readonly type: "truncated";
      readonly topic: string;
      readonly partition: number;
      readonly from: number;
      readonly end: number;
      readonly error: SluiceError;
    }
  | { readonly type: "closed" };

/** Events an iterator that is not being read keeps; the oldest go first. */
const KEPT_EVENTS = 100;

export class StatusFeed implements AsyncIterable<StatusEvent> {
  readonly #listeners = new Set<(event: StatusEvent) => void>();
  #ended = false;

  /** Calls `listener` for each event from now on; returns what takes it off again. */
  on(listener: (event: StatusEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(event: StatusEvent): void {
    if (this.#ended) return;
    this.#ended = event.type === "closed";
    // A listener's own failure is its owner's, and must not cost the connection its state.
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Events from now on; ends after "closed". */
  [Symbol.asyncIterator](): AsyncIterator<StatusEvent, undefined> {
    const kept: StatusEvent[] = [];
    let wake: (() => void) | undefined;
    let ended = this.#ended;
    const off = this.on((event) => {
      if (kept.length === KEPT_EVENTS) kept.shift();
      kept.push(event);
      wake?.();
    });
    const next = async (): Promise<IteratorResult<StatusEvent, undefined>> => {
      while (kept.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve));
      const value = kept.shift();
      if (value === undefined) return { value: undefined, done: true };
      ended ||= value.type === "closed";
      return { value, done: false };
    };
    const end = (): Promise<IteratorReturnResult<undefined>> => {
      off();
      ended = true;
      wake?.();
      return Promise.resolve({ value: undefined, done: true });
    };
    return { next, return: end };
  }
}
