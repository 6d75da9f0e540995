import { choropleth, indicatorRug, rankIntervals, trendLines } from "@needscope/charts";
import type { ColumnSpec, FigureInput, InputCell, Release, TableInput } from "@needscope/disclosure";
import { intervalOf, type Indicator, type IndicatorTable } from "@needscope/indicators";
import type { Document, ReportCell } from "@needscope/report";
import type { RankIntervals, ScoredComposite } from "@needscope/scoring";
import { largestRemainder, rateInterval, wilsonInterval } from "@needscope/stats";
import { aboutCells } from "./about-cells.ts";
import type { Report, RunAbout } from "./report.ts";

/** One zone's indicator from the first period to the last. */
export interface ZoneTrend {
  readonly indicator: Indicator;
  readonly zone: string;
  readonly direction: "rising" | "falling" | "no clear change";
}

/** What this report needs of a run over zones. */
export interface ZoneFindings {
  readonly periods: readonly {
    readonly name: string;
    readonly zones: IndicatorTable;
    readonly whole: IndicatorTable;
  }[];
  readonly scored?: ScoredComposite;
  readonly ranks?: RankIntervals;
  readonly trends: readonly ZoneTrend[];
}

/**
 * Need by zone, after Dorset's dashboard: which zone has the most need and how sure that is, indicator by indicator,
 * on a map, and what has changed.
 *
 * @example
 * const released = release(zoneNeed.select(analysis), strategicPolicy);
 * const html = await renderHtml(zoneNeed.document(released, about), released);
 */
export const zoneNeed: Report<ZoneFindings> = {
  name: "zone-need",
  of: "zones",
  select: (findings) => ({
    tables: [
      ...rankTable(findings),
      rugTable(findings),
      ...indicatorsOf(findings).map((indicator) => trendTable(indicator, findings)),
    ],
    figures: figuresOf(findings),
  }),
  document,
};

const everywhere = "All zones";

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

function countColumns(indicator: Indicator, { of }: { of?: string } = {}): ColumnSpec[] {
  const id = fieldOf(indicator);
  const percent = indicator.shows === "proportion";
  const multiplier = indicator.multiplier ?? 1;
  return [
    { id: `${id}Above`, title: "Number", kind: "count" },
    { id: `${id}Below`, title: of ?? "Out of", kind: "count" },
    {
      id,
      title: percent ? indicator.title : `${indicator.title} per ${indicator.per ?? String(multiplier)}`,
      kind: "rate",
      numerator: `${id}Above`,
      denominator: `${id}Below`,
      multiplier,
      decimals: 1,
      shows: percent ? "percent" : "per",
      interval: intervalOf(indicator) === "wilson" ? proportionInterval : countRateInterval,
      intervalName: "95% interval",
    },
  ];
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
      ...indicators.flatMap((indicator) => countColumns(indicator)),
    ],
    rows: [...order.map((unit) => row(zones.names![unit]!, zones, unit)), row(everywhere, whole, 0)],
    totals: [{ total: order.length, parts: order.map((_, at) => at) }],
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
  return ({ indicator, zone, direction }: ZoneTrend) =>
    `${lowerFirst(indicator.title)} ${direction === "rising" ? "rose" : "fell"} in ${nameOf(zone)}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function document(release: Release, about: RunAbout): Document {
  const figure = (name: string) => release.figures.get(name)?.text;
  const period = figure("period")!;
  const words = { place: about.place, period };
  const ranked = release.tables.get("zones");
  const rug = release.tables.get("indicators")!;
  const rates = rug.columns.filter(({ kind }) => kind === "rate").map(({ id }) => id);
  const focus = figure("most-need");
  const trends = [...release.figures.values()].filter(({ name }) => /^changed-\d+$/.test(name));
  const cells: (ReportCell | undefined)[] = [
    ranked && { kind: "metrics", figures: ["most-need", "rank-range", "zones"] },
    {
      kind: "prose",
      markdown:
        "This is a picture of places, not a list of families. Most families in a zone with much need are doing well, and some in a zone with little are not. Scores support judgement and never replace it.",
    },
    ranked && { kind: "heading", text: "Where need is", level: 2 },
    ranked && {
      kind: "chart",
      chart: rankIntervals(ranked, {
        ...words,
        zone: "zone",
        score: "score",
        rank: "rank",
        rankLower: "lower",
        rankUpper: "upper",
        ...(focus && { focus }),
      }),
    },
    ranked && release.outlines.has("zones")
      ? {
          kind: "chart",
          chart: choropleth(ranked, {
            ...words,
            name: "zone-map",
            outlines: "zones",
            code: "code",
            area: "zone",
            value: "score",
            projection: "plain",
            classes: 4,
            ...(focus && { focus }),
          }),
        }
      : undefined,
    { kind: "heading", text: "Indicator by indicator", level: 2 },
    {
      kind: "chart",
      chart: indicatorRug(rug, { ...words, zone: "zone", indicators: rates, benchmark: everywhere }),
      columns: ["zone", ...rates],
    },
    { kind: "heading", text: "What has changed", level: 2 },
    {
      kind: "prose",
      markdown: `Between the first period and the last: {{ changed }}. A change is said only where chance alone would show one as large in 2 of 1,000 comparisons.`,
    },
    ...trends.map(({ title }): ReportCell => {
      const [indicator, zone] = title.split("|") as [string, string];
      const table = release.tables.get(`trend-${indicator}`)!;
      const value = table.columns.find(({ kind }) => kind === "rate")!.id;
      return {
        kind: "chart",
        chart: trendLines(table, {
          place: about.place,
          period: "period",
          zone: "zone",
          value,
          focus: zone,
          benchmark: everywhere,
        }),
      };
    }),
    { kind: "heading", text: "Questions for the partnership", level: 2 },
    {
      kind: "prose",
      markdown: [
        "- Does the zone with the most need have the most help, and does it reach both parents?",
        "- Which figure here would schools and health visitors say is wrong, and what do they see that it does not?",
        "- What would we expect to move first if help for relationships came earlier?",
      ].join("\n"),
    },
    {
      kind: "details",
      title: "Every indicator, every period, with numbers",
      cells: [...release.tables.keys()]
        .filter((name) => name.startsWith("trend-"))
        .map((table) => ({ kind: "table", table })),
    },
    ...aboutCells(release, about, methods),
  ];
  return {
    name: "zone-need",
    title: about.title,
    subtitle: `${about.place}, ${period}`,
    ...(focus && {
      headlineSentence:
        "{{ most-need }} has the most need of {{ zones }} zones; its rank is {{ rank-range }}.",
    }),
    date: about.asOf,
    audience: about.policy.audience,
    marking: "OFFICIAL-SENSITIVE",
    ...(about.synthetic !== undefined && { synthetic: about.synthetic }),
    cells: cells.filter((cell) => cell !== undefined),
  };
}

const methods = [
  "**Zones** are made of small areas. An area that two zones share gives each its stated part of every count; rates are worked out again from the counts and never averaged.",
  "**Rates** are shown with the range in which the true rate would lie 95 times in 100 (Wilson's interval for proportions, Byar's for counts).",
  "**The score** puts each indicator on one scale (how far the zone lies from the average of the zones), weighs it as stated, and adds up. 100 is the highest score of this run and 0 the lowest.",
  "**The range of a rank** comes from drawing every rate again and again within its sampling error and ranking the zones each time. Zones whose ranges overlap cannot be told apart by these figures.",
  "**Change** compares the first period with the last, zone by zone, at 99.8% since many comparisons are made at once.",
];
