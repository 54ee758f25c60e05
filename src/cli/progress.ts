/** A line on a terminal that shows how far `produce` is. It is overwritten in place and gone at the end. */
import type { ProduceCounts } from "./produce-lines.ts";

const EVERY_MS = 500;

export class Progress {
  readonly #counts: ProduceCounts;
  readonly #startedAt = performance.now();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(counts: ProduceCounts, shown: boolean) {
    this.#counts = counts;
    if (shown) this.#timer = setInterval(() => this.#draw(), EVERY_MS).unref();
  }

  end(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    process.stderr.write("\r\x1b[K");
  }

  #draw(): void {
    process.stderr.write(`\r\x1b[K${progressLine(this.#counts, performance.now() - this.#startedAt)}`);
  }
}

export function progressLine({ sent, confirmed }: ProduceCounts, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? Math.round((confirmed * 1000) / elapsedMs) : 0;
  const waiting = sent - confirmed;
  return `${grouped(confirmed)} confirmed, ${grouped(waiting)} under way, ${grouped(rate)}/s`;
}

function grouped(number: number): string {
  return number.toLocaleString("en-US");
}
