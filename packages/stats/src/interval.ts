import { normalQuantile } from "./normal.ts";

/** The lower and the upper end of a confidence interval. */
export type Interval = readonly [lower: number, upper: number];

/** How sure an interval is to be: 0.95 means that 95% of such intervals hold the true value. */
export interface IntervalOptions {
  readonly confidence?: number;
}

/**
 * The number of standard errors on either side of a two-sided interval.
 *
 * @throws RangeError when the confidence is not between 0 and 1
 * @example
 * standardErrorsFor(0.95); // 1.959963984540054
 */
export function standardErrorsFor(confidence: number): number {
  return -normalQuantile(tailOf(confidence));
}

/** The chance left out on each side: 0.025 for a confidence of 0.95. */
export function tailOf(confidence: number): number {
  if (confidence > 0 && confidence < 1) return (1 - confidence) / 2;
  throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, not ${String(confidence)}.`);
}
