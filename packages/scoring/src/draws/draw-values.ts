import type { SeededRandom } from "@needscope/stats";
import type { FullColumn } from "../unit-columns.ts";
import { gammaNumber } from "./gamma-number.ts";
import { posteriorOf } from "./value-posterior.ts";

/**
 * How far the values of an indicator are from what they measure: a standard error a unit, in the indicator's units, or
 * the counts that a rate rests on.
 */
export type SamplingError = ArrayLike<number> | SamplingCounts;

/** The counts behind an indicator. What is drawn is never below 0, and a proportion never above 1. */
export interface SamplingCounts {
  /** "proportion": so many of so many people; "rate": events, of which a person may have several. */
  readonly of: "proportion" | "rate";
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
  /** What the indicator is times: 1000 for a rate per thousand; 1 by default. */
  readonly multiplier?: number;
}

/** About what values are drawn; see `rankIntervals`. */
export type DrawnAbout = "posterior" | "measured";

/** Whether errors are told as counts. */
export function isCounts(error: SamplingError): error is SamplingCounts {
  return "of" in error && "numerators" in error;
}

/** What {@link valueDraws} takes besides the values. */
export interface ToDraw {
  readonly error: SamplingError;
  readonly about: DrawnAbout;
  /** Units draw in this order, so that the order of rows changes nothing. */
  readonly order: readonly number[];
  /** A byte a unit: 0 where it was measured. What was filled in is drawn by its own error and tells nothing of others. */
  readonly measured: Uint8Array;
}

/**
 * Prepares draws of what an indicator may really be. About the values as measured: normal numbers, or for counts the
 * distribution that they leave open (Jeffreys): Beta(r + 1/2, n - r + 1/2) for a proportion, Gamma(r + 1/2) / n for a
 * rate. About the posterior: all units together by {@link posteriorOf}.
 *
 * @example
 * valueDraws(column, { error: [0.5, 0.4], about: "measured", order: [0, 1], measured: column.state })(seededRandom(1));
 */
export function valueDraws(column: FullColumn, toDraw: ToDraw): (random: SeededRandom) => FullColumn {
  const { values, state } = column;
  const { error, about, order } = toDraw;
  const posterior = about === "posterior" ? posteriorOf(column, toDraw) : undefined;
  const rest = posterior === undefined ? order : order.filter((unit) => posterior.covers[unit] === 0);
  return (random) => {
    const drawn = Float64Array.from(values);
    for (const unit of rest) {
      const one = isCounts(error)
        ? countedValue(error, unit, random)
        : values[unit]! + error[unit]! * random.normal();
      if (state[unit] === 0 && one !== undefined) drawn[unit] = one;
    }
    posterior?.draw(random, drawn);
    return { values: drawn, state };
  };
}

function countedValue(
  { of, numerators, denominators, multiplier = 1 }: SamplingCounts,
  unit: number,
  random: SeededRandom,
) {
  const [above, below] = [numerators[unit]!, denominators[unit]!];
  if (!(below > 0)) return undefined;
  const one = gammaNumber(above + 0.5, random);
  if (of === "rate") return (multiplier * one) / below;
  const other = gammaNumber(Math.max(0, below - above) + 0.5, random);
  return (multiplier * one) / (one + other);
}
