import { sum } from "./sum.ts";

/**
 * The arithmetic mean, the same for every order of the numbers.
 *
 * @returns undefined for no numbers
 * @example
 * mean([1, 2, 6]); // 3
 */
export function mean(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  const rough = sum(values) / values.length;
  if (!Number.isFinite(rough)) return rough;
  // The division is rounded: the mean distance puts that right, so that the mean of equal numbers is that number.
  const distances = new Float64Array(values.length);
  for (let i = 0; i < distances.length; i++) distances[i] = values[i]! - rough;
  return rough + sum(distances) / values.length;
}
