import type { Indicator, IndicatorTable, RedRed, Trend, UnitChange } from "@needscope/indicators";
import type { DrawnAbout, RankIntervals, ScoredComposite, WeightDraw } from "@needscope/scoring";

/** A period of a run over zones: zone by zone, and all of them together. */
export interface ZonePeriod {
  readonly name: string;
  readonly zones: IndicatorTable;
  readonly whole: IndicatorTable;
}

/** What this report needs of a run over zones. */
export interface ZoneFindings {
  /** In order, the newest last. */
  readonly periods: readonly ZonePeriod[];
  readonly scored?: ScoredComposite;
  readonly ranks?: RankIntervals;
  readonly trends: readonly Trend[];
  /** Worse than all zones together and getting worse. */
  readonly redRed?: readonly RedRed[];
  /** How scores differ from an earlier run's, where the run was given one. */
  readonly changes?: {
    /** The day that the earlier run's figures are of, yyyy-mm-dd. */
    readonly since: string;
    readonly units: readonly UnitChange[];
    readonly appeared: readonly string[];
    readonly gone: readonly string[];
    readonly untold?: string;
  };
  /** What the run's description says of ranks and scores. */
  readonly run: {
    readonly rankIntervals: {
      readonly confidence: number;
      readonly about?: DrawnAbout | undefined;
      readonly weights?: WeightDraw | undefined;
    };
    readonly composite?: { readonly scale?: readonly [number, number] | undefined } | undefined;
  };
}

/** The newest period, which is scored. */
export function lastPeriod({ periods }: ZoneFindings): ZonePeriod {
  return periods.at(-1)!;
}

/** The indicators of a run, in its order. */
export function indicatorsOf(findings: ZoneFindings): Indicator[] {
  return [...lastPeriod(findings).zones.indicators.values()].map(({ indicator }) => indicator);
}

/** Places of the zones from most need to least, then those that have no score; as they come where nothing is scored. */
export function zoneOrder(findings: ZoneFindings): number[] {
  const { scored } = findings;
  const units = [...lastPeriod(findings).zones.ids.keys()];
  const place = (unit: number) => (isScored(findings, unit) ? scored!.rank[unit]! : Infinity);
  return scored ? units.sort((one, other) => compare(place(one), place(other))) : units;
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** Whether a zone could be scored: it could not where an indicator is missing. */
export function isScored({ scored }: ZoneFindings, unit: number): boolean {
  return scored?.state[unit] === 0;
}

/** Indicators with a clear change somewhere, each once. */
export function changedIndicators(findings: ZoneFindings): Indicator[] {
  return [...new Map(clearTrends(findings).map(({ indicator }) => [indicator.name, indicator])).values()];
}

/** The changes that chance alone would hardly show. */
export function clearTrends({ trends }: ZoneFindings): Trend[] {
  return trends.filter(({ direction }) => direction !== "no clear change");
}

/**
 * The periods that a figure of the newest period stands for: several where an indicator pools them.
 *
 * @example
 * spanOf(soleRegistrations, findings); // "2013/14 to 2015/16"
 */
export function spanOf({ pool = 1 }: Indicator, { periods }: ZoneFindings): string {
  const [first, last] = [periods.at(-Math.min(pool, periods.length))!.name, periods.at(-1)!.name];
  return first === last ? last : `${first} to ${last}`;
}
