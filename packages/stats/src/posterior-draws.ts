import type { SeededRandom } from "./seeded-random.ts";
import type { ValuesToShrink } from "./shrink-to-mean.ts";

/**
 * Prepares draws of what a set of areas may really be, all together, given values measured with known errors: the
 * normal hierarchical model (Gelman and others 2013, Bayesian Data Analysis, 5.4), whose mean has a flat prior. The
 * standard deviation between areas, t, has DuMouchel's prior, s / (s + t)^2 with s^2 the harmonic mean of the sampling
 * variances (DuMouchel 1994; Spiegelhalter, Abrams and Myles 2004, 5.7.3), by which s / (s + t), how much areas are drawn
 * together, is as likely anywhere from 0 to 1. It is taken on a grid of 240 logarithms. So each draw takes another
 * deviation and mean, and areas are neither too close because few of them happened to differ little, nor tied where
 * errors alone would explain what differs, as with the plain empirical Bayes of `shrinkToMean`.
 *
 * @param given a value and its standard error an area; 0 for what is known exactly, which is never moved
 * @returns what draws the areas' values; the same random numbers give the same ones
 * @throws RangeError when a value is no finite number, or an error no number from 0
 * @example
 * const draw = posteriorDraws({ values: [12, 9, 20], standardErrors: [2, 1, 4] });
 * draw(seededRandom(2016)); // Float64Array of 3
 */
export function posteriorDraws({
  values,
  standardErrors,
}: ValuesToShrink): (random: SeededRandom) => Float64Array {
  check(values, standardErrors);
  const measured = Float64Array.from(values);
  const variances = Float64Array.from(standardErrors, (error) => error * error);
  const uncertain = variances.filter((variance) => variance > 0);
  if (uncertain.length === 0) return () => measured.slice();
  const centre = measured.reduce((sum, one) => sum + one, 0) / measured.length;
  const typical = 0.5 * Math.log(uncertain.length / uncertain.reduce((sum, one) => sum + 1 / one, 0));
  const [from, to] = reachOf(
    uncertain,
    measured.reduce((sum, one) => sum + (one - centre) ** 2, 0),
  );
  const grid = Array.from({ length: gridSize }, (_, place) => {
    const logarithm = from + ((to - from) * place) / (gridSize - 1);
    const prior = -2 * Math.log(Math.cosh((logarithm - typical) / 2));
    const point = pointOf(measured, variances, { between: Math.exp(2 * logarithm), centre });
    return { ...point, logPosterior: point.logLikelihood + prior };
  });
  const cumulative = cumulativeOf(grid.map(({ logPosterior }) => logPosterior));
  return (random) => {
    const chance = random.uniform();
    const { between, mean, error } = grid[cumulative.findIndex((upTo) => chance < upTo)] ?? grid.at(-1)!;
    const drawnMean = mean + error * random.normal();
    return measured.map((value, area) => {
      const variance = variances[area]!;
      if (variance === 0) return value;
      const own = between / (between + variance);
      return drawnMean + own * (value - drawnMean) + Math.sqrt(own * variance) * random.normal();
    });
  };
}

const gridSize = 240;

// Five e-folds beyond all errors and all that differs: out there a deviation is as good as none, or as one without end.
function reachOf(variances: Float64Array, squares: number): [from: number, to: number] {
  const least = variances.reduce((low, one) => Math.min(low, one), Infinity);
  const most = variances.reduce((high, one) => Math.max(high, one), squares);
  return [0.5 * Math.log(least) - 5, 0.5 * Math.log(most) + 5];
}

/** One deviation between areas: how likely it makes what was measured, and the mean that goes with it. */
interface GridPoint {
  readonly between: number;
  readonly mean: number;
  readonly error: number;
  readonly logLikelihood: number;
}

// Gelman and others 2013, equations 5.20 and 5.21.
function pointOf(
  values: Float64Array,
  variances: Float64Array,
  { between, centre }: { readonly between: number; readonly centre: number },
): GridPoint {
  let [weight, total, logs] = [0, 0, 0];
  for (let area = 0; area < values.length; area++) {
    const variance = variances[area]! + between;
    const value = values[area]! - centre;
    weight += 1 / variance;
    total += value / variance;
    logs += Math.log(variance);
  }
  const mean = total / weight;
  let squares = 0;
  for (let area = 0; area < values.length; area++) {
    squares += (values[area]! - centre - mean) ** 2 / (variances[area]! + between);
  }
  const logLikelihood = -0.5 * (logs + Math.log(weight) + squares);
  return { between, mean: centre + mean, error: Math.sqrt(1 / weight), logLikelihood };
}

function cumulativeOf(logs: readonly number[]): number[] {
  const highest = Math.max(...logs);
  const shares = logs.map((one) => Math.exp(one - highest));
  const all = shares.reduce((sum, one) => sum + one, 0);
  let upTo = 0;
  return shares.map((one) => (upTo += one / all));
}

function check(values: ArrayLike<number>, errors: ArrayLike<number>): void {
  if (values.length !== errors.length) throw new RangeError("Each value to draw takes a standard error.");
  const isSquarable = (one: number): boolean => Number.isFinite(one * one);
  if (!Array.from(values).every(isSquarable)) {
    throw new RangeError("Each value to draw must be a finite number: leave out what is missing.");
  }
  if (!Array.from(errors).every((error) => error >= 0 && isSquarable(error))) {
    throw new RangeError("Each standard error must be a number from 0.");
  }
}
