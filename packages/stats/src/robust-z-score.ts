import { mapNumbers } from "./map-numbers.ts";
import { median } from "./median.ts";

/** What {@link robustZScore} counts in. */
export interface RobustOptions {
  /**
   * "normalDeviation" divides by 1.4826 times the median absolute deviation, which is the standard deviation where
   * the numbers are normal (as the Office for National Statistics does); "mad" divides by the median absolute
   * deviation itself (as the Office for Local Government did).
   */
  readonly per?: "normalDeviation" | "mad";
}

/**
 * Distance from the median in median absolute deviations (Hampel 1974), which a few wild numbers cannot move.
 *
 * @returns undefined where half of the numbers or more are equal, or all but so, or there are none: there is no such
 * distance that a double holds
 * @example
 * robustZScore([1, 2, 3, 4, 100], { per: "mad" }); // Float64Array [-2, -1, 0, 1, 97]
 */
export function robustZScore(
  values: ArrayLike<number>,
  { per = "normalDeviation" }: RobustOptions = {},
): Float64Array | undefined {
  const centre = median(values);
  if (centre === undefined) return undefined;
  const mad = median(mapNumbers(values, (value) => Math.abs(value - centre)))!;
  const unit = per === "mad" ? mad : normalConsistency * mad;
  if (!(unit > 0 && unit < Infinity)) return undefined;
  const scores = mapNumbers(values, (value) => (value - centre) / unit);
  return scores.every(Number.isFinite) ? scores : undefined;
}

/** 1 / normalQuantile(0.75), as R's mad rounds it. */
const normalConsistency = 1.4826;
