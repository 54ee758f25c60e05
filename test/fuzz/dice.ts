/**
 * Chance for tight loops: integers only, nothing allocated, and set anew for every input, so that input n of a seed is
 * the same whatever came before it. `SEED=s INPUT=n` makes it again.
 */
export class Dice {
  #state = 0;

  /** From here on the draws are those of this input. */
  reset(seed: number, input: number): void {
    this.#state = (seed ^ Math.imul(input + 1, 0x9e37_79b1)) >>> 0;
    // The first draws of neighbouring inputs must not be alike.
    this.u32();
  }

  /** Mulberry32. */
  u32(): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** From 0 to `count` - 1. */
  below(count: number): number {
    return this.u32() % count;
  }

  oneIn(count: number): boolean {
    return this.u32() % count === 0;
  }
}
