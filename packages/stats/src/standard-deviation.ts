import { mean } from "./mean.ts";
import { sumAbout } from "./sum.ts";

/** What the numbers are: a sample (divide by n - 1, as R's sd) or the whole population (divide by n, as numpy). */
export interface DeviationOptions {
  readonly of?: "sample" | "population";
}

/**
 * The standard deviation about the mean, of a sample by default.
 *
 * @returns undefined for fewer than two numbers of a sample, or none of a population
 * @example
 * standardDeviation([2, 4, 4, 4, 5, 5, 7, 9], { of: "population" }); // 2
 */
export function standardDeviation(
  values: ArrayLike<number>,
  { of = "sample" }: DeviationOptions = {},
): number | undefined {
  const centre = mean(values);
  return centre === undefined ? undefined : deviationAbout(centre, values, of);
}

/** The same about a mean that is known. */
export function deviationAbout(
  centre: number,
  values: ArrayLike<number>,
  of: DeviationOptions["of"] = "sample",
): number | undefined {
  const divisor = of === "sample" ? values.length - 1 : values.length;
  if (divisor < 1) return undefined;
  return Math.sqrt(sumAbout(centre, values, true) / divisor);
}
