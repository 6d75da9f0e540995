import type { MeasuredIndicator } from "./indicator-table.ts";
import { intervalOf } from "./measured-from-parts.ts";

/**
 * The standard error of each unit's value, in the value's own units, for drawing ranks: binomial for proportions, by
 * the Agresti and Coull (1998) estimate, which is not 0 at 0 of n; Poisson for rates of counts, with half an event
 * added for the same reason. 0 where there is no value or no sampling error to speak of.
 *
 * @example
 * standardErrorOf(zones.indicators.get("persistent-absence")!); // Float64Array [0.011, 0.012, ...]
 */
export function standardErrorOf(measured: MeasuredIndicator): Float64Array {
  const { indicator, numerator, denominator, state, value } = measured;
  const method = intervalOf(indicator);
  return Float64Array.from(value, (_, unit) => {
    const [above, below] = [numerator?.[unit], denominator?.[unit]];
    if (state[unit] !== 0 || above === undefined || !below || method === "none") return 0;
    const multiplier = indicator.multiplier ?? 1;
    return method === "wilson"
      ? multiplier * binomialError(above, below)
      : (multiplier * Math.sqrt(above + 0.5)) / below;
  });
}

function binomialError(above: number, below: number): number {
  const [successes, trials] = [above + 2, below + 4];
  const proportion = successes / trials;
  return Math.sqrt((proportion * (1 - proportion)) / trials);
}
