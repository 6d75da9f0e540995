import type { ColumnSpec, FigureInput, InputCell, ReleaseInput, TableInput } from "@needscope/disclosure";
import { intervalOf, type Indicator, type IndicatorTable, type Trend } from "@needscope/indicators";
import { midSentence } from "@needscope/rules";
import type { RankIntervals, ScoredComposite } from "@needscope/scoring";
import { largestRemainder, rateInterval, wilsonInterval } from "@needscope/stats";

/** What this report needs of a run over zones. */
export interface ZoneFindings {
  readonly periods: readonly {
    readonly name: string;
    readonly zones: IndicatorTable;
    readonly whole: IndicatorTable;
  }[];
  readonly scored?: ScoredComposite;
  readonly ranks?: RankIntervals;
  readonly trends: readonly Trend[];
}

/** What of a run over zones may be shown: ranks, rates from released counts, every period, and figures for titles. */
export function zoneTables(findings: ZoneFindings): ReleaseInput {
  return {
    tables: [
      ...rankTable(findings),
      rugTable(findings),
      ...changedIndicators(findings).map((indicator) => trendTable(indicator, findings)),
      ...indicatorsOf(findings).map((indicator) => periodTable(indicator, findings)),
    ],
    figures: figuresOf(findings),
  };
}

/** The row of all zones together. */
export const everywhere = "All zones";

function lastPeriod({ periods }: ZoneFindings) {
  return periods.at(-1)!;
}

function indicatorsOf(findings: ZoneFindings): Indicator[] {
  return [...lastPeriod(findings).zones.indicators.values()].map(({ indicator }) => indicator);
}

function rankTable({ scored, ranks, periods }: ZoneFindings): TableInput[] {
  if (!scored || !ranks) return [];
  const names = periods.at(-1)!.zones.names!;
  const order = [...scored.ids.keys()].sort((a, b) => scored.rank[a]! - scored.rank[b]!);
  return [
    {
      name: "zones",
      title: "Zones by need",
      columns: [
        { id: "zone", title: "Zone", kind: "label" },
        { id: "code", title: "Code", kind: "label" },
        { id: "score", title: "Score, 0 to 100", kind: "score", decimals: 0 },
        { id: "rank", title: "Rank", kind: "rank", decimals: 0 },
        { id: "lower", title: "Could be", kind: "rank", decimals: 0 },
        { id: "upper", title: "to", kind: "rank", decimals: 0 },
        { id: "first", title: "Chance of most need", kind: "number", decimals: 0, suffix: "%" },
      ],
      rows: order.map((unit) => [
        names[unit],
        scored.ids[unit],
        scored.score[unit],
        scored.rank[unit],
        ranks.lower[unit],
        ranks.upper[unit],
        100 * ranks.probabilityFirst[unit]!,
      ]),
    },
  ];
}

/** Indicator names hold hyphens; a chart's field holds letters and digits only. */
function fieldOf(indicator: Indicator): string {
  return indicator.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Number, denominator and their rate, worked out from the released numbers alone. */
function countColumns(
  indicator: Indicator,
  { id = fieldOf(indicator), title = rateTitle(indicator), of = "" } = {},
): ColumnSpec[] {
  return [
    { id: `${id}Above`, title: `Number${of}`, kind: "count" },
    { id: `${id}Below`, title: `Out of${of}`, kind: "count" },
    {
      id,
      title,
      kind: "rate",
      numerator: `${id}Above`,
      denominator: `${id}Below`,
      multiplier: indicator.multiplier ?? 1,
      decimals: 1,
      shows: indicator.shows === "proportion" ? "percent" : "per",
      interval: intervalOf(indicator) === "wilson" ? proportionInterval : countRateInterval,
      intervalName: "95% interval",
    },
  ];
}

function rateTitle({ title, shows, per, multiplier = 1 }: Indicator): string {
  return shows === "proportion" ? title : `${title} per ${per ?? String(multiplier)}`;
}

function proportionInterval(above: number, below: number): readonly [number, number] {
  return wilsonInterval(above, below) ?? [0, 1];
}

function countRateInterval(above: number, below: number): readonly [number, number] {
  return rateInterval(above, below) ?? [0, Infinity];
}

/** Cells of a count, its denominator and their rate by unit. An area that two zones share gives each a part: shown whole. */
function countCells(table: IndicatorTable, name: string): InputCell[][] {
  const { numerator, denominator, partsState } = table.indicators.get(name)!;
  if (!numerator || !denominator || partsState?.some((state) => state !== 0)) {
    return table.ids.map(() => [undefined, undefined, undefined]);
  }
  const [above, below] = [largestRemainder(numerator), largestRemainder(denominator)];
  return table.ids.map((_, unit) => [above[unit], below[unit], undefined]);
}

function rugTable(findings: ZoneFindings): TableInput {
  const { zones, whole } = lastPeriod(findings);
  const indicators = indicatorsOf(findings);
  const order = findings.scored
    ? [...zones.ids.keys()].sort((a, b) => findings.scored!.rank[a]! - findings.scored!.rank[b]!)
    : [...zones.ids.keys()];
  const row = (label: string, table: IndicatorTable, unit: number) => [
    label,
    ...indicators.flatMap(({ name }) => countCells(table, name)[unit]!),
  ];
  return {
    name: "indicators",
    title: "Indicators by zone",
    columns: [
      { id: "zone", title: "Zone", kind: "label" },
      ...indicators.flatMap((indicator) =>
        countColumns(indicator, { title: indicator.short ?? rateTitle(indicator) }),
      ),
    ],
    rows: [...order.map((unit) => row(zones.names![unit]!, zones, unit)), row(everywhere, whole, 0)],
    totals: [{ total: order.length, parts: order.map((_, at) => at) }],
  };
}

function changedIndicators({ trends }: ZoneFindings): Indicator[] {
  const clear = trends.filter(({ direction }) => direction !== "no clear change");
  return [...new Map(clear.map(({ indicator }) => [indicator.name, indicator])).values()];
}

/** One row a zone: what it counted in each period, side by side. */
function periodTable(indicator: Indicator, { periods }: ZoneFindings): TableInput {
  const shown = (indicator.pool ?? 1) > 1 ? periods.slice(-1) : periods;
  const cells = shown.map(({ zones }) => countCells(zones, indicator.name));
  const totals = shown.map(({ whole }) => countCells(whole, indicator.name)[0]!);
  const { names, ids } = shown[0]!.zones;
  return {
    name: `by-${indicator.name}`,
    title: rateTitle(indicator),
    columns: [
      { id: "zone", title: "Zone", kind: "label" },
      ...shown.flatMap(({ name }, at) =>
        countColumns(indicator, { id: `period${String(at)}`, title: name, of: ` ${name}` }),
      ),
    ],
    rows: [
      ...ids.map((id, unit) => [names?.[unit] ?? id, ...cells.flatMap((period) => period[unit]!)]),
      [everywhere, ...totals.flat()],
    ],
    totals: [{ total: ids.length, parts: ids.map((_, unit) => unit) }],
  };
}

function trendTable(indicator: Indicator, { periods }: ZoneFindings): TableInput {
  const rows = periods.flatMap(({ name, zones, whole }) => [
    ...countCells(zones, indicator.name).map((cells, unit) => [name, zones.names![unit], ...cells]),
    [name, everywhere, ...countCells(whole, indicator.name)[0]!],
  ]);
  const perPeriod = periods[0]!.zones.ids.length + 1;
  return {
    name: `trend-${indicator.name}`,
    title: indicator.title,
    columns: [
      { id: "period", title: "Period", kind: "label" },
      { id: "zone", title: "Zone", kind: "label" },
      ...countColumns(indicator),
    ],
    rows,
    totals: periods.map((_, at) => ({
      total: (at + 1) * perPeriod - 1,
      parts: Array.from({ length: perPeriod - 1 }, (__, zone) => at * perPeriod + zone),
    })),
  };
}

function figuresOf({ scored, ranks, periods, trends }: ZoneFindings): FigureInput[] {
  const { zones, name } = periods.at(-1)!;
  const nameOf = (zone: string) => zones.names![zones.ids.indexOf(zone)]!;
  const clear = trends.filter(({ direction }) => direction !== "no clear change");
  const figures: FigureInput[] = [
    { name: "period", title: "Period", label: name },
    {
      name: "changed",
      title: "Changed",
      label:
        clear.length === 0 ? "no zone's indicator changed clearly" : clear.map(trendWords(nameOf)).join("; "),
    },
    ...clear.map(({ indicator, zone }, at) => ({
      name: `changed-${String(at)}`,
      title: `${indicator.name}|${nameOf(zone)}`,
      label: trendWords(nameOf)(clear[at]!),
    })),
  ];
  if (!scored || !ranks) return figures;
  const worst = scored.rank.indexOf(1);
  const [lower, upper] = [ranks.lower[worst]!, ranks.upper[worst]!];
  return [
    { name: "most-need", title: "Zone with most need", label: zones.names![worst]! },
    {
      name: "rank-range",
      title: "Its rank, with its 95% interval",
      label:
        lower === upper
          ? `1 of ${String(zones.ids.length)}, and no other rank is likely`
          : `1, and could be ${String(lower)} to ${String(upper)}`,
    },
    { name: "zones", title: "Zones compared", label: String(zones.ids.length) },
    ...figures,
  ];
}

function trendWords(nameOf: (zone: string) => string) {
  return ({ indicator, zone, direction }: Trend) =>
    `${midSentence(indicator.title)} ${direction === "rising" ? "rose" : "fell"} in ${nameOf(zone)}`;
}
