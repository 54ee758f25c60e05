/**
 * The keys of a queue's messages for its leader: read from the log ahead of the hand-outs, with a window of its own. What
 * only a file has is loaded, and the leader woken.
 */
import type { KeySource } from "../core/delivery/key-source.ts";
import { findOrderKey } from "../wire/record-keys.ts";
import type { RecordSource } from "./record-source.ts";

type PutKey = (bytes: Uint8Array, start: number, end: number, into: Uint32Array, place: number) => void;

export class RecordKeys implements KeySource {
  readonly #source: RecordSource;
  readonly #put: PutKey;
  readonly #wake: () => void;
  readonly #unreadable = new Set<number>();
  #loading = false;
  #closed = false;

  constructor(source: RecordSource, put: PutKey, wake: () => void) {
    this.#source = source;
    this.#put = put;
    this.#wake = wake;
  }

  keys(offset: number, into: Uint32Array): number {
    const put = this.#put;
    const count = this.#source.each(offset, into.length / 2, (bytes, start, end, i) =>
      put(bytes, start, end, into, 2 * i),
    );
    if (count > 0) return count;
    // It cannot be delivered either: as one without a key it keeps nobody waiting.
    if (this.#unreadable.has(offset)) {
      into[0] = into[1] = 0;
      return 1;
    }
    this.#load(offset);
    return 0;
  }

  close(): void {
    this.#closed = true;
    this.#source.close();
  }

  #load(offset: number): void {
    if (this.#loading || this.#closed) return;
    this.#loading = true;
    this.#source.load(offset, (error) => {
      this.#loading = false;
      if (error !== undefined) this.#unreadable.add(offset);
      if (this.#closed) this.#source.close();
      else this.#wake();
    });
  }
}

/** The order key of one message; undefined: it has none, or cannot be read. */
export async function readOrderKey(source: RecordSource, offset: number): Promise<Uint8Array | undefined> {
  let key: Uint8Array | undefined;
  const look = (): number =>
    source.each(offset, 1, (bytes, start, end) => {
      const found = findOrderKey(bytes, start, end);
      if (found.end >= found.start) key = bytes.slice(found.start, found.end);
    });
  while (look() === 0) {
    const error = await new Promise((resolve) => source.load(offset, resolve));
    if (error !== undefined) return undefined;
  }
  return key;
}
