import { lookupFromTable, type AreaLookup } from "@needscope/areas";
import {
  findRedRed,
  findTrends,
  groupBy,
  intervalOf,
  measure,
  rollUpIndicators,
  standardErrorOf,
  toUnitColumns,
  type Grouping,
  type IndicatorTable,
  type RedRed,
  type Trend,
} from "@needscope/indicators";
import {
  rankIntervals,
  scoreComposite,
  type Composite,
  type CompositePart,
  type RankIntervals,
  type ScoredComposite,
} from "@needscope/scoring";
import type { Table } from "@needscope/table";
import type { RunFigure } from "./run-figure.ts";
import { shownValue } from "./shown-value.ts";
import type { RunExtract } from "./read-run-extracts.ts";
import { compositeOfRun } from "./composite-of-run.ts";
import type { RunDefinition } from "./run-definition.ts";
import type { ZoneChanges } from "./zone-changes.ts";

/** One period's figures, for zones and for all of them together. */
export interface ZonePeriod {
  readonly name: string;
  readonly zones: IndicatorTable;
  /** One unit, "all": the whole place. */
  readonly whole: IndicatorTable;
}

/** Everything that a run over zones found, before disclosure. */
export interface ZoneAnalysis {
  readonly kind: "zones";
  readonly run: RunDefinition;
  readonly extracts: ReadonlyMap<string, RunExtract>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly lookup: AreaLookup;
  /** Rows to areas; the lookup takes areas to zones. */
  readonly grouping: Grouping;
  /** Oldest first; the last is the one that is scored. */
  readonly periods: readonly ZonePeriod[];
  readonly composite?: Composite;
  readonly scored?: ScoredComposite;
  readonly ranks?: RankIntervals;
  readonly trends: readonly Trend[];
  /** Worse than the place as a whole in the newest period, and getting worse. */
  readonly redRed: readonly RedRed[];
  readonly figures: readonly RunFigure[];
  /** How scores differ from an earlier run's, where one is given. */
  readonly changes?: ZoneChanges;
}

/**
 * Zones from areas by shares, their rates for each period, the composite of the last one with rank intervals, and
 * trends: Dorset's chain as the description says it.
 *
 * @throws one sentence when the description and the extracts do not fit
 */
export function analyseZones(run: RunDefinition, extracts: ReadonlyMap<string, RunExtract>): ZoneAnalysis {
  const tables = new Map([...extracts].map(([name, { table }]) => [name, table]));
  const lookup = readLookup(run, tables);
  const grouping = groupBy(tables, areaFields(run, tables), { unit: "area", ids: lookup.areas });
  const periods = measurePeriods(run, tables, { grouping, lookup });
  const scoring = run.composite ? scoreZones(run, periods.at(-1)!.zones) : {};
  const analysis = { kind: "zones", run, extracts, tables, lookup, grouping, periods, ...scoring } as const;
  const trends = findTrends(periods);
  const redRed = findRedRed(periods, { benchmarks: benchmarksOf(periods.at(-1)!.whole) });
  return {
    ...analysis,
    trends,
    redRed,
    figures: [...figuresOf(analysis), ...trendFigures(trends, analysis)],
  };
}

/** The whole place's value of each indicator that has an interval to compare with it. */
function benchmarksOf({ indicators }: IndicatorTable): Map<string, number> {
  const known = [...indicators].filter(
    ([, { indicator, state }]) => state[0] === 0 && intervalOf(indicator) !== "none",
  );
  return new Map(known.map(([name, { value }]) => [name, value[0]!]));
}

function readLookup(run: RunDefinition, tables: ReadonlyMap<string, Table>): AreaLookup {
  const { source, area, zone, name, share } = run.zones!.lookup;
  return lookupFromTable(tables.get(source)!, {
    area,
    zone,
    ...(name !== undefined && { zoneName: name }),
    ...(share !== undefined && { share }),
  });
}

function areaFields(run: RunDefinition, tables: ReadonlyMap<string, Table>): Record<string, string> {
  const { area, lookup } = run.zones!;
  if (typeof area !== "string") return area;
  const sources = [...tables].filter(([name, table]) => name !== lookup.source && table.columns.has(area));
  return Object.fromEntries(sources.map(([name]) => [name, area]));
}

interface Places {
  readonly grouping: Grouping;
  readonly lookup: AreaLookup;
}

function measurePeriods(
  run: RunDefinition,
  tables: ReadonlyMap<string, Table>,
  places: Places,
): ZonePeriod[] {
  const whole = wholeOf(places.grouping);
  const listed = run.periods.length > 0 ? run.periods : [undefined];
  return listed.map((period) => {
    const options = period ? { period, periods: run.periods } : {};
    const areas = measure(tables, run.indicators, { by: places.grouping, ...options });
    return {
      name: period?.name ?? run.asOf,
      zones: rollUpIndicators(areas, places.lookup, { unit: "zone" }),
      whole: measure(tables, run.indicators, { by: whole, ...options }),
    };
  });
}

function wholeOf(grouping: Grouping): Grouping {
  const unitOf = [...grouping.unitOf].map(([source, units]) => {
    return [source, units.map((unit) => (unit < 0 ? -1 : 0))] as const;
  });
  return { unit: "place", ids: ["all"], unitOf: new Map(unitOf) };
}

function scoreZones(
  run: RunDefinition,
  zones: IndicatorTable,
): Pick<ZoneAnalysis, "composite" | "scored" | "ranks"> {
  const composite = compositeOfRun(run)!;
  const units = toUnitColumns(zones);
  const used = new Set(composite.parts.flatMap(indicatorsIn));
  const standardErrors = new Map(
    [...zones.indicators]
      .filter(([name]) => used.has(name))
      .map(([name, measured]) => [name, standardErrorOf(measured)]),
  );
  const { weights, ...numbers } = run.rankIntervals;
  const drawn = { ...numbers, ...(weights && { weights }), standardErrors, seed: run.seed };
  return {
    composite,
    scored: scoreComposite(composite, units),
    ranks: rankIntervals(composite, units, drawn),
  };
}

function indicatorsIn(part: CompositePart): string[] {
  return "parts" in part ? part.parts.flatMap(indicatorsIn) : [part.indicator];
}

function figuresOf(analysis: Omit<ZoneAnalysis, "trends" | "redRed" | "figures">): RunFigure[] {
  const { lookup, scored, ranks } = analysis;
  const zones = { name: "zones", title: "Zones", value: lookup.zones.length, unit: "zones", counts: false };
  const areas = {
    name: "areas",
    title: "Areas in them",
    value: lookup.areas.length,
    unit: "areas",
    counts: false,
  };
  if (!scored || !ranks) return [zones, areas];
  const scores = lookup.zones.map((zone, unit) => ({ unit, figure: scoreFigure(zone, unit, analysis) }));
  const place = (unit: number) => (scored.rank[unit] === 0 ? Infinity : scored.rank[unit]!);
  return [zones, areas, ...scores.sort((a, b) => place(a.unit) - place(b.unit)).map(({ figure }) => figure)];
}

function scoreFigure(
  zone: string,
  unit: number,
  { run, lookup, scored, ranks }: Omit<ZoneAnalysis, "trends" | "redRed" | "figures">,
): RunFigure {
  const name = lookup.zoneNames[unit]!;
  const common = { name: `score-${zone}`, value: scored!.score[unit]!, unit: "score", counts: false };
  if (scored!.state[unit] !== 0) {
    return { ...common, title: `${name}: not scored, for lack of an indicator`, shown: "[x]" };
  }
  const ranked = scored!.state.filter((state) => state === 0).length;
  const sure = `${String(Number((100 * run.rankIntervals.confidence).toPrecision(6)))}%`;
  const [lower, upper] = [ranks!.lower[unit]!, ranks!.upper[unit]!];
  const range = `${sure} interval ${String(lower)} to ${String(upper)}`;
  return {
    ...common,
    title: `${name}: score for need, rank ${String(scored!.rank[unit]!)} of ${String(ranked)} (${range})`,
  };
}

function trendFigures(
  trends: readonly Trend[],
  { periods, lookup }: Pick<ZoneAnalysis, "periods" | "lookup">,
): RunFigure[] {
  const last = periods.at(-1)!.name;
  return trends
    .filter(({ direction }) => direction !== "no clear change")
    .map(({ indicator, zone, direction, from, first: before, last: after }) => ({
      name: `trend-${indicator.name}-${zone}`,
      title: `${indicator.title} in ${lookup.zoneNames[lookup.zones.indexOf(zone)]!}, ${last}: ${direction} from ${shownValue(indicator, { value: before })} in ${periods[from]!.name}`,
      value: after,
      unit: indicator.per ?? "",
      counts: false,
      shown: shownValue(indicator, { value: after }),
    }));
}
