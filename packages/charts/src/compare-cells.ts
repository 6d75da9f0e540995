import type { ReleasedCell } from "@needscope/disclosure";
import { isShown } from "./chart-words.ts";

/** What comparing a value with a benchmark gives; undefined where either is not shown. */
export type Comparison = "higher" | "similar" | "lower" | undefined;

/**
 * A cell against a benchmark. With an interval: higher or lower only if the whole interval is. Without one: by the
 * numbers alone.
 *
 * @example
 * compareCells({ value: 12, lower: 10, upper: 14, text: "12" }, { value: 11, text: "11" }); // "similar"
 */
export function compareCells(
  cell: ReleasedCell | undefined,
  benchmark: ReleasedCell | undefined,
): Comparison {
  if (!isShown(cell) || !isShown(benchmark)) return undefined;
  if ((cell.lower ?? cell.value) > benchmark.value) return "higher";
  if ((cell.upper ?? cell.value) < benchmark.value) return "lower";
  return "similar";
}
