import { chiSquaredQuantile } from "./chi-squared-quantile.ts";
import { effectiveOf, type Interval, type IntervalOptions, standardErrorsFor, tailOf } from "./interval.ts";

/**
 * The interval of a count of events: exact below 10, Byar's approximation from 10, the convention of the
 * public health profiles in England. Where events are not independent it widens by their `dispersion`.
 *
 * @returns counts; undefined where the count is not a number from 0
 * @throws RangeError when the confidence is not between 0 and 1, or the dispersion is not more than 0
 * @example
 * countInterval(65); // [50.1631877104595, 82.8491385459398]
 */
export function countInterval(
  count: number,
  { confidence = 0.95, dispersion = 1 }: IntervalOptions = {},
): Interval | undefined {
  const [effective] = effectiveOf([count, 0], dispersion);
  const method = effective < 10 ? exactPoissonInterval : byarInterval;
  const ends = method(effective, { confidence });
  return ends && [ends[0] * dispersion, ends[1] * dispersion];
}

/**
 * The exact interval of a Poisson count, from chi-squared quantiles (Garwood 1936). The lower end of 0 is 0.
 *
 * @returns counts; undefined where the count is not a number from 0
 * @throws RangeError when the confidence is not between 0 and 1
 * @example
 * exactPoissonInterval(0); // [0, 3.688879454113936]
 */
export function exactPoissonInterval(
  count: number,
  { confidence = 0.95 }: Pick<IntervalOptions, "confidence"> = {},
): Interval | undefined {
  const tail = tailOf(confidence);
  if (!isCount(count)) return undefined;
  const lower = count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2;
  return [lower, chiSquaredQuantile(1 - tail, 2 * count + 2) / 2];
}

/**
 * Byar's approximation to the interval of a Poisson count (Breslow and Day 1987), good from about 10. The lower
 * end of 0 is 0.
 *
 * @returns counts; undefined where the count is not a number from 0
 * @throws RangeError when the confidence is not between 0 and 1
 * @example
 * byarInterval(65); // [50.1631877104595, 82.8491385459398]
 */
export function byarInterval(
  count: number,
  { confidence = 0.95 }: Pick<IntervalOptions, "confidence"> = {},
): Interval | undefined {
  const z = standardErrorsFor(confidence);
  if (!isCount(count)) return undefined;
  const lower = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  const next = count + 1;
  return [Math.max(0, lower), next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3];
}

function isCount(count: number): boolean {
  return count >= 0 && count < Infinity;
}
