/**
 * How far handlers are, told the server: of each message the newest report, and at most one frame in a tenth of a second,
 * so that a handler may report in a loop. What is settled before its report has left is not reported any more.
 */
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import type { Delivery } from "./delivery.ts";
import { errorOfWire, type SluiceError } from "./errors.ts";
import type { Link } from "./link.ts";
import type { NumberRange } from "./number-ranges.ts";
import { readLost } from "./queue-frames.ts";
import { clearTimeout, performance, setTimeout, type Timeout } from "./time.ts";

/** What is said of a message. */
export interface SaidProgress {
  /** Of a percent. */
  readonly hundredths: number | undefined;
  readonly value: Uint8Array | undefined;
}

export interface ProgressHost {
  /** Undefined: it is not known what is held. */
  readonly link: Link | undefined;
  lost(ranges: readonly NumberRange[]): void;
}

const EVERY_MS = 100;
/** The server takes twice that of a request without messages. */
const FRAME_BYTES = 128 * 1024;

export class ProgressPost {
  readonly #consumer: number;
  readonly #host: ProgressHost;
  /** Whose newest report is to be sent. */
  readonly #waiting = new Set<Delivery<unknown>>();
  #nextMs = 0;
  #timer: Timeout | undefined;
  #refusal: SluiceError | undefined;

  constructor(consumer: number, host: ProgressHost) {
    this.#consumer = consumer;
    this.#host = host;
  }

  /** @throws SluiceError if an earlier report was refused: the server cannot do that, most likely */
  report(delivery: Delivery<unknown>, said: SaidProgress): void {
    if (this.#refusal !== undefined) throw this.#refusal;
    delivery.progress = said;
    this.#waiting.add(delivery);
    // At once if it may be: a handler that computes without a pause would never come to a timer.
    if (performance.now() >= this.#nextMs) this.#send();
    else this.#arm();
  }

  /** The server knows the consumer again, and perhaps nothing of what was said before. */
  again(held: readonly Delivery<unknown>[]): void {
    for (const delivery of held) if (delivery.progress !== undefined) this.#waiting.add(delivery);
    if (this.#waiting.size > 0) this.#send();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #arm(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, this.#nextMs - performance.now());
    // The connection keeps the process alive, not a report.
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #send(): void {
    const { link } = this.#host;
    // Else when the consumer is known again.
    if (link === undefined) return;
    let reports: { number: number; progress: SaidProgress }[] = [];
    let bytes = 0;
    for (const { isOpen, number, progress } of this.#waiting) {
      if (!isOpen || progress === undefined) continue;
      reports.push({ number, progress });
      bytes += 32 + (progress.value?.length ?? 0);
      if (bytes < FRAME_BYTES) continue;
      this.#call(link, reports);
      [reports, bytes] = [[], 0];
    }
    this.#waiting.clear();
    if (reports.length > 0) this.#call(link, reports);
    this.#nextMs = performance.now() + EVERY_MS;
  }

  #call(link: Link, said: readonly { number: number; progress: SaidProgress }[]): void {
    const reports = said.map(({ number, progress: { hundredths, value } }) => ({
      number,
      progress: { ...(hundredths !== undefined && { hundredths }), ...(value && { value }) },
    }));
    const body = v1.ReportProgressRequest.encode({ consumer: this.#consumer, reports }).finish();
    link.call(FrameField.reportProgress, body, {
      answered: (field, bytes, start, end) => {
        if (link !== this.#host.link) return;
        const reply = bytes.subarray(start, end);
        if (field === FrameField.progressReported) this.#host.lost(readLost(reply));
        else if (field === FrameField.error) this.#refused(errorOfWire(reply));
      },
      // It is said again once the consumer is resumed.
      lost: () => undefined,
    });
  }

  #refused(error: SluiceError): void {
    if (!error.retryable) this.#refusal = error;
  }
}
