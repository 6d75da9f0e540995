import type { SeededRandom } from "./seeded-random.ts";

/** What effects are estimated from. */
export interface SobolOptions {
  /** How many uncertain inputs the model has. */
  readonly inputs: number;
  /** How many pairs of points; the model runs `samples * (inputs + 2)` times. */
  readonly samples: number;
  readonly random: SeededRandom;
}

/** How much of the variance of a model's result each of its inputs brings. */
export interface SobolEffects {
  /** The share of the variance that each input brings by itself. */
  readonly first: Float64Array;
  /** The share that it has a part in, by itself or together with others. */
  readonly total: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

/**
 * First-order and total effects of a model's inputs (Sobol 1993), by two samples of points and those of the one with
 * each coordinate of the other: first orders by Saltelli et al. (2010), totals by Jansen (1999). Estimates scatter by
 * about 1 over the root of the samples, so a small one may lie below 0.
 *
 * @param model a number for a point, whose coordinates are independent and even between 0 and 1
 * @returns undefined where the result does not vary
 * @throws RangeError when there are no inputs, fewer than two samples, or the model gives no finite number
 * @example
 * sobolEffects(([a, b]) => 3 * a! + b!, { inputs: 2, samples: 4096, random: seededRandom(1) })?.first; // near [0.9, 0.1]
 */
export function sobolEffects(
  model: (point: Float64Array) => number,
  { inputs, samples, random }: SobolOptions,
): SobolEffects | undefined {
  if (!(inputs >= 1 && samples >= 2 && Number.isInteger(inputs) && Number.isInteger(samples))) {
    throw new RangeError("Effects take one input or more and two samples or more, in whole numbers.");
  }
  const run = (point: Float64Array): number => {
    const result = model(point);
    if (Number.isFinite(result)) return result;
    throw new RangeError("The model must give a finite number at every point.");
  };
  const results = Array.from({ length: samples }, () => {
    const [one, other] = [pointOf(inputs, random), pointOf(inputs, random)];
    const mixed = Array.from(one, (_, input) => {
      const point = one.slice();
      point[input] = other[input]!;
      return run(point);
    });
    return { one: run(one), other: run(other), mixed };
  });
  const mean = results.reduce((sum, { one, other }) => sum + one + other, 0) / (2 * samples);
  const squares = results.reduce((sum, { one, other }) => sum + (one - mean) ** 2 + (other - mean) ** 2, 0);
  const variance = squares / (2 * samples);
  if (!(variance > 0)) return undefined;
  const [first, total] = [new Float64Array(inputs), new Float64Array(inputs)];
  for (const { one, other, mixed } of results) {
    mixed.forEach((result, input) => {
      // Centred, which changes no expectation and steadies the estimate.
      first[input]! += ((other - mean) * (result - one)) / (samples * variance);
      total[input]! += (one - result) ** 2 / (2 * samples * variance);
    });
  }
  return { first, total, mean, variance };
}

function pointOf(inputs: number, random: SeededRandom): Float64Array {
  return Float64Array.from({ length: inputs }, () => random.uniform());
}
