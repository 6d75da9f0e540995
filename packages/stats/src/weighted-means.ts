import { mapNumbers } from "./map-numbers.ts";
import { sum } from "./sum.ts";

/**
 * The arithmetic mean with a weight for each number: a high number makes up for a low one in full.
 *
 * @returns undefined where the weights sum to 0
 * @throws RangeError when a weight lies below 0, or there are not as many weights as numbers
 * @example
 * weightedMean([2, 8], [3, 1]); // 3.5
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number | undefined {
  const total = totalOf(weights, values.length);
  return total === undefined ? undefined : sumOfProducts(values, weights) / total;
}

/**
 * The geometric mean, with a weight for each number or equal weights: a low number is made up for in part only.
 *
 * @returns 0 where a number of some weight is 0; undefined where the weights sum to 0
 * @throws RangeError when a number lies below 0, or the weights are unusable
 * @example
 * geometricMean([2, 8]); // 4
 */
export function geometricMean(
  values: ArrayLike<number>,
  weights: ArrayLike<number> = equal(values.length),
): number | undefined {
  const total = totalOf(weights, values.length);
  if (total === undefined) return undefined;
  if (hasZero(values, weights, "geometric")) return 0;
  return Math.exp(sumOfProducts(mapNumbers(values, Math.log), weights) / total);
}

/**
 * The harmonic mean, with a weight for each number or equal weights: a low number is hardly made up for at all.
 *
 * @returns 0 where a number of some weight is 0; undefined where the weights sum to 0
 * @throws RangeError when a number lies below 0, or the weights are unusable
 * @example
 * harmonicMean([2, 6]); // 3
 */
export function harmonicMean(
  values: ArrayLike<number>,
  weights: ArrayLike<number> = equal(values.length),
): number | undefined {
  const total = totalOf(weights, values.length);
  if (total === undefined) return undefined;
  if (hasZero(values, weights, "harmonic")) return 0;
  return (
    total /
    sumOfProducts(
      mapNumbers(values, (value) => 1 / value),
      weights,
    )
  );
}

function equal(count: number): Float64Array {
  return new Float64Array(count).fill(1);
}

function totalOf(weights: ArrayLike<number>, count: number): number | undefined {
  if (weights.length !== count) {
    throw new RangeError(
      `There are ${String(weights.length)} weights for ${String(count)} numbers: give as many.`,
    );
  }
  for (let place = 0; place < count; place++) {
    if (!(weights[place]! >= 0 && weights[place]! < Infinity)) {
      throw new RangeError(`A weight is 0 or more, not ${String(weights[place])}.`);
    }
  }
  const total = sum(weights);
  return total > 0 ? total : undefined;
}

function hasZero(values: ArrayLike<number>, weights: ArrayLike<number>, mean: string): boolean {
  let found = false;
  for (let place = 0; place < values.length; place++) {
    if (weights[place] === 0) continue;
    if (!(values[place]! >= 0)) {
      throw new RangeError(`A ${mean} mean is of numbers from 0, and one is ${String(values[place])}.`);
    }
    found ||= values[place] === 0;
  }
  return found;
}

// What weighs nothing does not count, even where its logarithm is no number.
function sumOfProducts(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const products = new Float64Array(values.length);
  for (let place = 0; place < products.length; place++) {
    products[place] = weights[place] === 0 ? 0 : values[place]! * weights[place]!;
  }
  return sum(products);
}
