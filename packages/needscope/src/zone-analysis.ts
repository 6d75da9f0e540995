import { lookupFromTable, type AreaLookup } from "@needscope/areas";
import {
  findTrends,
  groupBy,
  measure,
  rollUpIndicators,
  standardErrorOf,
  toUnitColumns,
  type Grouping,
  type IndicatorTable,
  type Trend,
} from "@needscope/indicators";
import {
  defineComposite,
  rankIntervals,
  scoreComposite,
  type Composite,
  type CompositePart,
  type RankIntervals,
  type ScoredComposite,
} from "@needscope/scoring";
import type { Table } from "@needscope/table";
import type { RunFigure } from "./family-analysis.ts";
import { shownValue } from "./shown-value.ts";
import type { RunExtract } from "./read-run-extracts.ts";
import type { RunCompositePart, RunDefinition } from "./run-definition.ts";

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
  readonly figures: readonly RunFigure[];
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
  return { ...analysis, trends, figures: [...figuresOf(analysis), ...trendFigures(trends, analysis)] };
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
  const composite = compositeOf(run);
  const units = toUnitColumns(zones);
  const used = new Set(composite.parts.flatMap(indicatorsIn));
  const standardErrors = new Map(
    [...zones.indicators]
      .filter(([name]) => used.has(name))
      .map(([name, measured]) => [name, standardErrorOf(measured)]),
  );
  return {
    composite,
    scored: scoreComposite(composite, units),
    ranks: rankIntervals(composite, units, { ...run.rankIntervals, standardErrors, seed: run.seed }),
  };
}

function indicatorsIn(part: CompositePart): string[] {
  return "parts" in part ? part.parts.flatMap(indicatorsIn) : [part.indicator];
}

/** The composite as scoring takes it: direction and title of a part are its indicator's. */
function compositeOf(run: RunDefinition): Composite {
  const byName = new Map(run.indicators.map((indicator) => [indicator.name, indicator]));
  const complete = (part: RunCompositePart): CompositePart => {
    if ("parts" in part) return { ...part, parts: part.parts.map(complete) };
    const indicator = byName.get(part.indicator);
    if (!indicator) {
      throw new Error(
        `Composite "${run.composite!.name}" names "${part.indicator}", which is no indicator. Known: ${[...byName.keys()].join(", ")}.`,
      );
    }
    return { ...part, direction: indicator.direction, title: indicator.title };
  };
  return defineComposite({ ...run.composite!, parts: run.composite!.parts.map(complete) });
}

function figuresOf(analysis: Omit<ZoneAnalysis, "trends" | "figures">): RunFigure[] {
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
  const sure = `${String(100 * analysis.run.rankIntervals.confidence)}%`;
  const rangeOf = (unit: number) =>
    `rank ${String(scored.rank[unit]!)} of ${String(lookup.zones.length)} (${sure} interval ${String(ranks.lower[unit]!)} to ${String(ranks.upper[unit]!)})`;
  const scores = lookup.zones.map((zone, unit) => ({
    name: `score-${zone}`,
    title: `${lookup.zoneNames[unit]!}: score for need, ${rangeOf(unit)}`,
    value: scored.score[unit]!,
    unit: "score",
    counts: false,
    rank: scored.rank[unit]!,
  }));
  return [zones, areas, ...scores.sort((a, b) => a.rank - b.rank).map(({ rank: _, ...figure }) => figure)];
}

function trendFigures(
  trends: readonly Trend[],
  { periods, lookup }: Pick<ZoneAnalysis, "periods" | "lookup">,
): RunFigure[] {
  const [first, last] = [periods[0]!.name, periods.at(-1)!.name];
  return trends
    .filter(({ direction }) => direction !== "no clear change")
    .map(({ indicator, zone, direction, first: before, last: after }) => ({
      name: `trend-${indicator.name}-${zone}`,
      title: `${indicator.title} in ${lookup.zoneNames[lookup.zones.indexOf(zone)]!}, ${last}: ${direction} from ${shownValue(indicator, { value: before })} in ${first}`,
      value: after,
      unit: indicator.per ?? "",
      counts: false,
      shown: shownValue(indicator, { value: after }),
    }));
}
