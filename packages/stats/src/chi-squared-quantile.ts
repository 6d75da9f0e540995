import { gammaDensity, gammaLower, gammaUpper, logGamma } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";

/**
 * The value below which a chi-squared variable lies with the given chance. A start by Wilson and Hilferty (1931)
 * is refined by Newton's method inside a bracket that only shrinks.
 *
 * @param proportion more than 0 and less than 1
 * @param degrees degrees of freedom, more than 0; need not be whole
 * @throws RangeError when the proportion or the degrees are out of range
 * @example
 * chiSquaredQuantile(0.95, 1); // 3.841458820694124
 */
export function chiSquaredQuantile(proportion: number, degrees: number): number {
  if (!(proportion > 0 && proportion < 1) || !(degrees > 0) || degrees === Infinity) {
    throw new RangeError(
      `A chi-squared quantile needs a proportion between 0 and 1 and positive degrees of freedom, ` +
        `not ${String(proportion)} and ${String(degrees)}.`,
    );
  }
  return 2 * gammaQuantile(proportion, degrees / 2);
}

function gammaQuantile(proportion: number, shape: number): number {
  let low = 0;
  let high = Infinity;
  let x = roughQuantile(proportion, shape);
  for (let turn = 0; turn < 1000; turn++) {
    const excess = excessAt(x, { proportion, shape });
    const next = x - excess / gammaDensity(shape, x);
    // Newton squares the error: after a step as small as this only the rounding of doubles is left.
    if (Math.abs(next - x) <= 1e-9 * x) return next;
    if (excess > 0) high = x;
    else low = x;
    if (next > low && next < high) x = next;
    else x = high === Infinity ? 2 * x : (low + high) / 2;
  }
  return x;
}

// By the smaller tail, so that nothing is lost in 1 - p.
function excessAt(x: number, { proportion, shape }: { proportion: number; shape: number }): number {
  if (proportion < 0.5) return gammaLower(shape, x) - proportion;
  return 1 - proportion - gammaUpper(shape, x);
}

// Near 0 the chance is x^shape / gamma(shape + 1), which is solved outright; elsewhere Wilson and Hilferty.
function roughQuantile(proportion: number, shape: number): number {
  const nearZero = Math.exp((Math.log(proportion) + logGamma(shape + 1)) / shape);
  const spread = 1 / (9 * shape);
  const cube = (1 - spread + normalQuantile(proportion) * Math.sqrt(spread)) ** 3;
  return nearZero < 0.1 || cube < 0.01 ? Math.max(nearZero, Number.MIN_VALUE) : shape * cube;
}
