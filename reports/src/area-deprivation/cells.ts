import { bandBars, choropleth, contributionWaterfall, rankIntervals, withTitle } from "@needscope/charts";
import type { Release, ReleasedTable } from "@needscope/disclosure";
import type { ReportCell } from "@needscope/report";
import { apartRuns } from "../apart-runs.ts";
import { choiceCells } from "../choice-cells.ts";
import { chanceCells } from "./chance.ts";

/**
 * The report on an authority's small areas up to its notes on method, from the release alone.
 *
 * @example
 * deprivationCells(released)[0]; // the key numbers
 */
export function deprivationCells(release: Release): ReportCell[] {
  const place = release.figures.get("place")!.text;
  return [
    ...keyCells(release),
    { kind: "heading", text: "Which areas are most deprived", level: 2 },
    ...rankCells(release, place),
    ...chanceCells(release),
    { kind: "heading", text: "Where they are", level: 2 },
    ...mapCells(release, place),
    { kind: "heading", text: "What drives it", level: 2 },
    ...driverCells(release),
    { kind: "heading", text: "{{ place }} beside {{ country }}", level: 2 },
    ...besideCells(release, place),
    ...choiceCells(release, { place, period: release.figures.get("period")!.text }),
    ...questionCells,
    ...detailCells,
  ];
}

function keyCells({ figures }: Release): ReportCell[] {
  const apart = [...figures.keys()].filter((name) => /^apart-\d+$/.test(name));
  return [
    {
      kind: "metrics",
      figures: [
        { figure: "worst-tenth", comparison: "{{ country }}: one in ten, by definition" },
        { figure: "worst-tenth-people", comparison: "{{ country }}: {{ country-tenth-people.share }}" },
        {
          figure: "average-score",
          comparison:
            "{{ country }}: {{ country-average-score.number }}; rank {{ average-rank }}, 1 = most deprived",
        },
        { figure: "sure-count", comparison: "in at least 95 of 100 draws; {{ maybe-count }} more could be" },
      ],
    },
    {
      kind: "prose",
      markdown:
        "This is a picture of places, not of families. Most people in a deprived area are not deprived, and many deprived people live elsewhere. Ranks support judgement and never replace it.",
    },
    {
      kind: "prose",
      markdown: [
        `- **Which.** ${apart.map((name) => `{{ ${name} }}`).join(" ")}`,
        "- **Where.** {{ where }}.",
        "- **Why.** What lifts {{ worst }}, the first by its score, furthest above {{ country }}'s average: {{ drivers }}.",
        "- **Beside {{ country }}.** By its average score {{ place }} has rank {{ average-rank }} authorities, 1 being the most deprived.",
      ].join("\n"),
    },
  ];
}

function rankCells({ tables, figures }: Release, place: string): ReportCell[] {
  const columns = { zone: "area", score: "score", rank: "place", rankLower: "lower", rankUpper: "upper" };
  const all = { units: "small areas", of: tables.get("areas")!.rows.length };
  return [
    {
      kind: "chart",
      chart: rankIntervals(tables.get("most-deprived")!, {
        place,
        ...columns,
        ...all,
        apart: apartRuns(figures),
      }),
    },
    {
      kind: "prose",
      markdown:
        "In {{ country }}, {{ worst }} has rank {{ worst-rank }}, and could have {{ worst-range }}. The range of a rank holds {{ confidence }} of the ranks that the area had when everything that is not certain was drawn again {{ draws }} times; the notes on method say what that is.",
    },
  ];
}

/** Areas by the country's fifths, most deprived first; those of the towns again, closer. */
function mapCells({ tables, figures, outlines }: Release, place: string): ReportCell[] {
  const table = tables.get("areas")!;
  const period = figures.get("period")!.text;
  const columns = { code: "code", area: "area", value: "tenth" };
  const fifths = { lowerIsNeed: true, edges: [1, 3, 5, 7, 9] };
  const map = (name: "areas" | "closer", of: string) =>
    choropleth(table, {
      ...columns,
      ...fifths,
      name,
      outlines: name,
      place: of,
      period,
      projection: "geographic",
      numbered: name === "closer",
    });
  return [
    {
      kind: "chart",
      chart: withTitle(map("areas", place), figures.get("where")!.text),
      columns: ["place", "area", "name", "score", "rank", "tenth"],
    },
    ...(outlines.has("closer")
      ? [
          {
            kind: "chart",
            chart: withTitle(map("closer", figures.get("closer-place")!.text), figures.get("closer")!.text),
            columns: [],
          } as const,
        ]
      : []),
  ];
}

function driverCells({ tables, figures }: Release): ReportCell[] {
  const table = tables.get("made-of")!;
  return [
    {
      kind: "chart",
      chart: contributionWaterfall(table, {
        part: "domain",
        value: "points",
        start: table.rows[0]![0]!.text,
        total: figures.get("worst")!.text,
      }),
      paper: "pointer",
    },
    { kind: "table", table: "drivers" },
  ];
}

function besideCells({ tables, figures }: Release, place: string): ReportCell[] {
  const table = tables.get("tenths")!;
  const { text: country } = figures.get("country")!;
  const bars = bandBars(table, { band: "tenth", count: "areas", place, period: figures.get("period")!.text });
  const chart = withTitle(
    bars,
    `${figures.get("worst-tenth")!.words} ${figures.get("worst-tenth")!.text === "1" ? "is" : "are"} in ${country}'s most deprived tenth`,
  );
  return [
    { kind: "chart", chart: { ...chart, howToRead: howToReadTenths(table) }, paper: "pointer" },
    { kind: "table", table: "summaries" },
  ];
}

function howToReadTenths({ rows }: ReleasedTable): string {
  const each = rows.reduce((sum, [, areas]) => sum + (areas!.value ?? 0), 0) / rows.length;
  return `Were the place like the country, each bar would stand for about ${each.toFixed(0)}; the dark bar is the tenth named above.`;
}

const questionCells: readonly ReportCell[] = [
  { kind: "heading", text: "Questions for the partnership", level: 2 },
  {
    kind: "prose",
    markdown: [
      "- Areas that cannot be told apart should not be treated apart because of their rank: what else do we know that decides between them?",
      "- Does what we do in the most deprived areas match what drives their scores?",
      "- The index is of {{ period }} and its data are older: what has changed since that those who work there can see?",
    ].join("\n"),
  },
];

const detailCells: readonly ReportCell[] = [
  {
    kind: "details",
    paper: "pointer",
    title: "Every small area by domain",
    cells: [{ kind: "table", table: "domains" }],
  },
];
