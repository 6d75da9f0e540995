import { normalQuantile } from "./normal.ts";

/** The lower and the upper end of a confidence interval. */
export type Interval = readonly [lower: number, upper: number];

/** How sure an interval is to be: 0.95 means that 95% of such intervals hold the true value. */
export interface IntervalOptions {
  readonly confidence?: number;
  /**
   * How many times the variance of independent events the counts vary: 1 unless told. Events that come in twos and
   * threes (one person's admissions, one family's incidents) have more, which widens the interval: the counts are
   * divided by it, to as many as stand by themselves (Kish 1965, effective sample size).
   */
  readonly dispersion?: number;
}

/**
 * The number of standard errors on either side of a two-sided interval.
 *
 * @throws RangeError when the confidence is not between 0 and 1
 * @example
 * standardErrorsFor(0.95); // 1.959963984540054
 */
export function standardErrorsFor(confidence: number): number {
  if (confidence !== latest.confidence) latest = { confidence, errors: -normalQuantile(tailOf(confidence)) };
  return latest.errors;
}

// Intervals of thousands of units ask for the same one after the other.
let latest = { confidence: NaN, errors: NaN };

/** The chance left out on each side: 0.025 for a confidence of 0.95. */
export function tailOf(confidence: number): number {
  if (confidence > 0 && confidence < 1) return (1 - confidence) / 2;
  throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, not ${String(confidence)}.`);
}

/**
 * Counts as many as stand by themselves.
 *
 * @throws RangeError when the dispersion is not a number above 0
 */
export function effectiveOf(counts: readonly [number, number], dispersion: number): [number, number] {
  if (dispersion > 0 && dispersion < Infinity) return [counts[0] / dispersion, counts[1] / dispersion];
  throw new RangeError(
    `A dispersion is a number above 0, and 1 for independent events, not ${String(dispersion)}.`,
  );
}
