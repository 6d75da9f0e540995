import { quantile } from "./quantile.ts";

/**
 * The middle number, or the mean of the two in the middle.
 *
 * @returns undefined for no numbers
 * @example
 * median([3, 1, 10]); // 3
 */
export function median(values: ArrayLike<number>): number | undefined {
  return quantile(values, 0.5);
}
