import { gammaLower, gammaUpper } from "./gamma.ts";

/**
 * The chance that a standard normal variable is at most z, also exact in the far lower tail.
 *
 * @example
 * normalCdf(1.959963984540054); // 0.975
 */
export function normalCdf(z: number): number {
  const half = (z * z) / 2;
  if (z < 0) return gammaUpper(0.5, half) / 2;
  return 0.5 + gammaLower(0.5, half) / 2;
}

/**
 * The z below which a standard normal variable lies with the given chance; the inverse of {@link normalCdf}.
 * A rough start (Abramowitz and Stegun 1964, 26.2.23) is refined by Halley's method until it stands still.
 *
 * @param proportion more than 0 and less than 1
 * @throws RangeError when the proportion is not between 0 and 1
 * @example
 * normalQuantile(0.975); // 1.959963984540054
 */
export function normalQuantile(proportion: number): number {
  if (!(proportion > 0 && proportion < 1)) {
    throw new RangeError(
      `A normal quantile is asked by a proportion between 0 and 1, not ${String(proportion)}.`,
    );
  }
  if (proportion === 0.5) return 0;
  if (proportion > 0.5) return -lowerQuantile(1 - proportion);
  return lowerQuantile(proportion);
}

function lowerQuantile(proportion: number): number {
  let z = roughQuantile(proportion);
  for (let step = 0; step < 10; step++) {
    const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
    const newton = (normalCdf(z) - proportion) / density;
    const change = newton / (1 + (z * newton) / 2);
    z -= change;
    if (Math.abs(change) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}

function roughQuantile(proportion: number): number {
  const t = Math.sqrt(-2 * Math.log(proportion));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return above / below - t;
}
