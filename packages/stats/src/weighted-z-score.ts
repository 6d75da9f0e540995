import { sum } from "./sum.ts";
import { weightedMean } from "./weighted-means.ts";

/**
 * Distance from the weighted mean in weighted standard deviations, sqrt(sum w (x - mean)^2 / sum w), as indices that
 * count people rather than areas take it (Carstairs and Morris 1991 weight by population).
 *
 * @param weights one a number, from 0
 * @returns undefined where the numbers that weigh something do not vary, or by too much for a double to hold
 * @example
 * weightedZScore([1, 2, 3], [1, 2, 1]); // Float64Array [-1.4142135623730951, 0, 1.4142135623730951]
 */
export function weightedZScore(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float64Array | undefined {
  const centre = weightedMean(values, weights);
  if (centre === undefined) return undefined;
  const from = Float64Array.from(values, (value) => value - centre);
  const spread = Math.sqrt(
    sum(from.map((one, place) => weights[place]! * one * one)) / sum(Float64Array.from(weights)),
  );
  return spread > 0 && spread < Infinity ? from.map((one) => one / spread) : undefined;
}
