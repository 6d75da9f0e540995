import { effectiveOf, standardErrorsFor, tailOf } from "./interval.ts";
import { gammaLower, gammaUpper } from "./gamma.ts";

/** What a funnel is drawn for. */
export type FunnelOptions = {
  /** The sides' confidences: 95% and 99.8% unless told, about two and three standard errors. */
  readonly confidences?: readonly number[];
  /** How many times the variance of independent events: 1 unless told. */
  readonly dispersion?: number;
};

/** The limits of one confidence, in the order of the denominators or expected counts. */
export interface FunnelLimits {
  readonly confidence: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Between which proportions the areas of a funnel plot lie, if all have the benchmark's: the benchmark less and more
 * z times the square root of p (1 - p) / n, cut to 0 and 1 (Spiegelhalter 2005). An area lies outside just where its
 * Wilson interval leaves the benchmark out; the limits of PHEindicatormethods are the same.
 *
 * @param denominators above 0; at 0, where there is no proportion, the limits are 0 and 1
 * @throws RangeError when the benchmark is not from 0 to 1, or a denominator is below 0 or not finite
 * @example
 * proportionFunnel(0.2, [100])[0]; // { confidence: 0.95, lower: [0.1216...], upper: [0.2783...] }
 */
export function proportionFunnel(
  benchmark: number,
  denominators: ArrayLike<number>,
  { confidences = [0.95, 0.998], dispersion = 1 }: FunnelOptions = {},
): FunnelLimits[] {
  if (!(benchmark >= 0 && benchmark <= 1)) {
    throw new RangeError(`The proportion that a funnel is about lies from 0 to 1, not ${String(benchmark)}.`);
  }
  const errors = Float64Array.from(denominators, (denominator) => {
    checkSize(denominator);
    const [, effective] = effectiveOf([0, denominator], dispersion);
    return effective === 0 ? Infinity : Math.sqrt((benchmark * (1 - benchmark)) / effective);
  });
  return confidences.map((confidence) => {
    const z = standardErrorsFor(confidence);
    return {
      confidence,
      lower: errors.map((error) => Math.max(0, benchmark - z * error)),
      upper: errors.map((error) => Math.min(1, benchmark + z * error)),
    };
  });
}

/**
 * Between which counts the areas of a funnel plot lie, if each has as many events as expected of it: divide by the
 * expected count for a ratio, by the population for a rate. The exact limits: the counts whose own exact Poisson
 * interval ends at what is expected, so that the curve runs through the points of PHEindicatormethods, between
 * whole counts too.
 *
 * @param expected from 0; the lower limit is 0 where even no event at all would not be few
 * @throws RangeError when a number is below 0 or not finite
 * @example
 * countFunnel([20])[0]; // { confidence: 0.95, lower: [11.24...], upper: [29.82...] }
 */
export function countFunnel(
  expected: ArrayLike<number>,
  { confidences = [0.95, 0.998], dispersion = 1 }: FunnelOptions = {},
): FunnelLimits[] {
  const effective = Float64Array.from(expected, (count) => {
    checkSize(count);
    return effectiveOf([count, 0], dispersion)[0];
  });
  return confidences.map((confidence) => {
    const tail = tailOf(confidence);
    return {
      confidence,
      lower: effective.map((count) => dispersion * fewest(count, tail)),
      upper: effective.map((count) => dispersion * most(count, tail)),
    };
  });
}

// The chance of at most c events, at c below 0 too few by itself, grows with c.
function fewest(expected: number, tail: number): number {
  if (expected === 0 || gammaUpper(1, expected) >= tail) return 0;
  return rootOf((count) => gammaUpper(count + 1, expected) - tail, { from: 0, to: expected });
}

// The chance of c events or more falls with c.
function most(expected: number, tail: number): number {
  if (expected === 0) return 0;
  let to = 2 * expected + 2;
  while (gammaLower(to, expected) > tail) to *= 2;
  return rootOf((count) => tail - gammaLower(count, expected), { from: Math.min(expected, 1e-9), to });
}

// Regula falsi, its stale end halved (the Illinois method, Dowell and Jarratt 1971), in a bracket that only shrinks.
function rootOf(excess: (x: number) => number, { from, to }: { from: number; to: number }): number {
  let [low, high] = [from, to];
  let [atLow, atHigh] = [excess(low), excess(high)];
  for (let turn = 0; turn < 200 && high - low > 1e-14 * high; turn++) {
    const next = (low * atHigh - high * atLow) / (atHigh - atLow);
    const x = next > low && next < high ? next : (low + high) / 2;
    const value = excess(x);
    if (value === 0) return x;
    if (value < 0) {
      if (low !== from) atHigh /= 2;
      [low, atLow] = [x, value];
    } else {
      if (high !== to) atLow /= 2;
      [high, atHigh] = [x, value];
    }
  }
  return (low + high) / 2;
}

function checkSize(size: number): void {
  if (size >= 0 && size < Infinity) return;
  throw new RangeError(`A funnel is drawn over numbers from 0, not ${String(size)}.`);
}
