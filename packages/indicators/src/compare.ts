import { State } from "@needscope/table";
import type { MeasuredIndicator } from "./indicator-table.ts";

/** What an interval says of a benchmark: the value is higher, lower, or cannot be told apart from it. */
export type BenchmarkComparison = "higher" | "similar" | "lower";

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
 * Compares every unit of a measured indicator with a benchmark; `undefined` where the value is missing or suppressed.
 *
 * @throws one sentence when the indicator has no intervals.
 *
 * @example
 * compareUnits(zones.indicators.get("sole-registrations")!, 0.048); // ["higher", "similar", undefined]
 */
export function compareUnits(
  { indicator, lower, upper, state }: MeasuredIndicator,
  benchmark: number,
): (BenchmarkComparison | undefined)[] {
  if (lower === undefined || upper === undefined) {
    throw new Error(`Indicator "${indicator.name}" has no intervals to compare with a benchmark.`);
  }
  return Array.from(state, (byte, unit) =>
    byte === State.present ? compare({ lower: lower[unit]!, upper: upper[unit]! }, benchmark) : undefined,
  );
}
