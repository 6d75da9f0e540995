import { normalQuantile } from "./normal.ts";

/** Measured values of a set of areas, and how far each may be from what it measures. */
export interface ValuesToShrink {
  readonly values: ArrayLike<number>;
  /** In the values' own units; above 0. */
  readonly standardErrors: ArrayLike<number>;
}

/** Values drawn to their common mean. */
export interface ShrunkValues {
  readonly values: Float64Array;
  /** Of the shrunk values: smaller than those given. */
  readonly standardErrors: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The mean to which values are drawn, weighted by how well each is known. */
  readonly mean: number;
  /** The variance of what is measured between areas; 0 where errors alone explain the differences. */
  readonly between: number;
}

/**
 * Draws each value to the mean of all, the more the less well it is known (empirical Bayes; Morris 1983). The variance
 * between areas is Paule and Mandel's (1982), taken as known. To simulate ranks take `posteriorDraws`, which does not take
 * it as known; `rankIntervals` of `@needscope/scoring` does so itself.
 *
 * @param confidence of the intervals; 0.95 by default
 * @throws RangeError when there are fewer than two values, one is no finite number or an error is not above 0
 * @example
 * shrinkToMean({ values: [12, 9, 20], standardErrors: [2, 1, 4] }).values;
 */
export function shrinkToMean(
  { values, standardErrors }: ValuesToShrink,
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): ShrunkValues {
  check(values, standardErrors);
  const variances = Float64Array.from(standardErrors, (error) => error * error);
  const between = varianceBetween(values, variances);
  const { mean, weight } = weightedAt(values, variances, between);
  const shares = variances.map((variance) => between / (between + variance));
  const shrunk = shares.map((share, unit) => share * values[unit]! + (1 - share) * mean);
  const errors = shares.map((share, unit) =>
    Math.sqrt(share * variances[unit]! + ((1 - share) * (1 - share)) / weight),
  );
  const z = normalQuantile((1 + confidence) / 2);
  return {
    values: shrunk,
    standardErrors: errors,
    lower: shrunk.map((value, unit) => value - z * errors[unit]!),
    upper: shrunk.map((value, unit) => value + z * errors[unit]!),
    mean,
    between,
  };
}

interface Weighted {
  readonly mean: number;
  readonly weight: number;
  /** The sum of squares about the mean, each over its variance: what it should be is one less than the count. */
  readonly squares: number;
}

function weightedAt(values: ArrayLike<number>, variances: Float64Array, between: number): Weighted {
  let [weight, total, squares] = [0, 0, 0];
  for (let unit = 0; unit < variances.length; unit++) {
    const own = 1 / (variances[unit]! + between);
    weight += own;
    total += own * values[unit]!;
  }
  const mean = total / weight;
  for (let unit = 0; unit < variances.length; unit++) {
    squares += (values[unit]! - mean) ** 2 / (variances[unit]! + between);
  }
  return { mean, weight, squares };
}

// The squares fall as the variance rises, so halving the range finds where they are as many as they should be.
function varianceBetween(values: ArrayLike<number>, variances: Float64Array): number {
  const expected = variances.length - 1;
  const isTooMany = (between: number): boolean => weightedAt(values, variances, between).squares > expected;
  if (!isTooMany(0)) return 0;
  let high = variances.reduce((most, one) => Math.max(most, one), 0);
  while (isTooMany(high)) high *= 2;
  let low = 0;
  for (let middle = high / 2; low < middle && middle < high; middle = low + (high - low) / 2) {
    if (isTooMany(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function check(values: ArrayLike<number>, errors: ArrayLike<number>): void {
  if (values.length < 2 || values.length !== errors.length) {
    throw new RangeError("Shrinking takes two values or more and a standard error for each.");
  }
  if (!Array.from(values).every(Number.isFinite)) {
    throw new RangeError("Each value to shrink must be a finite number: leave out what is missing.");
  }
  if (!Array.from(errors).every((error) => error > 0 && error < Infinity)) {
    throw new RangeError("Each standard error must be a number above 0.");
  }
}
