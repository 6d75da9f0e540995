import { standardErrorsFor } from "@needscope/stats";
import type { IndicatorTable } from "./indicator-table.ts";
import type { Indicator } from "./indicator.ts";
import { intervalOf } from "./measured-from-parts.ts";

/** How one zone's indicator went from the first period to the last. */
export interface Trend {
  readonly indicator: Indicator;
  readonly zone: string;
  readonly direction: "rising" | "falling" | "no clear change";
  /** Difference in standard errors; positive is rising. */
  readonly z: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Compares each zone's first and last period, indicator by indicator, at a stated confidence (99.8% unless told, since
 * many comparisons are made at once). Proportions by the two-sample z test with the pooled proportion; rates of counts
 * by the difference of two Poisson rates. Pooled indicators share periods and have no trend.
 *
 * Source: Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, for proportions; the difference
 * of Poisson rates by the normal approximation.
 *
 * @example
 * findTrends([{ zones: first }, { zones: last }]).filter((trend) => trend.direction === "rising");
 */
export function findTrends(
  periods: readonly { readonly zones: IndicatorTable }[],
  { confidence = 0.998 }: { confidence?: number } = {},
): Trend[] {
  const [first, last] = [periods[0]?.zones, periods.at(-1)?.zones];
  if (!first || !last || first === last) return [];
  const edge = standardErrorsFor(confidence);
  return [...last.indicators.values()]
    .filter(({ indicator }) => (indicator.pool ?? 1) === 1)
    .flatMap(({ indicator }) => last.ids.flatMap((zone) => trendOf(indicator, zone, { first, last, edge })));
}

function trendOf(
  indicator: Indicator,
  zone: string,
  { first, last, edge }: { first: IndicatorTable; last: IndicatorTable; edge: number },
): Trend[] {
  const [before, after] = [partsOf(first, indicator.name, zone), partsOf(last, indicator.name, zone)];
  if (!before || !after) return [];
  const z = intervalOf(indicator) === "wilson" ? zOfProportions(before, after) : zOfRates(before, after);
  const direction = z > edge ? "rising" : z < -edge ? "falling" : "no clear change";
  return [{ indicator, zone, direction, z, first: before.value, last: after.value }];
}

interface Parts {
  readonly above: number;
  readonly below: number;
  readonly value: number;
}

function partsOf(table: IndicatorTable, name: string, zone: string): Parts | undefined {
  const measured = table.indicators.get(name);
  const unit = table.ids.indexOf(zone);
  if (!measured?.numerator || !measured.denominator || unit < 0 || measured.state[unit] !== 0)
    return undefined;
  return {
    above: measured.numerator[unit]!,
    below: measured.denominator[unit]!,
    value: measured.value[unit]!,
  };
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
