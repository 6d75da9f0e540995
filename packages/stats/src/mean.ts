import { centreAbout, sumAbout } from "./sum.ts";

/**
 * The arithmetic mean, the same for every order of the numbers.
 *
 * @returns undefined for no numbers
 * @example
 * mean([1, 2, 6]); // 3
 */
export function mean(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  const rough = sumAbout(0, values) / values.length;
  if (!Number.isFinite(rough)) return rough;
  // The division is rounded: the mean distance puts that right, so that the mean of equal numbers is that number.
  return centreAbout(rough, values);
}
