import type { InputCell, ReleaseInput, TableInput } from "@needscope/disclosure";
import type { Indicator, IndicatorTable } from "@needscope/indicators";
import { rateCells, rateColumns, rateTitle, showsOf } from "./rate-columns.ts";
import { rateDecimals } from "./rate-decimals.ts";
import type { SelectOptions } from "./report.ts";
import { zoneChoices } from "./zone-choices.ts";
import { zoneFigures } from "./zone-figures.ts";
import {
  changedIndicators,
  indicatorsOf,
  isScored,
  lastPeriod,
  spanOf,
  zoneOrder,
  type ZoneFindings,
} from "./zone-findings.ts";

/** The row of all zones together. */
export const everywhere = "All zones";

/** What of a run over zones may be shown: ranks, rates from released counts, every period, and figures for titles. */
export function zoneTables(findings: ZoneFindings, { roundTo = 1 }: SelectOptions = {}): ReleaseInput {
  const choices = zoneChoices(findings);
  return {
    tables: [
      ...rankTable(findings),
      rugTable(findings, roundTo),
      ...changedIndicators(findings).map((indicator) => trendTable(indicator, findings, roundTo)),
      ...indicatorsOf(findings).map((indicator) => periodTable(indicator, findings, roundTo)),
      ...choices.tables,
    ],
    figures: [...zoneFigures(findings), ...choices.figures],
  };
}

/** A zone that could not be scored stands last, without a number that could be read as a place. */
function rankTable(findings: ZoneFindings): TableInput[] {
  const { scored, ranks } = findings;
  if (!scored || !ranks) return [];
  const names = lastPeriod(findings).zones.names!;
  return [
    {
      name: "zones",
      title: "Zones by need",
      columns: [
        { id: "zone", title: "Zone", kind: "label" },
        { id: "code", title: "Code", kind: "label" },
        { id: "score", ...scoreColumn(findings), kind: "score" },
        { id: "rank", title: "Rank", kind: "rank", decimals: 0 },
        { id: "lower", title: "Could be", kind: "rank", decimals: 0 },
        { id: "upper", title: "to", kind: "rank", decimals: 0 },
        { id: "first", title: "Chance of most need", kind: "number", decimals: 0, suffix: "%" },
      ],
      rows: zoneOrder(findings).map((unit) => [
        names[unit],
        scored.ids[unit],
        ...[
          scored.score[unit],
          scored.rank[unit],
          ranks.lower[unit],
          ranks.upper[unit],
          100 * ranks.probabilityFirst[unit]!,
        ].map((cell) => (isScored(findings, unit) ? cell : undefined)),
      ]),
    },
  ];
}

/** Scores on no scale are small numbers to either side of 0. */
function scoreColumn({ run }: ZoneFindings): { title: string; decimals: number } {
  const scale = run.composite?.scale;
  if (!scale) return { title: "Score for need", decimals: 2 };
  const [from, to] = scale;
  return {
    title: `Score for need, ${String(from)} to ${String(to)}`,
    decimals: to - from >= 50 ? 0 : to - from >= 5 ? 1 : 2,
  };
}

/** As many decimals as the denominators of these rows bear. */
function decimalsFor(indicator: Indicator, rows: readonly InputCell[][], roundTo: number): number {
  const denominators = rows.flatMap(([, below]) => (typeof below === "number" ? [below] : []));
  const { multiplier = 1 } = indicator;
  return rateDecimals(denominators, { multiplier, shows: showsOf(indicator), roundTo });
}

function rugTable(findings: ZoneFindings, roundTo: number): TableInput {
  const { zones, whole } = lastPeriod(findings);
  const indicators = indicatorsOf(findings);
  const order = zoneOrder(findings);
  const row = (label: string, table: IndicatorTable, unit: number) => [
    label,
    ...indicators.flatMap(({ name }) => rateCells(table, name)[unit]!),
  ];
  return {
    name: "indicators",
    title: "Indicators by zone",
    columns: [
      { id: "zone", title: "Zone", kind: "label" },
      ...indicators.flatMap((indicator) =>
        rateColumns(indicator, {
          title: indicator.short ?? rateTitle(indicator),
          decimals: decimalsFor(indicator, rateCells(zones, indicator.name), roundTo),
        }),
      ),
    ],
    rows: [...order.map((unit) => row(zones.names![unit]!, zones, unit)), row(everywhere, whole, 0)],
    totals: [{ total: order.length, parts: order.map((_, at) => at) }],
  };
}

/** One row a zone: what it counted in each period, side by side; pooled periods stand as one. */
function periodTable(indicator: Indicator, findings: ZoneFindings, roundTo: number): TableInput {
  const { periods } = findings;
  const pooled = (indicator.pool ?? 1) > 1;
  const shown = pooled ? periods.slice(-1) : periods;
  const cells = shown.map(({ zones }) => rateCells(zones, indicator.name));
  const totals = shown.map(({ whole }) => rateCells(whole, indicator.name)[0]!);
  const decimals = decimalsFor(indicator, cells.flat(), roundTo);
  const { names, ids } = shown[0]!.zones;
  return {
    name: `by-${indicator.name}`,
    title: rateTitle(indicator),
    columns: [
      { id: "zone", title: "Zone", kind: "label" },
      ...shown.flatMap((period, at) => {
        const title = pooled ? spanOf(indicator, findings) : period.name;
        return rateColumns(indicator, { id: `period${String(at)}`, title, of: ` ${title}`, decimals });
      }),
    ],
    rows: [
      ...ids.map((id, unit) => [names?.[unit] ?? id, ...cells.flatMap((period) => period[unit]!)]),
      [everywhere, ...totals.flat()],
    ],
    totals: [{ total: ids.length, parts: ids.map((_, unit) => unit) }],
  };
}

function trendTable(indicator: Indicator, { periods }: ZoneFindings, roundTo: number): TableInput {
  const byPeriod = periods.map(({ zones }) => rateCells(zones, indicator.name));
  const rows = periods.flatMap(({ name, zones, whole }, at) => [
    ...byPeriod[at]!.map((cells, unit) => [name, zones.names![unit], ...cells]),
    [name, everywhere, ...rateCells(whole, indicator.name)[0]!],
  ]);
  const perPeriod = periods[0]!.zones.ids.length + 1;
  return {
    name: `trend-${indicator.name}`,
    title: indicator.title,
    columns: [
      { id: "period", title: "Period", kind: "label" },
      { id: "zone", title: "Zone", kind: "label" },
      ...rateColumns(indicator, { decimals: decimalsFor(indicator, byPeriod.flat(), roundTo) }),
    ],
    rows,
    totals: periods.map((_, at) => ({
      total: (at + 1) * perPeriod - 1,
      parts: Array.from({ length: perPeriod - 1 }, (__, zone) => at * perPeriod + zone),
    })),
  };
}
