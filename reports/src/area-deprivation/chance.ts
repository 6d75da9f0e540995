import { funnelPlot } from "@needscope/charts";
import type { ColumnSpec, Release, TableInput } from "@needscope/disclosure";
import type { ReportCell } from "@needscope/report";
import { proportionFunnel } from "@needscope/stats";
import type { AreaDeprivationFindings } from "./findings.ts";
import { areaWords } from "./tables.ts";

/** The row of the whole place. */
function allOf(name: string): string {
  return `All of ${name}`;
}

/**
 * Income deprivation of each area with the limits within which chance alone could bring it, if all areas had the place's
 * own rate; nothing where the people concerned are not known.
 *
 * @example
 * chanceTable(findings)[0]?.name; // "chance"
 */
export function chanceTable({ areas, place, period }: AreaDeprivationFindings): TableInput[] {
  const counts = areas.flatMap(({ people, incomeDeprived }) =>
    incomeDeprived === undefined || people === 0 ? [] : [{ people, incomeDeprived }],
  );
  if (counts.length < areas.length || areas.length < 3) return [];
  const people = counts.reduce((sum, one) => sum + one.people, 0);
  const deprived = counts.reduce((sum, one) => sum + one.incomeDeprived, 0);
  const limits = (confidence: number) => (_above: number, below: number) => {
    const [one] = proportionFunnel(deprived / people, [below], { confidences: [confidence] });
    return [one!.lower[0]!, one!.upper[0]!] as const;
  };
  const rate = (id: string, confidence: number): ColumnSpec => ({
    id,
    title: "People deprived by income",
    kind: "rate",
    numerator: "deprived",
    denominator: "people",
    multiplier: 1,
    decimals: 1,
    shows: "percent",
    interval: limits(confidence),
    intervalName: `limits of chance, ${String(100 * confidence)}%`,
  });
  return [
    {
      name: "chance",
      title: `People deprived by income in each small area of ${place.name}, ${period}`,
      columns: [
        { id: "area", title: "Small area", kind: "label" },
        { id: "deprived", title: "People deprived by income", kind: "count" },
        { id: "people", title: "People", kind: "count" },
        rate("rate", 0.95),
        rate("outer", 0.998),
      ],
      rows: [
        ...areas.map((area) => [areaWords(area), area.incomeDeprived, area.people, undefined, undefined]),
        [allOf(place.name), deprived, people, undefined, undefined],
      ],
      totals: [{ total: areas.length, parts: areas.map((_, at) => at) }],
    },
  ];
}

/** The funnel of areas, where it can be drawn. */
export function chanceCells({ tables, figures }: Release): ReportCell[] {
  const table = tables.get("chance");
  if (table === undefined) return [];
  const place = figures.get("place")!.text;
  const chart = funnelPlot(table, {
    area: "area",
    rate: "rate",
    outer: "outer",
    benchmark: allOf(place),
    units: "small areas",
    place,
    period: figures.get("period")!.text,
  });
  return [
    {
      kind: "prose",
      markdown:
        "Small areas are small: of two with equal need, chance alone makes one look worse. Only areas beyond the outer lines differ from {{ place }} as a whole by more than that.",
    },
    { kind: "chart", chart, columns: ["area", "deprived", "people", "rate"], paper: "pointer" },
  ];
}
