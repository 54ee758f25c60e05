/** Publishes that came before the topic's partitions were known, in their order. */
import { SluiceError } from "./errors.ts";

interface Waiting {
  readonly bytes: number;
  /** performance.now(). */
  readonly deadline: number;
  run(): void;
  fail(error: SluiceError): void;
}

export class WaitingPublishes {
  readonly #topic: string;
  #waiting: Waiting[] = [];

  constructor(topic: string) {
    this.#topic = topic;
  }

  /** performance.now() of the earliest deadline; Infinity = nothing waits. */
  get deadline(): number {
    return this.#waiting[0]?.deadline ?? Infinity;
  }

  add<R>(bytes: number, deadline: number, run: () => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes, deadline, run: () => resolve(run()), fail: reject });
    });
  }

  /** Runs all of them now; `letGo` hears the bytes of each before it runs. */
  run(letGo: (bytes: number) => void): void {
    for (const waiting of this.#waiting.splice(0)) {
      letGo(waiting.bytes);
      waiting.run();
    }
  }

  /** Rejects all of them. Returns their bytes. */
  fail(error: SluiceError): number {
    let bytes = 0;
    for (const waiting of this.#waiting.splice(0)) {
      bytes += waiting.bytes;
      waiting.fail(error);
    }
    return bytes;
  }

  /** Rejects those whose deadline has passed, with `refusal` if that is why. Returns their bytes. */
  expire(nowMs: number, refusal: SluiceError | undefined): number {
    let bytes = 0;
    while (this.deadline <= nowMs) {
      const waiting = this.#waiting.shift()!;
      bytes += waiting.bytes;
      waiting.fail(
        refusal ??
          new SluiceError("TIMEOUT", `topic ${this.#topic} was not described in time; nothing was sent`),
      );
    }
    return bytes;
  }
}
