import { mean } from "./mean.ts";
import { deviationAbout, type DeviationOptions } from "./standard-deviation.ts";

/**
 * Distance from the mean in standard deviations, (x - mean) / sd, of a sample by default.
 *
 * @returns undefined where the numbers do not vary (all equal, or fewer than two), or by too little or
 * too much for a double to hold: there is no such distance
 * @example
 * zScore([1, 2, 3]); // Float64Array [-1, 0, 1]
 */
export function zScore(values: ArrayLike<number>, options: DeviationOptions = {}): Float64Array | undefined {
  if (!varies(values)) return undefined;
  const centre = mean(values)!;
  const spread = deviationAbout(centre, values, options.of) ?? 0;
  if (!(spread > 0 && spread < Infinity)) return undefined;
  const scores = new Float64Array(values.length);
  for (let i = 0; i < scores.length; i++) scores[i] = (values[i]! - centre) / spread;
  return scores;
}

function varies(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) {
    if (values[i] !== values[0]) return true;
  }
  return false;
}
