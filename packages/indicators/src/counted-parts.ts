import { hasUnknown } from "@needscope/rules";
import type { Table } from "@needscope/table";
import { dateFieldOf } from "./check-indicators.ts";
import { countedRows, type Dating } from "./counted-rows.ts";
import type { Grouping } from "./group-by.ts";
import { type Indicator, looksBack, type Measure } from "./indicator.ts";
import { type DayRange, daysOf, pooledPeriods, type Period } from "./period.ts";
import type { Wholeness } from "./rule-column-of.ts";
import { breakWithin } from "./series-break.ts";

/** When, and how surely: the options of measuring that do not say by whom. */
export interface MeasureOptions {
  /** Rows of dated indicators count when their date is in it; without it rows of any day count. */
  readonly period?: Period | undefined;
  /** All periods in order: what a pooled indicator reaches back into. */
  readonly periods?: readonly Period[] | undefined;
  /** Of the intervals: 0.95 for 95%. */
  readonly confidence?: number | undefined;
}

/** Numerator or denominator of an indicator over the rows of its table. */
export interface CountedPart {
  readonly measure: Measure;
  readonly table: Table;
  /** A byte a row: 0 no, 1 yes, 2 undecided. */
  readonly counted: Uint8Array;
  /** Whether no row is undecided. */
  readonly isDecided: boolean;
  readonly unitOf: Int32Array;
  readonly dated: string | undefined;
  /** The days that are measured; all where it is not said. */
  readonly days: readonly DayRange[] | undefined;
}

/** What measuring starts from: the tables, and whose each row is. */
export interface GroupedTables {
  readonly tables: ReadonlyMap<string, Table>;
  readonly by: Grouping;
}

interface CountingOptions extends MeasureOptions {
  /** What is known of states, to look at each once for all indicators. */
  readonly whole?: Wholeness;
}

/**
 * Which rows an indicator's numerator, and its denominator where it has one, count. `undefined` where it pools more
 * periods than there are, or its days lie on both sides of a series break. The one place that decides this: figures and their explanation both come from here.
 *
 * @param options.denominators those of indicators before, which are counted once for all that have the same
 * @throws one sentence when the rows of a source have not been grouped.
 */
export function countedParts(
  grouped: GroupedTables,
  indicator: Indicator,
  { denominators, ...options }: CountingOptions & { readonly denominators?: Map<string, CountedPart> },
): readonly [CountedPart] | readonly [CountedPart, CountedPart] | undefined {
  const above = countedPart(grouped, indicator, { ...options, part: numeratorOf(indicator) });
  if (above === undefined || indicator.of === undefined) return above && [above];
  const below = countedPart(grouped, indicator, { ...options, part: indicator.of, known: denominators });
  return below && [above, below];
}

/** For a share, the rows of the denominator that its own filter keeps: so a share is never more than 1. */
function numeratorOf({ measure, of }: Indicator): Measure {
  if (measure.kind !== "share" || of?.where === undefined) return measure;
  return { ...measure, where: measure.where === undefined ? of.where : { all: [of.where, measure.where] } };
}

function countedPart(
  { tables, by }: GroupedTables,
  indicator: Indicator,
  {
    part,
    known,
    ...options
  }: CountingOptions & { readonly part: Measure; readonly known?: Map<string, CountedPart> | undefined },
): CountedPart | undefined {
  const table = tables.get(part.source);
  const unitOf = by.unitOf.get(part.source);
  if (table === undefined || unitOf === undefined) throw new Error(notGrouped(indicator, part, by));
  const dating = datingOf(indicator, part, options);
  if (dating === "none") return undefined;
  const dated = dateFieldOf(indicator, part);
  const what = JSON.stringify([part, dated, dating]);
  const before = known?.get(what);
  if (before !== undefined) return before;
  const counted = countedRows(table, part, { dating: lookingBack(part, dating), whole: options.whole });
  const isDecided = !hasUnknown(counted);
  const rows = { measure: part, table, counted, isDecided, unitOf, dated, days: dating?.days };
  known?.set(what, rows);
  return rows;
}

/** What came before the period bears on what is first, latest or a repeat in it. */
function lookingBack({ kind }: Measure, dating: Dating | undefined): Dating | undefined {
  if (dating === undefined || !looksBack(kind)) return dating;
  return { field: dating.field, days: [[-Infinity, Math.max(...dating.days.map(([, to]) => to))]] };
}

function datingOf(
  indicator: Indicator,
  part: Measure,
  { period, periods }: MeasureOptions,
): Dating | "none" | undefined {
  const field = dateFieldOf(indicator, part);
  if (field === undefined || period === undefined) return undefined;
  const pooled = pooledPeriods(period, { pool: indicator.pool, periods });
  if (pooled === undefined || breakWithin(indicator.breaks, [pooled[0]!, pooled.at(-1)!])) return "none";
  return { field, days: pooled.map(daysOf) };
}

function notGrouped({ name }: Indicator, { source }: Measure, { unit, unitOf }: Grouping): string {
  const known = [...unitOf.keys()].join(", ") || "none";
  return `Indicator "${name}" needs "${source}" grouped by ${unit}, and it is not. Grouped: ${known}.`;
}
