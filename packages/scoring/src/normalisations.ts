import { minMax, percentileRank, rank, zScore } from "@needscope/stats";
import type { Normalisation } from "./composite.ts";

/** One way of bringing indicators to one scale. */
export interface NormalisationMethod {
  /** Undefined where the values do not vary: nothing can be told apart by them. */
  readonly apply: (values: Float64Array) => Float64Array | undefined;
  /** The least and the most that it gives for so many values; undefined where it has no ends. */
  readonly ends?: (count: number) => readonly [number, number];
}

/**
 * The normalisations by name. Values come with higher = more need: an indicator that points the other way is
 * turned first.
 *
 * - zScore: standard deviations (of the sample) from the mean
 * - minMax: 0 at the lowest, 1 at the highest
 * - percentileRank: share of the other units with less, 0 to 1; equal values share the lower place
 * - rank: 1 for the least need, n for the most; equal values share the lower place
 *
 * @example
 * normalisations.minMax.apply(Float64Array.of(10, 15, 20)); // Float64Array [0, 0.5, 1]
 */
export const normalisations: Readonly<Record<Normalisation, NormalisationMethod>> = {
  zScore: { apply: (values) => zScore(values) },
  minMax: { apply: (values) => minMax(values), ends: () => [0, 1] },
  percentileRank: { apply: (values) => percentileRank(values), ends: () => [0, 1] },
  rank: { apply: varyingRank, ends: (count) => [1, count] },
};

function varyingRank(values: Float64Array): Float64Array | undefined {
  const ranks = rank(values, { first: "lowest", ties: "min" });
  return ranks.every((one) => one === 1) ? undefined : ranks;
}
