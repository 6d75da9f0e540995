import { empiricalLogit, type LogCount, proportionOf } from "./empirical-logit.ts";
import { type IntervalOptions, standardErrorsFor } from "./interval.ts";

/** Counts of small areas, and the larger area that each lies in. */
export interface RatesToShrink {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
  /** The place of its larger area, from 0; -1 for none. */
  readonly larger: ArrayLike<number>;
}

/** Rates drawn towards those of their larger areas. */
export interface ShrunkRates {
  /** As a proportion; 0 where the state says that there is none. */
  readonly rate: Float64Array;
  /** How much of it is the area's own, from 0 to 1. */
  readonly weight: Float64Array;
  /** The posterior interval, which takes the larger area's rate and spread as known. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 0 present; 1 missing: the area lies in no larger area, or in one without any denominator. */
  readonly state: Uint8Array;
}

/**
 * Empirical-Bayes shrinkage of small areas' rates to their district's, as the English Indices of Deprivation do
 * (technical report 2019, appendix on shrinkage estimation; Noble and others 2004): each rate's logit is weighed with
 * its district's by the variance between the district's areas and the sampling variance of its own, so that a rate on
 * few people moves most. An area without a denominator gets its district's rate. A district of one area, or of equal
 * ones, gives nothing to weigh by: an area alone keeps its rate, equal ones share their district's.
 *
 * @throws RangeError when a count lies below 0, or a numerator above its denominator
 * @example
 * shrinkRates({ numerators: [5, 20, 60, 0], denominators: [100, 200, 400, 50], larger: [0, 0, 0, 0] }).rate;
 * // Float64Array [0.0573..., 0.1022..., 0.1505..., 0.0208...]
 */
export function shrinkRates(
  { numerators, denominators, larger }: RatesToShrink,
  { confidence = 0.95 }: IntervalOptions = {},
): ShrunkRates {
  checkCounts({ numerators, denominators, larger });
  const count = numerators.length;
  const [rate, weight, lower, upper] = Array.from({ length: 4 }, () => new Float64Array(count)) as Four;
  const state = new Uint8Array(count).fill(1);
  const reach = standardErrorsFor(confidence);
  for (const members of membersOf(larger)) {
    const whole = wholeOf(members, { numerators, denominators });
    if (whole === undefined) continue;
    for (const area of members) {
      const own = empiricalLogit(numerators[area]!, denominators[area]!);
      const posterior = posteriorOf(own, whole);
      state[area] = 0;
      rate[area] = proportionOf(posterior.mean);
      weight[area] = posterior.weight;
      lower[area] = proportionOf(posterior.mean - reach * posterior.deviation);
      upper[area] = proportionOf(posterior.mean + reach * posterior.deviation);
    }
  }
  return { rate, weight, lower, upper, state };
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];

function checkCounts({ numerators, denominators, larger }: RatesToShrink): void {
  if (denominators.length !== numerators.length || larger.length !== numerators.length) {
    throw new RangeError("Shrinkage needs a numerator, a denominator and a larger area for each area.");
  }
  for (let area = 0; area < numerators.length; area++) {
    const [above, below] = [numerators[area]!, denominators[area]!];
    if (above >= 0 && above <= below && below < Infinity) continue;
    throw new RangeError(
      `A rate to shrink counts from 0 to its denominator: ${String(above)} of ${String(below)} does not.`,
    );
  }
}

function membersOf(larger: ArrayLike<number>): Iterable<number[]> {
  const members = new Map<number, number[]>();
  for (let area = 0; area < larger.length; area++) {
    if (larger[area]! < 0) continue;
    const others = members.get(larger[area]!);
    if (others === undefined) members.set(larger[area]!, [area]);
    else others.push(area);
  }
  return members.values();
}

// The variance is that between the areas; undefined of one alone.
function wholeOf(
  members: readonly number[],
  { numerators, denominators }: Omit<RatesToShrink, "larger">,
): { mean: number; between: number | undefined } | undefined {
  const filled = members.filter((area) => denominators[area]! > 0);
  if (filled.length === 0) return undefined;
  let above = 0;
  let below = 0;
  for (const area of filled) {
    above += numerators[area]!;
    below += denominators[area]!;
  }
  const { mean } = empiricalLogit(above, below);
  if (filled.length === 1) return { mean, between: undefined };
  let squares = 0;
  for (const area of filled)
    squares += (empiricalLogit(numerators[area]!, denominators[area]!).mean - mean) ** 2;
  return { mean, between: squares / (filled.length - 1) };
}

function posteriorOf(
  own: LogCount,
  { mean, between }: { mean: number; between: number | undefined },
): { mean: number; weight: number; deviation: number } {
  const isEmpty = own.variance === Infinity;
  if (between === undefined) {
    return isEmpty
      ? { mean, weight: 0, deviation: 0 }
      : { mean: own.mean, weight: 1, deviation: Math.sqrt(own.variance) };
  }
  // As (1/s2) / (1/s2 + 1/t2), and defined too where the areas do not differ.
  const weight = isEmpty ? 0 : between / (between + own.variance);
  const variance = isEmpty ? between : weight * own.variance;
  return { mean: weight * own.mean + (1 - weight) * mean, weight, deviation: Math.sqrt(variance) };
}
