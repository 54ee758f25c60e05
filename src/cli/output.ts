/**
 * Standard output that many small pieces go through: gathered into one write per turn of the event loop, paced by its
 * reader, and at an end without a word when the reader goes away (`sluice consume … | head -1`).
 */
import { fstatSync } from "node:fs";
import { Socket } from "node:net";
import type { Writable } from "node:stream";

const FULL_BYTES = 64 * 1024;

export class Output {
  readonly #stream: Writable;
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  #scheduled = false;
  #waiting: (() => void) | undefined;
  #error: Error | undefined;
  #onGone: () => void;

  /** `onGone`: the reader went away or the disk behind it is full; nothing more is written. */
  constructor(stream: Writable, onGone: () => void = () => {}) {
    this.#stream = stream;
    this.#onGone = onGone;
    stream.on("drain", () => this.#resume());
    stream.on("error", (error) => this.#fail(error));
  }

  get gone(): boolean {
    return this.#error !== undefined;
  }

  /** Takes the bytes as they are now or later this turn; a promise = wait for it before writing more. */
  write(piece: Uint8Array): Promise<void> | undefined {
    if (this.gone) return undefined;
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes >= FULL_BYTES) this.#flush();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    }
    if (!this.#stream.writableNeedDrain || this.gone) return undefined;
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  /**
   * Resolves when everything is handed to the operating system, or the reader is gone.
   * @throws what went wrong, unless it is only that nobody reads any more
   */
  async end(): Promise<void> {
    this.#flush();
    if (!this.gone) {
      await new Promise<void>((resolve) =>
        this.#stream.write("", (error) => {
          if (error) this.#fail(error);
          resolve();
        }),
      );
    }
    if (this.#error !== undefined && !isBrokenPipe(this.#error)) throw this.#error;
  }

  #flush(): void {
    this.#scheduled = false;
    if (this.#bytes === 0 || this.gone) return;
    const bytes = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces, this.#bytes);
    this.#pieces = [];
    this.#bytes = 0;
    this.#stream.write(bytes);
  }

  #resume(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }

  #fail(error: Error): void {
    if (this.gone) return;
    this.#error = error;
    this.#pieces = [];
    this.#resume();
    this.#onGone();
  }
}

export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "ECONNRESET");
}

/**
 * process.stdout blocks the whole process on a pipe whose reader is slow: no heartbeat is answered then, and after a
 * while of `sluice consume … | less` the server hangs up. A socket of our own on the same descriptor does not block.
 */
export function openStdout(): Writable {
  const kind = fstatSync(1);
  if (!kind.isFIFO() && !kind.isSocket()) return process.stdout;
  return new Socket({ fd: 1, readable: false, writable: true });
}

/**
 * Text that is the whole of a command's result.
 * @throws what went wrong, unless it is only that nobody reads it
 */
export async function print(text: string): Promise<void> {
  const output = new Output(process.stdout);
  void output.write(Buffer.from(text));
  await output.end();
}

/** A server must not end because nobody reads its greeting, or because the disk behind its log is full. */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
