import { choropleth, indicatorRug, rankIntervals, trendLines, withTitle } from "@needscope/charts";
import type { Release } from "@needscope/disclosure";
import type { Document, ReportCell } from "@needscope/report";
import { aboutCells } from "./about-cells.ts";
import type { Report, RunAbout } from "./report.ts";
import { everywhere, zoneTables, type ZoneFindings } from "./zone-tables.ts";

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
  select: zoneTables,
  document,
};

function document(release: Release, about: RunAbout): Document {
  const period = release.figures.get("period")!.text;
  const where = { place: about.place, period };
  return {
    name: "zone-need",
    title: about.title,
    subtitle: `${about.place}, ${period}`,
    ...(release.figures.has("most-need") && {
      headlineSentence:
        "{{ most-need }} has the most need of {{ zones }} zones; its rank is {{ rank-range }}.",
    }),
    date: about.asOf,
    audience: about.policy.audience,
    marking: "OFFICIAL-SENSITIVE",
    ...(about.synthetic !== undefined && { synthetic: about.synthetic }),
    cells: [
      ...keyCells(release),
      ...rankCells(release, where),
      ...indicatorCells(release, where),
      ...changeCells(release, about),
      ...questionCells,
      ...detailCells(release),
      ...aboutCells(release, about, methods),
    ],
  };
}

interface Where {
  readonly place: string;
  readonly period: string;
}

function keyCells({ figures }: Release): ReportCell[] {
  const metrics = ["most-need", "rank-range", "zones"].filter((name) => figures.has(name));
  return [
    ...(metrics.length > 0 ? [{ kind: "metrics", figures: metrics } as const] : []),
    {
      kind: "prose",
      markdown:
        "This is a picture of places, not a list of families. Most families in a zone with much need are doing well, and some in a zone with little are not. Scores support judgement and never replace it.",
    },
  ];
}

function rankCells({ tables, figures, outlines }: Release, where: Where): ReportCell[] {
  const table = tables.get("zones");
  const focus = figures.get("most-need")?.text;
  if (!table || focus === undefined) return [];
  const ranks = { zone: "zone", score: "score", rank: "rank", rankLower: "lower", rankUpper: "upper" };
  const map = {
    outlines: "zones",
    code: "code",
    area: "zone",
    value: "score",
    projection: "plain",
    classes: 4,
  } as const;
  return [
    { kind: "heading", text: "Where need is", level: 2 },
    { kind: "chart", chart: rankIntervals(table, { ...where, ...ranks, focus }) },
    ...(outlines.has("zones")
      ? [
          {
            kind: "chart",
            chart: withTitle(
              choropleth(table, { ...where, ...map, name: "zone-map", focus }),
              `${focus} has the highest score for need`,
            ),
            columns: ["zone", "score", "rank"],
          } as const,
        ]
      : []),
  ];
}

function indicatorCells({ tables }: Release, where: Where): ReportCell[] {
  const table = tables.get("indicators")!;
  const rates = table.columns.filter(({ kind }) => kind === "rate").map(({ id }) => id);
  return [
    { kind: "heading", text: "Indicator by indicator", level: 2 },
    {
      kind: "chart",
      chart: indicatorRug(table, { ...where, zone: "zone", indicators: rates, benchmark: everywhere }),
      columns: ["zone", ...rates],
    },
  ];
}

function changeCells({ tables, figures }: Release, { place }: RunAbout): ReportCell[] {
  const changed = [...figures.values()].filter(({ name }) => /^changed-\d+$/.test(name));
  return [
    { kind: "heading", text: "What has changed", level: 2 },
    {
      kind: "prose",
      markdown:
        "Between the first period and the last: {{ changed }}. A change is said only where chance alone would show one as large in 2 of 1,000 comparisons.",
    },
    ...changed.map(({ title }): ReportCell => {
      const [indicator, focus] = title.split("|") as [string, string];
      const table = tables.get(`trend-${indicator}`)!;
      const value = table.columns.find(({ kind }) => kind === "rate")!.id;
      const columns = { period: "period", zone: "zone", value };
      return { kind: "chart", chart: trendLines(table, { place, ...columns, focus, benchmark: everywhere }) };
    }),
  ];
}

const questionCells: readonly ReportCell[] = [
  { kind: "heading", text: "Questions for the partnership", level: 2 },
  {
    kind: "prose",
    markdown: [
      "- Does the zone with the most need have the most help, and does it reach both parents?",
      "- Which figure here would schools and health visitors say is wrong, and what do they see that it does not?",
      "- What would we expect to move first if help for relationships came earlier?",
    ].join("\n"),
  },
];

function detailCells({ tables }: Release): ReportCell[] {
  const periods = [...tables.keys()].filter((name) => name.startsWith("by-"));
  return [
    {
      kind: "details",
      title: "Every indicator, every period, with numbers",
      cells: periods.map((table) => ({ kind: "table", table })),
    },
  ];
}

const methods = [
  "**Zones** are made of small areas. An area that two zones share gives each its stated part of every count; rates are worked out again from the counts and never averaged.",
  "**Rates** are shown with the range in which the true rate would lie 95 times in 100 (Wilson's interval for proportions, Byar's for counts).",
  "**The score** puts each indicator on one scale (how far the zone lies from the average of the zones), weighs it as stated, and adds up. 100 is the highest score of this run and 0 the lowest.",
  "**The range of a rank** comes from drawing every rate again and again within its sampling error and ranking the zones each time. Zones whose ranges overlap cannot be told apart by these figures.",
  "**Change** compares the first period with the last, zone by zone, at 99.8% since many comparisons are made at once.",
];
