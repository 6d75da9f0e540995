import { effectiveOf, type IntervalOptions } from "./interval.ts";
import { gammaLower, gammaUpper } from "./gamma.ts";
import { normalCdf } from "./normal.ts";

/**
 * The chance, on both sides, of a proportion at least as far from a benchmark as this, if it were the benchmark's: by
 * the score test, which agrees with Wilson's interval. Below 0.05 just where the 95% interval leaves the benchmark out.
 *
 * @returns 0 to 1; undefined where there is no proportion
 * @throws RangeError when the benchmark is not from 0 to 1
 * @example
 * proportionTest(65, 100, 0.5); // 0.0027
 */
export function proportionTest(
  numerator: number,
  denominator: number,
  benchmark: number,
  { dispersion = 1 }: Pick<IntervalOptions, "dispersion"> = {},
): number | undefined {
  if (!(benchmark >= 0 && benchmark <= 1)) {
    throw new RangeError(`A proportion is compared with one from 0 to 1, not ${String(benchmark)}.`);
  }
  const [above, below] = effectiveOf([numerator, denominator], dispersion);
  if (!(below > 0 && below < Infinity && above >= 0 && above <= below)) return undefined;
  const difference = Math.abs(above - below * benchmark);
  const error = Math.sqrt(below * benchmark * (1 - benchmark));
  if (error === 0) return difference === 0 ? 1 : 0;
  return bothSides(difference / error);
}

/**
 * The chance, on both sides, of a count at least as far from what is expected as this, if that were the truth. It
 * agrees with the interval of a count: exact below 10, from 10 by turning Byar's approximation round.
 *
 * @returns 0 to 1; undefined where the count is not a number from 0
 * @throws RangeError when the expected count is not a number from 0
 * @example
 * countTest(65, 50); // 0.047
 */
export function countTest(
  count: number,
  expected: number,
  { dispersion = 1 }: Pick<IntervalOptions, "dispersion"> = {},
): number | undefined {
  if (!(expected >= 0 && expected < Infinity)) {
    throw new RangeError(`A count is compared with one expected from 0, not ${String(expected)}.`);
  }
  const [events, mean] = effectiveOf([count, expected], dispersion);
  if (!(events >= 0 && events < Infinity)) return undefined;
  if (mean === 0) return events === 0 ? 1 : 0;
  if (events >= 10) return bothSides(Math.max(byarAbove(events, mean), byarBelow(events + 1, mean)));
  const atLeast = events === 0 ? 1 : gammaLower(events, mean);
  return Math.min(1, 2 * Math.min(atLeast, gammaUpper(events + 1, mean)));
}

// The z at which Byar's lower end is what is expected, and the z at which his upper end is.
function byarAbove(events: number, mean: number): number {
  return 3 * Math.sqrt(events) * (1 - 1 / (9 * events) - Math.cbrt(mean / events));
}

function byarBelow(next: number, mean: number): number {
  return 3 * Math.sqrt(next) * (Math.cbrt(mean / next) - 1 + 1 / (9 * next));
}

function bothSides(z: number): number {
  return Math.min(1, 2 * normalCdf(-z));
}
