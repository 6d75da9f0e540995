import { countInterval } from "./count-interval.ts";
import type { Interval, IntervalOptions } from "./interval.ts";

/** Options of {@link rateInterval}. */
export interface RateOptions extends IntervalOptions {
  /** The rate is per so many: 1000 for a rate per 1,000 households. 1 by default. */
  readonly multiplier?: number;
}

/**
 * The interval of a rate of events, each of which may happen more than once to a unit of the denominator
 * (incidents per 1,000 people): the interval of the count over the denominator. For shares of a whole use
 * Wilson's.
 *
 * @returns rates per `multiplier`; undefined where there is no rate: a denominator of 0, or a numerator below 0
 * @throws RangeError when the confidence is not between 0 and 1
 * @example
 * rateInterval(65, 1000, { multiplier: 1000 }); // [50.1631877104595, 82.8491385459398]
 */
export function rateInterval(
  numerator: number,
  denominator: number,
  { multiplier = 1, ...options }: RateOptions = {},
): Interval | undefined {
  const counts = countInterval(numerator, options);
  if (counts === undefined || !(denominator > 0 && denominator < Infinity)) return undefined;
  const [lower, upper] = counts;
  return [(lower / denominator) * multiplier, (upper / denominator) * multiplier];
}
