import { choropleth, indicatorRug, rankIntervals, trendLines, withTitle } from "@needscope/charts";
import type { Release, ReleasedTable } from "@needscope/disclosure";
import type { Document, ReportCell } from "@needscope/report";
import { aboutCells } from "./about-cells.ts";
import { choiceCells } from "./choice-cells.ts";
import { apartRuns } from "./apart-runs.ts";
import { listed } from "./listed.ts";
import { markingOf } from "./marking-of.ts";
import type { Report, RunAbout } from "./report.ts";
import type { ZoneFindings } from "./zone-findings.ts";
import { everywhere, zoneTables } from "./zone-tables.ts";

/**
 * Need by zone, after Dorset's dashboard: which zone has the most need and how sure that is, indicator by indicator,
 * on a map, and what has changed.
 *
 * @example
 * const released = release(zoneNeed.select(analysis, strategicPolicy), strategicPolicy);
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
    ...headlineOf(release),
    date: about.asOf,
    audience: about.policy.audience,
    ...markingOf(about.policy.audience),
    ...(about.synthetic !== undefined && { synthetic: about.synthetic }),
    cells: [
      ...keyCells(release),
      ...rankCells(release, where),
      ...indicatorCells(release, where),
      ...changeCells(release, about),
      ...choiceCells(release, where),
      ...questionCells,
      ...detailCells(release),
      ...aboutCells(release, about, methodsOf(release)),
    ],
  };
}

function headlineOf({ tables, figures }: Release): Pick<Document, "headlineSentence"> {
  const most = figures.get("most-need")?.text;
  if (most === undefined) return {};
  const alone = tables.get("zones")!.rows.some(([zone]) => zone!.text === most);
  return {
    headlineSentence: alone
      ? "{{ most-need }} has the most need of {{ zones }} zones; its rank is {{ rank-range }}."
      : "{{ most-need }} share the most need of {{ zones }} zones.",
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
    ...(figures.has("not-scored")
      ? [
          {
            kind: "note",
            title: "Not scored: {{ not-scored }}",
            markdown:
              "An indicator is missing there, so there is no score and no rank. That says nothing about need.",
          } as const,
        ]
      : []),
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
  const names = table.rows.map((cells) => cells[0]!.text);
  const one = names.includes(focus) ? { focus } : {};
  const columns = { zone: "zone", score: "score", rank: "rank", rankLower: "lower", rankUpper: "upper" };
  const ranks = rankIntervals(table, { ...where, ...columns, ...one, apart: apartRuns(figures) });
  const lowest = figures.get("scale-from");
  const note = lowest ? ` A score of ${lowest.text} is the lowest of these zones, not no need.` : "";
  return [
    { kind: "heading", text: "Where need is", level: 2 },
    { kind: "chart", chart: { ...ranks, howToRead: `${ranks.howToRead ?? ""}${note}` } },
    ...(figures.has("apart-words") ? [{ kind: "prose", markdown: "{{ apart-words }}." } as const] : []),
    ...(outlines.has("zones") ? [mapCell(table, where, one)] : []),
  ];
}

/** The map says what the table of the ranks says: it has no table of its own. */
function mapCell(table: ReleasedTable, where: Where, one: { focus?: string }): ReportCell {
  const map = choropleth(table, {
    ...where,
    ...one,
    name: "zone-map",
    outlines: "zones",
    code: "code",
    area: "zone",
    value: "score",
    rank: "rank",
    projection: "plain",
    classes: 4,
  });
  const title = one.focus === undefined ? map.title : `${one.focus} has the highest score for need`;
  return { kind: "chart", chart: withTitle(map, title), columns: [] };
}

function indicatorCells({ tables, figures }: Release, where: Where): ReportCell[] {
  const table = tables.get("indicators")!;
  const rates = table.columns.filter(({ kind }) => kind === "rate").map(({ id }) => id);
  const per = Object.fromEntries(
    rates.flatMap((id) => (figures.has(`per-${id}`) ? [[id, figures.get(`per-${id}`)!.text]] : [])),
  );
  const pooled = [...figures.values()].filter(({ name }) => name.startsWith("pooled-"));
  const options = { zone: "zone", indicators: rates, benchmark: everywhere, per };
  return [
    { kind: "heading", text: "Indicator by indicator", level: 2 },
    {
      kind: "chart",
      chart: indicatorRug(table, { ...where, ...options, benchmarkWords: "all zones together" }),
      columns: ["zone", ...rates],
    },
    ...(pooled.length > 0
      ? [{ kind: "prose", markdown: `${pooled.map(({ name }) => `{{ ${name} }}`).join("; ")}.` } as const]
      : []),
  ];
}

function changeCells({ tables, figures }: Release, { place }: RunAbout): ReportCell[] {
  const changes = [...figures.keys()].filter((name) => name.startsWith("changed-zone-"));
  return [
    { kind: "heading", text: "What has changed", level: 2 },
    {
      kind: "prose",
      markdown:
        "Between the first period and the last, or over the newest five where there are more: {{ changed }}. A change is said only where chance alone would show one as large in 2 of 1,000 comparisons.\n\n**Worse than all zones together and getting worse:** {{ red-red }}.",
    },
    ...(figures.has("since-last-run")
      ? [
          {
            kind: "prose",
            markdown: "**Since the run as of {{ last-run }}:** {{ since-last-run }}",
          } as const,
        ]
      : []),
    ...changes.map((name): ReportCell => {
      const focus = figures.get(name)!.text;
      const indicator = figures.get(name.replace("zone", "indicator"))!.text;
      const table = tables.get(`trend-${indicator}`)!;
      const value = table.columns.find(({ kind }) => kind === "rate")!.id;
      const columns = { period: "period", zone: "zone", value, breaks: breaksOf(name, figures) };
      return { kind: "chart", chart: trendLines(table, { place, ...columns, focus, benchmark: everywhere }) };
    }),
  ];
}

function breaksOf(change: string, figures: Release["figures"]): { at: string; label: string }[] {
  const start = `${change.replace("zone", "break")}-`;
  return [...figures.values()]
    .filter(({ name }) => name.startsWith(start))
    .map(({ name, text }) => ({ at: text, label: figures.get(name.replace("break", "because"))!.text }));
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

function detailCells({ tables, figures }: Release): ReportCell[] {
  const periods = [...tables.keys()].filter((name) => name.startsWith("by-"));
  const about = (table: string) => `about-${table.slice("by-".length)}`;
  return [
    {
      kind: "details",
      title: "Every indicator, every period, with numbers",
      cells: periods.flatMap((table): ReportCell[] => [
        ...(figures.has(about(table))
          ? [{ kind: "prose", markdown: `**${tables.get(table)!.title}.** {{ ${about(table)} }}` } as const]
          : []),
        { kind: "table", table },
      ]),
    },
  ];
}

function methodsOf({ tables, figures }: Release): string[] {
  const ranked = figures.has("rank-confidence");
  const scaled = figures.has("scale-to");
  const few =
    Number(figures.get("zones")?.text) < 20
      ? " With so few zones one rank alone often holds more, and the range then does too: in trials with 8 zones such ranges held the true rank 97 to 99 times in 100, where 95 were asked for."
      : "";
  const drawn = figures.has("weights-drawn") ? ", with {{ weights-drawn }}" : "";
  return [
    "**Zones** are made of small areas. An area that two zones share gives each its stated part of every count; rates are worked out again from the counts and never averaged.",
    `**Rates** are shown with their ${intervalNames(tables.get("indicators")!)}: the range in which the true rate would lie so often, were the same measured again and again (Wilson's interval for proportions, Byar's for counts).`,
    ...(ranked
      ? [
          `**The score** puts each indicator on one scale, weighs it as stated, and adds up.${scaled ? " {{ scale-to }} is the highest score of this run and {{ scale-from }} the lowest." : ""} A zone that lacks an indicator has no score.`,
          `**The range of a rank** comes from drawing every rate again and again within its sampling error${drawn}, and ranking the zones each time. Each rate is drawn {{ drawn-about }}. The range holds {{ rank-confidence }} of these ranks, as nearly as whole ranks can.${few}`,
          ...(figures.has("apart-share")
            ? [
                "**Cannot be told apart** are zones of which, pair by pair, neither stands before the other in {{ apart-share }} of these draws.",
              ]
            : []),
        ]
      : []),
    "**Change** compares the first period with the last, zone by zone, at 99.8% since many comparisons are made at once.",
    ...(figures.has("since-last-run")
      ? [
          "**Why a score differs from the last run's**: that run's rates are scored again by today's code; then data and rules are changed one by one, in both orders, and each gets the mean of what it moves. The causes sum to the change.",
        ]
      : []),
  ];
}

function intervalNames({ columns }: ReleasedTable): string {
  const names = columns.flatMap((column) => (column.kind === "rate" ? (column.intervalName ?? []) : []));
  return listed([...new Set(names)]);
}
