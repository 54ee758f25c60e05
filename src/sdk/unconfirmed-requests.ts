/** Requests that want no confirm: sent as soon as there is a link, settled when the socket has them. */
import { SluiceError, errorOf } from "./errors.ts";
import type { Link } from "./link.ts";
import type { ProducerStamp } from "../wire/publish.ts";
import type { PublishRequest } from "./publish-request.ts";

/** Without a sequence: the server would wait for one that got lost. */
const NO_STAMP: ProducerStamp = { producerId: 0, producerEpoch: 0, sequence: 0 };

export class UnconfirmedRequests {
  /** Hears the bytes of each request as it settles. */
  readonly #letGo: (bytes: number) => void;
  readonly #waiting: PublishRequest[] = [];

  constructor(letGo: (bytes: number) => void) {
    this.#letGo = letGo;
  }

  /** performance.now() of the earliest deadline; Infinity = nothing waits. */
  get deadline(): number {
    return this.#waiting[0]?.deadline ?? Infinity;
  }

  push(request: PublishRequest): void {
    this.#waiting.push(request);
  }

  send(link: Link): void {
    for (const request of this.#waiting.splice(0)) {
      const settle = (error?: Error | null): void => {
        const lost = "the connection was lost while the message was sent";
        if (error) request.reject(errorOf(error, "CONNECTION_LOST", lost));
        else request.resolveUnanswered();
        request.release();
        request.left();
        this.#letGo(request.heldBytes);
      };
      if (request.dropCancelled()) link.send(request.frame(0, NO_STAMP), settle);
      else settle();
    }
  }

  reject(error: SluiceError): void {
    for (const request of this.#waiting.splice(0)) {
      request.reject(error);
      request.left();
      this.#letGo(request.heldBytes);
    }
  }

  expire(nowMs: number): void {
    while (this.deadline <= nowMs) {
      const request = this.#waiting.shift()!;
      request.reject(new SluiceError("TIMEOUT", "not sent in time: not connected"));
      request.left();
      this.#letGo(request.heldBytes);
    }
  }
}
