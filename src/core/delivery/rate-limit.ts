/** So many messages a second, in whole thousandths; a tenth of a second's worth at once, at least one. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #most: number;
  #thousandths: number;
  #refilledMs: number;

  constructor(perSecond: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#most = Math.max(1_000, perSecond * 100);
    this.#thousandths = 1_000;
    this.#refilledMs = nowMs;
  }

  /** How many may go now. */
  room(nowMs: number): number {
    const gained = (nowMs - this.#refilledMs) * this.#perSecond;
    this.#thousandths = Math.min(this.#most, this.#thousandths + gained);
    this.#refilledMs = nowMs;
    return Math.floor(this.#thousandths / 1_000);
  }

  spend(count: number): void {
    this.#thousandths -= count * 1_000;
  }

  /** When the next one may go. */
  get nextMs(): number {
    return this.#refilledMs + Math.max(0, Math.ceil((1_000 - this.#thousandths) / this.#perSecond));
  }
}
