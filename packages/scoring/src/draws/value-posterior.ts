import {
  empiricalLog,
  empiricalLogit,
  posteriorDraws,
  proportionOf,
  type SeededRandom,
} from "@needscope/stats";
import type { FullColumn } from "../unit-columns.ts";
import { isCounts, type SamplingCounts, type ToDraw } from "./draw-values.ts";

/** What all units measured may really be, together. */
export interface ValuePosterior {
  /** A byte a unit: 1 where it is drawn. */
  readonly covers: Uint8Array;
  /** Draws the values of the units that it covers. */
  readonly draw: (random: SeededRandom, into: Float64Array) => void;
}

/**
 * Prepares draws of all units' values together from the posterior of `posteriorDraws`. A proportion is drawn on the
 * scale of its logit and a rate on that of its logarithm, each about normal with the variance of Gart and Zweifel
 * (1967): as the English indices shrink small areas' rates, and so that one model serves all kinds. The conjugate
 * alternatives (beta-binomial, gamma-Poisson) need a prior for a distribution of another shape for each kind.
 *
 * @example
 * posteriorOf(column, { error: [0.5, 0.4], about: "posterior", order: [0, 1], measured: column.state }).covers;
 */
export function posteriorOf(
  { values, state }: FullColumn,
  { error, order, measured }: ToDraw,
): ValuePosterior {
  const isCovered = (unit: number): boolean =>
    state[unit] === 0 && measured[unit] === 0 && (!isCounts(error) || error.denominators[unit]! > 0);
  const units = order.filter(isCovered);
  const covers = new Uint8Array(values.length);
  for (const unit of units) covers[unit] = 1;
  const scale = isCounts(error) ? scales[error.of] : undefined;
  const given = units.map((unit) => {
    if (scale !== undefined) return scale.of(error as SamplingCounts, unit);
    return { mean: values[unit]!, variance: (error as ArrayLike<number>)[unit]! ** 2 };
  });
  const drawn = posteriorDraws({
    values: given.map(({ mean }) => mean),
    standardErrors: given.map(({ variance }) => Math.sqrt(variance)),
  });
  const multiplier = isCounts(error) ? (error.multiplier ?? 1) : 1;
  const back = scale?.back ?? ((value: number) => value);
  return {
    covers,
    draw: (random, into) => {
      drawn(random).forEach((value, place) => (into[units[place]!] = multiplier * back(value)));
    },
  };
}

const scales = {
  proportion: {
    of: ({ numerators, denominators }: SamplingCounts, unit: number) =>
      empiricalLogit(Math.min(numerators[unit]!, denominators[unit]!), denominators[unit]!),
    back: proportionOf,
  },
  rate: {
    of: ({ numerators, denominators }: SamplingCounts, unit: number) =>
      empiricalLog(numerators[unit]!, denominators[unit]!),
    back: Math.exp,
  },
};
