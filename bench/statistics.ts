/** Percentiles, medians, quartiles: of few runs and of many samples. */

export function sorted(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** Nearest rank: the smallest value that at least `percent` of all values do not exceed; NaN of none. */
export function percentile(ascending: ArrayLike<number>, percent: number): number {
  // Without the small step back, 99.9 % of 1,000 would be rank 1,000 by rounding error.
  const rank = Math.ceil((percent * ascending.length) / 100 - 1e-9);
  return ascending[Math.max(0, rank - 1)] ?? NaN;
}

/** Of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const ascending = sorted(values);
  const middle = ascending.length >> 1;
  if (ascending.length % 2 === 1) return ascending[middle]!;
  return (ascending[middle - 1]! + ascending[middle]!) / 2;
}

/** p50, p99 and p99.9 of samples in any order. */
export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}

export function percentiles(samples: Iterable<number>): Percentiles {
  const ascending = sorted(samples);
  return {
    p50: percentile(ascending, 50),
    p99: percentile(ascending, 99),
    p999: percentile(ascending, 99.9),
  };
}
