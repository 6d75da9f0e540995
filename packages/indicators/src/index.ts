export { defineIndicator, defineIndicators } from "./define-indicator.ts";
export { indicatorSchema, indicatorShows, measureKinds, measureSchema } from "./indicator.ts";
export type { Indicator, Measure } from "./indicator.ts";
export { groupBy, rowsNotPlaced } from "./group-by.ts";
export type { GroupByOptions, Grouping } from "./group-by.ts";
export { measure } from "./measure.ts";
export type { MeasureOptions } from "./counted-parts.ts";
export type { Period } from "./period.ts";
export type { IndicatorTable, MeasuredIndicator, NotPlaced } from "./indicator-table.ts";
export { indicatorAt } from "./indicator-at.ts";
export type { IndicatorView } from "./indicator-at.ts";
export { rollUpIndicators } from "./roll-up-indicators.ts";
export { compare, compareUnits } from "./compare.ts";
export type { BenchmarkComparison, CompareOptions, UnitComparison } from "./compare.ts";
export { poolBenchmarks } from "./pool-benchmarks.ts";
export type { PooledBenchmarks } from "./pool-benchmarks.ts";
export { toUnitColumns } from "./to-unit-columns.ts";
export type { IndicatorColumn } from "./to-unit-columns.ts";
export { rowsBehind } from "./rows-behind.ts";
export type { RowsBehind, RowsBehindOptions } from "./rows-behind.ts";
export { findTrends } from "./find-trends.ts";
export type { Trend, TrendOptions } from "./find-trends.ts";
export { findRedRed } from "./find-red-red.ts";
export type { RedRed, RedRedOptions } from "./find-red-red.ts";
export { explainChange } from "./explain-change.ts";
export type {
  CausedChange,
  ChangeInput,
  ChangeSinceLastRun,
  ScoredUnits,
  UnitChange,
} from "./explain-change.ts";
export { breakWithin, knownBreaks, seriesBreakSchema } from "./series-break.ts";
export type { SeriesBreak } from "./series-break.ts";
export { standardErrorOf } from "./standard-error-of.ts";
export { checkIndicators } from "./check-indicators.ts";
export { intervalOf } from "./measured-from-parts.ts";
