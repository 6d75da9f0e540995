import { quantileSorted } from "./quantile.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** What effects are estimated from. */
export interface SobolOptions {
  /** How many uncertain inputs the model has. */
  readonly inputs: number;
  /** How many pairs of points; the model runs `samples * (inputs + 2)` times. */
  readonly samples: number;
  readonly random: SeededRandom;
  /** How sure the intervals of effects are; 0.95 by default. */
  readonly confidence?: number;
}

/** How much of the variance of a model's result each of its inputs brings. */
export interface SobolEffects {
  /** The share of the variance that each input brings by itself. */
  readonly first: Float64Array;
  /** The share that it has a part in, by itself or together with others. */
  readonly total: Float64Array;
  /** Between which shares the first-order and total effects lie, by {@link resamples} bootstrap samples of the points. */
  readonly firstInterval: readonly (readonly [number, number])[];
  readonly totalInterval: readonly (readonly [number, number])[];
  readonly mean: number;
  readonly variance: number;
}

/**
 * First-order and total effects of a model's inputs (Sobol 1993), by two samples of points and those of the one with
 * each coordinate of the other: first orders by Saltelli et al. (2010), totals by Jansen (1999). Estimates scatter by
 * about 1 over the root of the samples, so a small one may lie below 0. Intervals are those of the bootstrap, by
 * percentiles (Archer, Saltelli and Sobol 1997; R's sensitivity does the same with `nboot`).
 *
 * @param model a number for a point, whose coordinates are independent and even between 0 and 1
 * @returns undefined where the result does not vary
 * @throws RangeError when there are no inputs, fewer than two samples, or the model gives no finite number
 * @example
 * sobolEffects(([a, b]) => 3 * a! + b!, { inputs: 2, samples: 4096, random: seededRandom(1) })?.first; // near [0.9, 0.1]
 */
export function sobolEffects(
  model: (point: Float64Array) => number,
  { inputs, samples, random, confidence = 0.95 }: SobolOptions,
): SobolEffects | undefined {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, not ${String(confidence)}.`);
  }
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
  const found = effectsOf(results, inputs);
  if (found === undefined) return undefined;
  const again = Array.from({ length: resamples }, () =>
    effectsOf(
      results.map(() => results[random.integer(samples)]!),
      inputs,
    ),
  ).filter((one) => one !== undefined);
  const tail = (1 - confidence) / 2;
  const between = (kind: "first" | "total") =>
    Array.from({ length: inputs }, (_, input) => {
      const sorted = Float64Array.from(again, (one) => one[kind][input]!).sort();
      return [quantileSorted(sorted, tail)!, quantileSorted(sorted, 1 - tail)!] as const;
    });
  return { ...found, firstInterval: between("first"), totalInterval: between("total") };
}

/** How often points are drawn again, for intervals of effects. */
const resamples = 400;

/** The model at two points, and at the one with each coordinate of the other. */
interface Runs {
  readonly one: number;
  readonly other: number;
  readonly mixed: readonly number[];
}

function effectsOf(results: readonly Runs[], inputs: number) {
  const samples = results.length;
  let total = 0;
  for (const { one, other } of results) total += one + other;
  const mean = total / (2 * samples);
  let squares = 0;
  for (const { one, other } of results) squares += (one - mean) ** 2 + (other - mean) ** 2;
  const variance = squares / (2 * samples);
  if (!(variance > 0)) return undefined;
  const effects = { first: new Float64Array(inputs), total: new Float64Array(inputs), mean, variance };
  for (const { one, other, mixed } of results) {
    for (let input = 0; input < inputs; input++) {
      // Centred, which changes no expectation and steadies the estimate.
      effects.first[input]! += ((other - mean) * (mixed[input]! - one)) / (samples * variance);
      effects.total[input]! += (one - mixed[input]!) ** 2 / (2 * samples * variance);
    }
  }
  return effects;
}

function pointOf(inputs: number, random: SeededRandom): Float64Array {
  return Float64Array.from({ length: inputs }, () => random.uniform());
}
