import { betaQuantileBoth } from "./beta-quantile.ts";
import { effectiveOf, type Interval, type IntervalOptions, tailOf } from "./interval.ts";

/**
 * The exact interval of a proportion (Clopper and Pearson 1934), from beta quantiles: never narrower than it says, so
 * wider than Wilson's. Counts may be fractions.
 *
 * @returns proportions, 0 to 1; undefined where there is no proportion: a denominator of 0, or a numerator that is
 * not from 0 to the denominator
 * @throws RangeError when the confidence is not between 0 and 1, or the dispersion is not more than 0
 * @example
 * exactProportionInterval(0, 20); // [0, 0.16843347098308536]
 */
export function exactProportionInterval(
  numerator: number,
  denominator: number,
  { confidence = 0.95, dispersion = 1 }: IntervalOptions = {},
): Interval | undefined {
  const tail = tailOf(confidence);
  const [above, below] = effectiveOf([numerator, denominator], dispersion);
  if (!(below > 0 && below < Infinity && above >= 0 && above <= below)) return undefined;
  const others = below - above;
  return [
    above === 0 ? 0 : betaQuantileBoth(tail, above, others + 1)[0],
    others === 0 ? 1 : betaQuantileBoth(tail, others, above + 1)[1],
  ];
}
