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
  const scale = zScoreScale(values, options);
  return scale && inDeviations(values, scale);
}

/** What a z-score counts from, and in what. */
export interface ZScoreScale {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * What {@link zScore} takes off each number and then divides by.
 *
 * @returns undefined where there is no such distance
 * @example
 * zScoreScale([1, 2, 3]); // { mean: 2, deviation: 1 }
 */
export function zScoreScale(
  values: ArrayLike<number>,
  options: DeviationOptions = {},
): ZScoreScale | undefined {
  if (!varies(values)) return undefined;
  const centre = mean(values)!;
  const deviation = deviationAbout(centre, values, options.of) ?? 0;
  return deviation > 0 && deviation < Infinity ? { mean: centre, deviation } : undefined;
}

/**
 * Numbers as distances from a mean in standard deviations.
 *
 * @example
 * inDeviations([1, 2, 3], { mean: 2, deviation: 1 }); // Float64Array [-1, 0, 1]
 */
export function inDeviations(
  values: ArrayLike<number>,
  { mean: centre, deviation }: ZScoreScale,
): Float64Array {
  const scores = new Float64Array(values.length);
  for (let i = 0; i < scores.length; i++) scores[i] = (values[i]! - centre) / deviation;
  return scores;
}

function varies(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) {
    if (values[i] !== values[0]) return true;
  }
  return false;
}
