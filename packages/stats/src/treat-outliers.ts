import { mapNumbers } from "./map-numbers.ts";
import { kurtosis, skewness } from "./moments.ts";
import { quantile } from "./quantile.ts";

/** When {@link treatOutliers} treats, and how far. */
export interface TreatmentOptions {
  /** Numbers are treated where their skewness lies this far from 0 or further, and their kurtosis is too high. */
  readonly skewness?: number;
  readonly kurtosis?: number;
  /** How many numbers are drawn in at most before a logarithm is taken instead. */
  readonly winsorise?: number;
  /** Instead of all these: numbers beyond two percentiles, from 0 to 1, are drawn in to them, whatever the skewness. */
  readonly percentiles?: readonly [number, number];
}

/** Numbers after treatment, and what was done. */
export interface Treated {
  readonly values: Float64Array;
  readonly treatment: "none" | "winsorised" | "logarithm";
  /** How many numbers were drawn in. */
  readonly winsorised: number;
}

/**
 * Tames outliers before numbers are brought to one scale, as the practice of composite indicators has it (OECD and JRC
 * 2008; COINr's Treat): while skewness is beyond 2 and kurtosis beyond 3.5, the furthest number is drawn in to its
 * neighbour, five of them at most; where that does not do, the numbers as they came are replaced by log(x - min + .01
 * (max - min)).
 *
 * @returns the numbers as they are where there are fewer than four, or they do not vary
 * @throws RangeError when an option is no number from 0, or a percentile lies outside 0 to 1
 * @example
 * treatOutliers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100]).values; // 100 becomes 30
 */
export function treatOutliers(
  values: ArrayLike<number>,
  {
    skewness: mostSkewness = 2,
    kurtosis: mostKurtosis = 3.5,
    winsorise = 5,
    percentiles,
  }: TreatmentOptions = {},
): Treated {
  if (percentiles !== undefined) return withinPercentiles(Float64Array.from(values), percentiles);
  for (const option of [mostSkewness, mostKurtosis, winsorise]) {
    if (!(option >= 0))
      throw new RangeError(`An edge of treatment is a number from 0, not ${String(option)}.`);
  }
  const isTame = (some: ArrayLike<number>): boolean => {
    const [skew, tails] = [skewness(some), kurtosis(some)];
    return skew === undefined || tails === undefined || Math.abs(skew) < mostSkewness || tails < mostKurtosis;
  };
  const untouched = Float64Array.from(values);
  if (isTame(untouched)) return { values: untouched, treatment: "none", winsorised: 0 };
  const drawnIn = drawIn(untouched, { isTame, most: winsorise });
  if (isTame(drawnIn.values)) return { ...drawnIn, treatment: "winsorised" };
  return { values: logarithms(untouched), treatment: "logarithm", winsorised: 0 };
}

// Percentiles by R's type 7.
function withinPercentiles(values: Float64Array, [lower, upper]: readonly [number, number]): Treated {
  const [least, most] = [quantile(values, lower) ?? 0, quantile(values, upper) ?? 0];
  const drawn = values.map((one) => Math.min(Math.max(one, least), most));
  const winsorised = drawn.filter((one, place) => one !== values[place]).length;
  return { values: drawn, treatment: winsorised > 0 ? "winsorised" : "none", winsorised };
}

// Numbers that have been drawn in to their neighbour are drawn in further with it, and count once each.
function drawIn(
  values: Float64Array,
  { isTame, most }: { isTame: (values: ArrayLike<number>) => boolean; most: number },
): { values: Float64Array; winsorised: number } {
  let drawn = values;
  const counts = { high: 0, low: 0 };
  while (counts.high + counts.low < most && !isTame(drawn)) {
    const side = skewness(drawn)! >= 0 ? "high" : "low";
    const sign = side === "high" ? 1 : -1;
    const furthest = greatest(drawn, sign, Infinity);
    const neighbour = greatest(drawn, sign, furthest);
    counts[side] = drawn.reduce((count, one) => (one === furthest ? count + 1 : count), 0);
    drawn = drawn.map((one) => (one === furthest ? neighbour : one));
  }
  return { values: drawn, winsorised: counts.high + counts.low };
}

// The greatest number on a side that lies short of an edge.
function greatest(values: Float64Array, sign: number, edge: number): number {
  let found = -Infinity;
  for (const one of values) if (sign * one > found && (edge === Infinity || one !== edge)) found = sign * one;
  return sign * found;
}

function logarithms(values: Float64Array): Float64Array {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const one of values) {
    lowest = Math.min(lowest, one);
    highest = Math.max(highest, one);
  }
  const shift = 0.01 * (highest - lowest);
  return mapNumbers(values, (one) => Math.log(one - lowest + shift));
}
