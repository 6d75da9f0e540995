import type { SeededRandom } from "@needscope/stats";
import type { FullColumn } from "../unit-columns.ts";
import { gammaNumber } from "./gamma-number.ts";

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

/** Whether errors are told as counts. */
export function isCounts(error: SamplingError): error is SamplingCounts {
  return "of" in error && "numerators" in error;
}

/**
 * Draws what an indicator may really be: normal numbers about the values, or for counts the distribution that they
 * leave open (Jeffreys): Beta(r + 1/2, n - r + 1/2) for a proportion, Gamma(r + 1/2) / n for a rate. Units draw in the
 * order given, so that the order of rows changes nothing.
 *
 * @example
 * drawValues(column, { error: [0.5, 0.4], order: [0, 1], random: seededRandom(1) });
 */
export function drawValues(
  { values, state }: FullColumn,
  {
    error,
    order,
    random,
  }: { readonly error: SamplingError; readonly order: readonly number[]; readonly random: SeededRandom },
): FullColumn {
  const drawn = Float64Array.from(values);
  for (const unit of order) {
    const one = isCounts(error)
      ? countedValue(error, unit, random)
      : values[unit]! + error[unit]! * random.normal();
    if (state[unit] === 0 && one !== undefined) drawn[unit] = one;
  }
  return { values: drawn, state };
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
