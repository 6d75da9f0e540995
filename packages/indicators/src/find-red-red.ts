import { compareUnits, type CompareOptions, type UnitComparison } from "./compare.ts";
import { findTrends, type Trend, type TrendOptions } from "./find-trends.ts";
import type { IndicatorTable } from "./indicator-table.ts";
import type { Indicator } from "./indicator.ts";

/** A zone's indicator that is worse than its benchmark and getting worse. */
export interface RedRed {
  readonly indicator: Indicator;
  readonly zone: string;
  readonly value: number;
  readonly benchmark: number;
  readonly comparison: UnitComparison;
  readonly trend: Trend;
}

/** How {@link findRedRed} compares and looks back. */
export interface RedRedOptions {
  /** By indicator: one value for all zones, or one for each in their order. */
  readonly benchmarks: ReadonlyMap<string, number | readonly (number | undefined)[]>;
  readonly compare?: CompareOptions;
  readonly trend?: TrendOptions;
}

/**
 * The red-red list: what is worse than its benchmark in the newest period and getting worse, the surest differences
 * first, then the steepest trends. Indicators without a benchmark or a trend cannot be on it.
 *
 * @param periods oldest first
 * @throws one sentence when a benchmark is for an indicator that was not measured, or as `compareUnits` and `findTrends`.
 *
 * @example
 * findRedRed(periods, { benchmarks: new Map([["persistent-absence", 0.105]]) }).map(({ zone }) => zone);
 */
export function findRedRed(
  periods: readonly { readonly zones: IndicatorTable }[],
  { benchmarks, compare, trend }: RedRedOptions,
): RedRed[] {
  const zones = periods.at(-1)?.zones;
  if (zones === undefined) return [];
  const unknown = [...benchmarks.keys()].find((name) => !zones.indicators.has(name));
  if (unknown !== undefined) {
    const known = [...zones.indicators.keys()].join(", ");
    throw new Error(`There is a benchmark for "${unknown}", which was not measured. Known: ${known}.`);
  }
  const worsening = findTrends(periods, trend).filter(({ judgement }) => judgement === "worse");
  const found = [...benchmarks].flatMap(([name, benchmark]) => {
    const measured = zones.indicators.get(name)!;
    const comparisons = compareUnits(measured, benchmark, compare);
    return worsening
      .filter(({ indicator }) => indicator.name === name)
      .flatMap((one): RedRed[] => {
        const unit = zones.ids.indexOf(one.zone);
        const comparison = comparisons[unit];
        if (comparison?.judgement !== "worse") return [];
        const beside = typeof benchmark === "number" ? benchmark : benchmark[unit]!;
        const { indicator, zone } = one;
        return [{ indicator, zone, value: measured.value[unit]!, benchmark: beside, comparison, trend: one }];
      });
  });
  const sureness = ({ comparison }: RedRed) => comparison.confidence ?? 0;
  return found.sort((a, b) => sureness(b) - sureness(a) || Math.abs(b.trend.z) - Math.abs(a.trend.z));
}
