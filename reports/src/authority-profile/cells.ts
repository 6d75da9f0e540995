import { choropleth, spineChart, trendLines, withTitle, type Chart } from "@needscope/charts";
import type { Release, ReleasedTable } from "@needscope/disclosure";
import type { ReportCell } from "@needscope/report";
import { midSentence } from "@needscope/rules";
import type { SeriesAbout } from "./about.ts";

/** Trends that stand in the open; the others are folded. */
const openTrends = ["persistent-absence", "domestic-abuse", "temporary-households"];

/**
 * The part of the report on one authority, and its message, from the release alone.
 *
 * @param slug of the authority, as in the names of its tables
 * @param series what is known of each indicator but its figures
 * @example
 * authorityCells(released, "dorset", about.series).message; // "Dorset has more need than England on 3 of 11 indicators"
 */
export function authorityCells(
  release: Release,
  slug: string,
  series: readonly SeriesAbout[],
): { readonly message: string; readonly cells: readonly ReportCell[] } {
  const profile = release.tables.get(`profile-${slug}`)!;
  const name = titleOf(profile, "value");
  const spine = spineOf(profile, slug);
  const trends = series.flatMap((one) => trendCell(release, { slug, name, series: one }));
  const open = trends.filter(({ series }) => openTrends.includes(series.name));
  const folded = trends.filter(({ series }) => !openTrends.includes(series.name));
  return {
    message: spine.title,
    cells: [
      { kind: "heading", text: name, level: 2 },
      { kind: "metrics", figures: metricsOf(release, slug, series), paper: "leftOut" },
      { kind: "chart", chart: spine, columns: spineColumns(profile), paper: "pointer" },
      {
        kind: "prose",
        markdown: `Of all authorities with a figure, ${name} stands highest on {{ ${slug}-standing }}; 1 is the most need.`,
      },
      {
        kind: "details",
        paper: "pointer",
        title: `Intervals, range of authorities and who the neighbours of ${name} are`,
        cells: [
          {
            kind: "prose",
            markdown: `The statistical neighbours of ${name} are {{ ${slug}-neighbours }}. Their median is shown, over those that have a figure.`,
          },
          {
            kind: "table",
            table: profile.name,
            caption: `${profile.title}: intervals and ranges`,
            columns: ["indicator", "lower", "upper", "p5", "q1", "q3", "p95"],
          },
        ],
      },
      ...markNote(release, slug, name),
      { kind: "heading", text: `Where deprivation is in ${name}`, level: 3 },
      ...mapCells(release, slug, name),
      { kind: "heading", text: `How ${name} has changed`, level: 3 },
      ...open.map(({ cell }) => cell),
      {
        kind: "details",
        paper: "pointer",
        title: `More trends of ${name}: ${folded.map(({ series }) => midSentence(series.title)).join(", ")}`,
        cells: folded.map(({ cell }) => cell),
      },
    ],
  };
}

function metricsOf({ figures }: Release, slug: string, series: readonly SeriesAbout[]) {
  return series
    .filter(({ name }) => figures.has(`${slug}-key-${name}`))
    .map(({ name }) => ({
      figure: `${slug}-key-${name}`,
      comparison: `England: {{ ${slug}-england-${name}.number }}; neighbours: {{ ${slug}-neighbours-${name}.number }} (median of {{ ${slug}-behind-${name} }})`,
    }));
}

function spineOf(profile: ReleasedTable, slug: string): Chart {
  return spineChart(profile, {
    name: `spine-${slug}`,
    indicator: "indicator",
    value: "value",
    benchmark: "england",
    others: ["region", "neighbours"],
    range: ["p5", "p95"],
    quartiles: ["q1", "q3"],
    ...(hasNotes(profile) && { note: "note" }),
    period: "newest figures; homelessness per 1,000 households",
  });
}

/** The note's column stands in the table only where there is a note. */
function spineColumns(profile: ReleasedTable): string[] {
  const shown = ["indicator", "value", "england", "region", "neighbours", "behind", "rank"];
  return hasNotes(profile) ? [...shown, "note"] : shown;
}

function hasNotes({ columns, rows }: ReleasedTable): boolean {
  const noteAt = columns.findIndex(({ id }) => id === "note");
  return rows.some((cells) => cells[noteAt]!.shorthand === undefined);
}

function markNote(release: Release, slug: string, name: string): ReportCell[] {
  const lines = (kind: string) =>
    [...release.figures.values()]
      .filter((figure) => new RegExp(`^${slug}-${kind}-\\d+$`).test(figure.name))
      .map((figure) => `- {{ ${figure.name} }}`);
  const [marks, beside, steps] = [lines("mark"), lines("beside"), lines("step")];
  const part = (sentence: string, found: string[]) =>
    found.length === 0 ? [] : [sentence, "", ...found, ""];
  const gaps = `Quarters of the homelessness file without a rate for ${name}: {{ ${slug}-gaps }}. They are gaps, and no line crosses them.`;
  const markdown = [
    ...part(
      "These figures do not fit the authority's own other quarters and are taken as not plausible. They are drawn hollow, joined to no line, counted in no comparison and not ranked:",
      marks,
    ),
    ...part(
      marks.length > 0
        ? "The same was found in the figures that it is set beside, and they are treated alike:"
        : `No figure of ${name} is marked as not plausible. These are, of those that it is set beside, and they are counted in no comparison:`,
      beside,
    ),
    ...part(
      "The households that rates are set against change by more than a quarter from one quarter to the next and stay there, so rates before and after are not comparable:",
      steps,
    ),
  ];
  return [
    { kind: "note", title: `Gaps: ${name}`, markdown: gaps },
    ...(markdown.length > 0
      ? [
          {
            kind: "details",
            paper: "pointer",
            title: `Figures beside ${name} that are not plausible or not comparable, and why`,
            cells: [{ kind: "prose", markdown: markdown.join("\n") }],
          } as const,
        ]
      : []),
  ];
}

function mapCells(release: Release, slug: string, name: string): ReportCell[] {
  const table = release.tables.get(`areas-${slug}`)!;
  const first = table.rows[0];
  if (!first || !release.outlines.has(slug)) return [];
  const cellOf = (id: string) => first[table.columns.findIndex((column) => column.id === id)]!.text;
  const map = choropleth(table, {
    name: `map-${slug}`,
    outlines: slug,
    code: "code",
    area: "area",
    value: "rank",
    projection: "geographic",
    lowerIsNeed: true,
    classes: 5,
    numbered: false,
  });
  const chart = withTitle(
    map,
    `${cellOf("area")} is the most deprived small area of ${name}, ranked ${cellOf("rank")} in England`,
  );
  return [
    {
      kind: "prose",
      markdown: `{{ ${slug}-tenth }} are in the most deprived tenth of England by the Indices of Deprivation 2019. The map cuts ${name}'s own areas into fifths, so its darkest fifth need not be England's.`,
    },
    {
      kind: "chart",
      paper: "pointer",
      columns: ["place", "area", "rank", "decile"],
      chart: {
        ...chart,
        subtitle: `Rank by the Index of Multiple Deprivation, 1 = most deprived of 32,844 small areas in England, ${name}, 2019`,
      },
    },
  ];
}

interface TrendOf {
  readonly slug: string;
  readonly name: string;
  readonly series: SeriesAbout;
}

function trendCell(
  { tables }: Release,
  { slug, name, series }: TrendOf,
): { series: SeriesAbout; cell: ReportCell }[] {
  const table = tables.get(`trend-${slug}-${series.name}`);
  if (!table) return [];
  const drawn = trendLines(table, {
    place: name,
    period: "period",
    zone: "place",
    value: "value",
    focus: name,
    benchmark: "England",
    periods: series.periods,
    breaks: series.breaks,
    ...(hasNotes(table) && { note: "note" }),
  });
  const chart = {
    ...drawn,
    subtitle: `${series.title}, ${series.unit}, ${name}, ${series.periods[0]!} to ${series.periods.at(-1)!}`,
    howToRead: howToRead(table, name, series),
  };
  const columns = ["period", "place", "value", "count", "rank", "behind"].filter((id) =>
    table.columns.some((column) => column.id === id),
  );
  return [{ series, cell: { kind: "chart", chart, columns, paper: "pointer" } }];
}

function howToRead(table: ReleasedTable, name: string, { breaks }: SeriesAbout): string {
  const value = table.columns.findIndex((column) => column.id === "value");
  const banded = table.rows.some((cells) => cells[value]!.lower !== undefined);
  return [
    `The dark line is ${name}${banded ? ", the band around it its 95% interval" : ""}; the grey line is the median of its statistical neighbours.`,
    "A gap is a figure that is missing.",
    ...(breaks.length > 0 ? ["No line crosses the change in how it is counted."] : []),
    ...(hasNotes(table) ? ["A hollow dot is a figure that is not plausible and not counted."] : []),
  ].join(" ");
}

function titleOf({ columns }: ReleasedTable, id: string): string {
  return columns.find((column) => column.id === id)!.title;
}
