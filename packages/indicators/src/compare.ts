import { benjaminiHochberg, countTest, proportionTest } from "@needscope/stats";
import { State } from "@needscope/table";
import type { MeasuredIndicator } from "./indicator-table.ts";
import type { Indicator } from "./indicator.ts";
import { intervalOf, withoutNoise } from "./measured-from-parts.ts";

/** What an interval says of a benchmark: the value is higher, lower, or cannot be told apart from it. */
export type BenchmarkComparison = "higher" | "similar" | "lower";

/** One unit's value beside a benchmark. */
export interface UnitComparison {
  readonly comparison: BenchmarkComparison;
  /** Higher is worse or better as the indicator's direction says. */
  readonly judgement: "worse" | "similar" | "better";
  /** The greatest of the asked confidences at which it differs; undefined where it is similar. */
  readonly confidence: number | undefined;
  /** The chance of such a difference by accident, on both sides; adjusted where that was asked. */
  readonly p: number;
}

/** How {@link compareUnits} compares. */
export interface CompareOptions {
  /** 95% and 99.8% unless told. */
  readonly confidences?: readonly number[] | undefined;
  /** Allows for many units compared at once, by their false-discovery rate (Benjamini and Hochberg 1995). */
  readonly adjust?: "benjamini-hochberg" | undefined;
  /** How many times the variance of independent events the counts have: 1 unless told. */
  readonly dispersion?: number | undefined;
}

/**
 * Compares a value with a benchmark (England, a neighbour) by its interval, at the interval's confidence: higher where
 * the whole interval lies above the benchmark, lower where it lies below, else similar. The benchmark counts as exact,
 * as in the public health profiles. Higher is not yet worse: that is the indicator's direction.
 *
 * @example
 * compare({ lower: 0.05, upper: 0.08 }, 0.04); // "higher"
 */
export function compare(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  benchmark: number,
): BenchmarkComparison {
  if (![lower, upper, benchmark].every(Number.isFinite) || lower > upper) {
    throw new Error(
      `A comparison needs a lower and an upper number and a benchmark, not ${lower}, ${upper}, ${benchmark}.`,
    );
  }
  if (lower > benchmark) return "higher";
  return upper < benchmark ? "lower" : "similar";
}

/**
 * Compares every unit of a measured indicator with a benchmark at two confidences: by the tests that agree with the
 * indicator's intervals (the score test with Wilson's; exact below 10 and Byar's from 10), so that a unit is higher just
 * where its interval lies above. The benchmark counts as exact.
 *
 * @param benchmark one value for all, or one for each unit in their order, such as its neighbours' pooled rate
 * @returns undefined where the value is missing or suppressed, or the unit has no benchmark
 * @throws one sentence when the indicator has no intervals, or the benchmarks are not one for each unit.
 *
 * @example
 * compareUnits(zones.indicators.get("sole-registrations")!, 0.048);
 * // [{ comparison: "higher", judgement: "worse", confidence: 0.95, p: 0.013 }, ...]
 */
export function compareUnits(
  measured: MeasuredIndicator,
  benchmark: number | readonly (number | undefined)[],
  { confidences = [0.95, 0.998], adjust, dispersion = 1 }: CompareOptions = {},
): (UnitComparison | undefined)[] {
  const { indicator, state, value } = measured;
  const benchmarks = typeof benchmark === "number" ? Array.from(state, () => benchmark) : benchmark;
  if (benchmarks.length !== state.length) {
    throw new Error(
      `Indicator "${indicator.name}" has ${state.length} units to compare, and ${benchmarks.length} benchmarks.`,
    );
  }
  const chances = benchmarks.map((one, unit) => chanceAt(measured, unit, { benchmark: one, dispersion }));
  const adjusted = adjust === undefined ? chances : adjustedOf(chances);
  return adjusted.map((p, unit) => {
    if (p === undefined) return undefined;
    const at = Math.max(...confidences.filter((confidence) => p < 1 - confidence));
    const differs = Number.isFinite(at);
    const comparison = !differs ? "similar" : value[unit]! > benchmarks[unit]! ? "higher" : "lower";
    return {
      comparison,
      judgement: judgementOf(indicator, comparison),
      confidence: differs ? at : undefined,
      p,
    };
  });
}

/** Whether higher or lower is worse or better, by the indicator's direction. */
export function judgementOf(
  { direction }: Indicator,
  comparison: BenchmarkComparison,
): UnitComparison["judgement"] {
  if (comparison === "similar") return "similar";
  return (comparison === "higher") === (direction === "higher-is-need") ? "worse" : "better";
}

function chanceAt(
  { indicator, numerator, denominator, state }: MeasuredIndicator,
  unit: number,
  { benchmark, dispersion }: { benchmark: number | undefined; dispersion: number },
): number | undefined {
  const method = intervalOf(indicator);
  if (method === "none" || numerator === undefined) {
    throw new Error(`Indicator "${indicator.name}" has no intervals to compare with a benchmark.`);
  }
  if (state[unit] !== State.present || benchmark === undefined) return undefined;
  if (!Number.isFinite(benchmark)) {
    throw new Error(`Indicator "${indicator.name}" cannot be compared with a benchmark of ${benchmark}.`);
  }
  const [above, below] = [numerator[unit]!, denominator?.[unit] ?? 1];
  const expected = benchmark / (indicator.multiplier ?? 1);
  return method === "wilson"
    ? proportionTest(withoutNoise(above, below), below, expected, { dispersion })
    : countTest(above, expected * below, { dispersion });
}

function adjustedOf(chances: readonly (number | undefined)[]): (number | undefined)[] {
  const adjusted = benjaminiHochberg(chances.filter((p) => p !== undefined));
  let next = 0;
  return chances.map((p) => (p === undefined ? undefined : adjusted[next++]));
}
