/** What many seeds come to. */
import type { SeedResult } from "./seed-run.ts";
import { SOMETIMES } from "./sometimes.ts";

export class Totals {
  seeds = 0;
  steps = 0;
  leastSteps = Infinity;
  crashes = 0;
  leastCrashes = Infinity;
  confirms = 0;
  delivered = 0;
  virtualMs = 0;
  readonly failures: SeedResult[] = [];
  readonly counts = new Map<string, number>();

  add(result: SeedResult): void {
    this.seeds++;
    this.steps += result.steps;
    this.leastSteps = Math.min(this.leastSteps, result.steps);
    this.crashes += result.crashes;
    this.leastCrashes = Math.min(this.leastCrashes, result.crashes);
    this.confirms += result.confirms;
    this.delivered += result.delivered;
    this.virtualMs += result.virtualMs;
    if (result.failure !== undefined) this.failures.push(result);
    for (const [what, count] of Object.entries(result.counts))
      this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** What should happen sometimes and never did. */
  get never(): string[] {
    return SOMETIMES.filter((what) => (this.counts.get(what) ?? 0) === 0);
  }

  toString(): string {
    const mean = (sum: number): number => Math.round(sum / this.seeds);
    return (
      `${this.seeds} seeds: ${this.failures.length} violations; ${this.steps} steps (${mean(this.steps)} a seed, ` +
      `least ${this.leastSteps}), ${this.crashes} crashes (least ${this.leastCrashes}), ${this.confirms} confirms ` +
      `(${mean(this.confirms)} a seed), ${this.delivered} deliveries, ${(this.virtualMs / 3_600_000).toFixed(1)} h of virtual time`
    );
  }

  get sometimes(): string {
    return SOMETIMES.map((what) => `  ${String(this.counts.get(what) ?? 0).padStart(8)}  ${what}`).join("\n");
  }
}
