import { standardErrorsFor, trendTest } from "@needscope/stats";
import type { IndicatorTable } from "./indicator-table.ts";
import { judgementOf, type UnitComparison } from "./compare.ts";
import type { Indicator } from "./indicator.ts";
import { intervalOf } from "./measured-from-parts.ts";
import { breakWithin, type SeriesBreak } from "./series-break.ts";

/** How one zone's indicator went over the newest periods, or from the first to the last where there are few. */
export interface Trend {
  readonly indicator: Indicator;
  readonly zone: string;
  readonly direction: "rising" | "falling" | "no clear change";
  /** Whether it gets worse or better, by the indicator's direction. */
  readonly judgement: UnitComparison["judgement"];
  /** In standard errors; positive is rising. */
  readonly z: number;
  readonly first: number;
  readonly last: number;
  /** The chi-squared test for trend of five periods or more; of fewer only the last against the first. */
  readonly method: "chi-squared test for trend" | "difference of two periods";
  /** How many periods it rests on, and the place of the first of them in the list. */
  readonly periods: number;
  readonly from: number;
  /** The series break that cut it short: it begins after it. */
  readonly since?: SeriesBreak;
}

/** How {@link findTrends} looks. */
export interface TrendOptions {
  /** 99.8% unless told, since many trends are asked at once. */
  readonly confidence?: number;
  /** How many of the newest periods a trend is about: 5 unless told, and never fewer. */
  readonly recent?: number;
}

/**
 * The recent trend of each zone's indicators: by the chi-squared test for trend over the newest five periods, of
 * proportions (Cochran 1954, Armitage 1955) or of Poisson rates. Where there are fewer than five, the first is compared
 * with the last: proportions by the z test with the pooled proportion (Fleiss, Levin and Paik 2003), rates by the
 * difference of two Poisson rates; `method` says which. A period without a value leaves a gap in time.
 *
 * Nothing bridges a series break: a trend begins after the newest one, and where only one period is left there is none.
 * Pooled indicators share periods and have no trend.
 *
 * @param periods oldest first; those of an indicator with breaks must say their dates
 * @throws one sentence when fewer than five periods are asked for, or an indicator with breaks has periods without dates.
 *
 * @example
 * findTrends([{ zones: first }, { zones: last }]).filter((trend) => trend.judgement === "worse");
 */
export function findTrends(
  periods: readonly { readonly zones: IndicatorTable }[],
  { confidence = 0.998, recent = 5 }: TrendOptions = {},
): Trend[] {
  if (!(Number.isInteger(recent) && recent >= 5)) {
    throw new Error(`A trend is about 5 periods or more, not ${recent}.`);
  }
  const tables = periods.map(({ zones }) => zones);
  const last = tables.at(-1);
  if (last === undefined) return [];
  const edge = standardErrorsFor(confidence);
  return [...last.indicators.values()]
    .filter(({ indicator }) => (indicator.pool ?? 1) === 1)
    .flatMap(({ indicator }) => {
      const { unbroken, since } = unbrokenOf(indicator, tables);
      return last.ids.flatMap((zone) => {
        const from = Math.max(tables.length - unbroken.length, tables.length - recent);
        const found = trendOf(tables, { indicator, zone, from });
        if (found === undefined) return [];
        const direction = found.z > edge ? "rising" : found.z < -edge ? "falling" : "no clear change";
        const judgement = judgementOf(indicator, comparisonOf[direction]);
        return [{ indicator, zone, direction, judgement, ...found, ...(since && { since }) }];
      });
    });
}

const comparisonOf = { rising: "higher", falling: "lower", "no clear change": "similar" } as const;

/** The newest periods that no break lies between or within. */
function unbrokenOf(
  { name, breaks = [] }: Indicator,
  tables: readonly IndicatorTable[],
): { unbroken: readonly IndicatorTable[]; since?: SeriesBreak } {
  if (breaks.length === 0) return { unbroken: tables };
  const last = tables.at(-1)!.period;
  for (let at = tables.length - 1; at >= 0; at -= 1) {
    const period = tables[at]!.period;
    if (period === undefined || last === undefined) {
      throw new Error(`Indicator "${name}" has series breaks, so that its trend needs periods with dates.`);
    }
    const since = breakWithin(breaks, [period, last]);
    if (since !== undefined) return { unbroken: tables.slice(at + 1), since };
  }
  return { unbroken: tables };
}

interface Parts {
  readonly at: number;
  readonly above: number;
  readonly below: number;
  readonly value: number;
}

function trendOf(
  tables: readonly IndicatorTable[],
  { indicator, zone, from }: { indicator: Indicator; zone: string; from: number },
): Pick<Trend, "z" | "first" | "last" | "method" | "periods" | "from"> | undefined {
  const places = [...tables.keys()].slice(from);
  const series = places.flatMap((at) => partsOf(tables[at]!, indicator.name, { zone, at }));
  const [before, after] = [series[0], series.at(-1)];
  if (before === undefined || after === undefined || series.length < 2 || after.at !== tables.length - 1)
    return undefined;
  const ends = { first: before.value, last: after.value, periods: series.length, from: before.at };
  const isProportion = intervalOf(indicator) === "wilson";
  if (series.length < 5) {
    const z = isProportion ? zOfProportions(before, after) : zOfRates(before, after);
    return { z, ...ends, method: "difference of two periods" };
  }
  const counts = {
    numerators: series.map(({ above, below }) => (isProportion ? Math.min(above, below) : above)),
    denominators: series.map(({ below }) => below),
    at: series.map(({ at }) => at),
  };
  const { z } = trendTest(counts, { of: isProportion ? "proportions" : "rates" })!;
  return { z, ...ends, method: "chi-squared test for trend" };
}

function partsOf(table: IndicatorTable, name: string, { zone, at }: { zone: string; at: number }): Parts[] {
  const measured = table.indicators.get(name);
  const unit = table.ids.indexOf(zone);
  if (!measured?.numerator || !measured.denominator || unit < 0 || measured.state[unit] !== 0) return [];
  const [above, below, value] = [measured.numerator, measured.denominator, measured.value];
  return [{ at, above: above[unit]!, below: below[unit]!, value: value[unit]! }];
}

function zOfProportions(before: Parts, after: Parts): number {
  const pooled = (before.above + after.above) / (before.below + after.below);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.below + 1 / after.below));
  return error === 0 ? 0 : (after.above / after.below - before.above / before.below) / error;
}

function zOfRates(before: Parts, after: Parts): number {
  const error = Math.sqrt(before.above / before.below ** 2 + after.above / after.below ** 2);
  return error === 0 ? 0 : (after.above / after.below - before.above / before.below) / error;
}
