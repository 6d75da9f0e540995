import { sum } from "./sum.ts";

/**
 * The arithmetic mean, the same for every order of the numbers.
 *
 * @returns undefined for no numbers
 * @example
 * mean([1, 2, 6]); // 3
 */
export function mean(values: ArrayLike<number>): number | undefined {
  return values.length === 0 ? undefined : sum(values) / values.length;
}
