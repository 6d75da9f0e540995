import { effectiveOf, type Interval, type IntervalOptions, standardErrorsFor } from "./interval.ts";

/**
 * The interval of a proportion by Wilson's score method (Wilson 1927), which stays inside 0 to 1 and serves small
 * counts; the method of the Department of Health's public health profiles. Counts may be fractions, as they are
 * after apportioning areas.
 *
 * @returns proportions, 0 to 1; undefined where there is no proportion: a denominator of 0, or a numerator that is
 * not from 0 to the denominator
 * @throws RangeError when the confidence is not between 0 and 1
 * @example
 * wilsonInterval(65, 100); // [0.55254443296888, 0.736357517569025]
 */
export function wilsonInterval(
  numerator: number,
  denominator: number,
  { confidence = 0.95, dispersion = 1 }: IntervalOptions = {},
): Interval | undefined {
  const z = standardErrorsFor(confidence);
  const [above, below] = effectiveOf([numerator, denominator], dispersion);
  if (!(below > 0 && below < Infinity && above >= 0 && above <= below)) return undefined;
  const square = z * z;
  const others = below - above;
  const centre = 2 * above + square;
  const reach = z * Math.sqrt(square + (4 * above * others) / below);
  const whole = 2 * (below + square);
  return [above === 0 ? 0 : (centre - reach) / whole, others === 0 ? 1 : (centre + reach) / whole];
}
