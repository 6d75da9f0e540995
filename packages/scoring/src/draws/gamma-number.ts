import type { SeededRandom } from "@needscope/stats";

/**
 * A number of the gamma distribution of a shape and of scale 1 (Marsaglia and Tsang 2000; a shape below 1 by their
 * power of a uniform number).
 *
 * @param shape above 0
 * @example
 * gammaNumber(2.5, seededRandom(1));
 */
export function gammaNumber(shape: number, random: SeededRandom): number {
  if (shape < 1) return gammaNumber(shape + 1, random) * (1 - random.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
