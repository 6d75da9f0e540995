import { rateInterval } from "@needscope/stats";
import type { HomelessnessIndicator } from "./indicators.ts";
import { endOf, yearTo } from "./quarters.ts";
import type { IndicatorSeries, PlaceValue } from "./series.ts";
import type { Track } from "./tracks.ts";

/** Counts and households by place, over the same quarters. */
export interface HomelessnessTracks {
  readonly quarters: readonly string[];
  /** Quarters that the file has. */
  readonly known: ReadonlySet<string>;
  /** In thousands. */
  readonly households: ReadonlyMap<string, Track>;
  readonly counts: ReadonlyMap<string, Track>;
  /** First quarter counted in today's way, where that changed. */
  readonly from: string | undefined;
}

/**
 * The series of one homelessness indicator per 1,000 households. What happens in a quarter is newest as the sum of
 * the last four quarters, over the households of the last; a place that lacks one of the four has none. What there
 * is on a quarter's last day is newest in the last quarter.
 *
 * @example
 * homelessnessSeries(indicator, tracks).newest.get("E06000059"); // { value: 0.98, lower: 0.84, ... }
 */
export function homelessnessSeries(
  indicator: HomelessnessIndicator,
  { quarters, known, households, counts, from }: HomelessnessTracks,
): IndicatorSeries {
  const last = quarters.length - 1;
  const year = indicator.over === "year";
  const each = <Value>(of: (parts: Parts) => Value) =>
    new Map(
      [...counts].map(([code, count]) => [code, of({ count, households: households.get(code)!, code })]),
    );
  return {
    indicator,
    periods: quarters,
    periodsAre: year ? "quarters" : "last day of each quarter",
    breaks: from === undefined ? [] : [{ at: from, label: "reasons published in another way" }],
    values: each(
      (parts) =>
        new Map(
          quarters.flatMap((quarter, at) =>
            known.has(quarter) ? [[quarter, rate(indicator, parts, { at, quarters: 1 })]] : [],
          ),
        ),
    ),
    newest: each((parts) => rate(indicator, parts, { at: last, quarters: year ? 4 : 1 })),
    newestPeriod: year ? yearTo(quarters[last]!) : endOf(quarters[last]!),
  };
}

interface Parts {
  readonly code: string;
  readonly count: Track;
  readonly households: Track;
}

/** Of so many quarters that end at one, over the households of that one. */
function rate(
  { interval }: HomelessnessIndicator,
  { code, count: counts, households }: Parts,
  { at, quarters }: { at: number; quarters: number },
): PlaceValue {
  const each = Array.from({ length: quarters }, (_, back) => at - back);
  const count = each.reduce<number | undefined>((total, quarter) => {
    const value = counts.values[quarter];
    return total === undefined || value === undefined ? undefined : total + value;
  }, 0);
  const thousands = households.values[at];
  const mark = each.map((quarter) => counts.marks[quarter]).find(Boolean) ?? households.marks[at];
  const told = mark && { mark: mark.words };
  if (count === undefined || !thousands) return { value: undefined, count };
  const value = count / thousands;
  // England and the regions are rounded to 10 and so large that chance hardly moves them.
  if (!interval || !/^E(?:0[6-9]|10)/.test(code)) return { value, count, ...told };
  const [lower, upper] = rateInterval(count, 1000 * thousands, { multiplier: 1000 })!;
  return { value, lower, upper, count, ...told };
}
