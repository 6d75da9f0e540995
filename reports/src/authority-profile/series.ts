import type { AuthorityIndicator } from "./indicators.ts";

/** A figure of a place in a period. */
export interface PlaceValue {
  /** In the indicator's unit; undefined where there is no figure. */
  readonly value: number | undefined;
  readonly lower?: number;
  readonly upper?: number;
  /** What was counted, where it is published. */
  readonly count?: number | undefined;
  /** Why the value cannot be right; it is shown and marked, and counted nowhere. */
  readonly mark?: string | undefined;
}

/** A change in how something was counted: nothing before `at` is set beside what is from it on. */
export interface Break {
  readonly at: string;
  readonly label: string;
}

/** Figures by place and period. */
export interface IndicatorSeries {
  readonly indicator: AuthorityIndicator;
  /** Every period from the first to the last, those without any figure too. */
  readonly periods: readonly string[];
  /** What the periods are: "school years ending". */
  readonly periodsAre: string;
  readonly breaks: readonly Break[];
  /** Code of a place -> period -> figure. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, PlaceValue>>;
  /** The newest figure of each place, all of the same period. */
  readonly newest: ReadonlyMap<string, PlaceValue>;
  /** "school year 2023/24" */
  readonly newestPeriod: string;
}

/** A line of a file that could not be used. */
export interface RowProblem {
  readonly line: number;
  readonly message: string;
}

const nothing: PlaceValue = { value: undefined };

/**
 * The figure of a place in a period of a series; one without a value where there is none.
 *
 * @example
 * valueAt(series, "E06000059", "2025").value; // 19.51
 */
export function valueAt({ values }: IndicatorSeries, code: string, period: string): PlaceValue {
  return values.get(code)?.get(period) ?? nothing;
}

/**
 * The number to count with: undefined where there is none or where it is marked as not plausible.
 *
 * @example
 * countedValue({ value: 0.03, mark: "2 households, ..." }); // undefined
 */
export function countedValue(value: PlaceValue | undefined): number | undefined {
  return value?.mark === undefined ? value?.value : undefined;
}
