import { bandBars, lossHistogram, overlapChart, segmentBars, withTitle } from "@needscope/charts";
import type { Release, ReleasedTable } from "@needscope/disclosure";
import type { Document, ReportCell } from "@needscope/report";
import { midSentence } from "@needscope/rules";
import { aboutCells } from "./about-cells.ts";
import { familyTables, lossThreshold, titleFigures, type FamilyFindings } from "./family-tables.ts";
import { markingOf } from "./marking-of.ts";
import type { Report, RunAbout } from "./report.ts";

/**
 * Families under financial pressure, after Croydon's Gateway analysis: who is on benefits, in arrears, affected by the
 * cap and near homelessness, and how far they are the same families.
 *
 * @example
 * const released = release(financialPressure.select(analysis), strategicPolicy);
 * const html = await renderHtml(financialPressure.document(released, about), released);
 */
export const financialPressure: Report<FamilyFindings> = {
  name: "financial-pressure",
  of: "families",
  select: familyTables,
  document,
};

function document(release: Release, about: RunAbout): Document {
  return {
    name: "financial-pressure",
    title: about.title,
    subtitle: about.place,
    ...headlineOf(release),
    date: about.asOf,
    audience: about.policy.audience,
    ...markingOf(about.policy.audience),
    ...(about.synthetic !== undefined && { synthetic: about.synthetic }),
    cells: [
      ...keyCells(release),
      ...segmentCells(release, about),
      ...samePeopleCells(release, about),
      ...capCells(release, about),
      ...cardCells(release, about),
      ...questionCells,
      ...aboutCells(release, about, methodsOf(release)),
    ],
  };
}

function keyFigures({ figures }: Release): string[] {
  return [...figures.keys()].filter((name) => !titleFigures.includes(name));
}

/** What runs through the groups, where there are several; else the run's first figure. */
function headlineOf(release: Release): Pick<Document, "headlineSentence"> {
  const { figures } = release;
  const same = figures.get("same-two");
  if (same?.value === 0) return { headlineSentence: `${noFamily} that this report looks at.` };
  if (same) {
    return {
      headlineSentence:
        "{{ same-two }} are in two or more of the groups that this report looks at: they are the same families.",
    };
  }
  const first = keyFigures(release)[0];
  return first === undefined ? {} : { headlineSentence: `${figures.get(first)!.title}: {{ ${first} }}.` };
}

const noFamily = "No family is in two or more of the groups";

function keyCells(release: Release): ReportCell[] {
  const figures = keyFigures(release);
  return [
    ...(figures.length > 0 ? [{ kind: "metrics", figures } as const] : []),
    {
      kind: "prose",
      markdown:
        "This is a picture of families as a group, for planning. It is not a list of families, and no family can be picked out from it. Scores support judgement and never replace it.",
    },
  ];
}

function segmentCells({ tables }: Release, { place }: RunAbout): ReportCell[] {
  const table = tables.get("segments");
  if (!table) return [];
  const chart = segmentBars(table, { place, segment: "segment", count: "families", total: "All families" });
  return [
    { kind: "heading", text: "Who they are", level: 2 },
    { kind: "chart", chart: withTitle(chart, segmentTitle(table)) },
  ];
}

function segmentTitle({ rows }: ReleasedTable): string {
  const said = rows.map(([segment, count]) => ({ segment: segment!.text, count: count!.text }));
  const [first, second] = said;
  return `${first!.segment}: ${first!.count} of ${said.at(-1)!.count} families; ${midSentence(second!.segment)}: ${second!.count}`;
}

function samePeopleCells({ tables, figures }: Release, { place }: RunAbout): ReportCell[] {
  const table = tables.get("overlap");
  if (!table) return [];
  const same = figures.get("same-two")!;
  const none = same.value === 0;
  const flags = table.columns.filter(({ kind }) => kind === "label").map(({ id }) => id);
  const chart = overlapChart(table, { place, flags, count: "families" });
  return [
    { kind: "heading", text: "The same families", level: 2 },
    {
      kind: "prose",
      markdown: none
        ? "The groups are: {{ groups }}. No family is in two or more of them."
        : "The groups are: {{ groups }}. {{ same-two }} are in two or more of them, and {{ same-all }} are in all of them. One family may be known to several services for one cause.",
    },
    { kind: "chart", chart: withTitle(chart, none ? noFamily : `${same.words} are in two or more groups`) },
    { kind: "details", title: "Pair by pair", cells: [{ kind: "table", table: "pairs" }] },
  ];
}

function capCells({ tables, figures }: Release, { place }: RunAbout): ReportCell[] {
  const table = tables.get("cap-loss");
  if (!table) return [];
  const options = { place, from: "from", to: "to", count: "families", threshold: lossThreshold };
  const title = `${figures.get("loss-over")!.words} affected would lose more than £${String(lossThreshold)} a week`;
  return [
    { kind: "heading", text: "What the benefit cap would take", level: 2 },
    { kind: "chart", chart: withTitle(lossHistogram(table, options), title), columns: ["band", "families"] },
    ...(figures.has("cap-unknown")
      ? [
          {
            kind: "note",
            title: "Not known",
            markdown:
              "For {{ cap-unknown }} the records do not say whether the cap applies: an exemption, an amount or who is in the household is not recorded. They are not counted as affected.",
          } as const,
        ]
      : []),
  ];
}

function cardCells({ tables, figures }: Release, { place }: RunAbout): ReportCell[] {
  const table = tables.get("bands");
  if (!table) return [];
  const chart = bandBars(table, { place, band: "band", count: "families" });
  const top = figures.get("top-band")!;
  return [
    { kind: "heading", text: "How much need", level: 2 },
    { kind: "chart", chart: withTitle(chart, `${top.title}: ${top.words}`) },
    {
      kind: "details",
      title: "The points card, item by item",
      cells: [
        {
          kind: "prose",
          markdown:
            "A family's score is the sum of its points, so every score can be read back. What is not known counts no points and is counted apart.",
        },
        { kind: "table", table: "card" },
      ],
    },
  ];
}

const questionCells: readonly ReportCell[] = [
  { kind: "heading", text: "Questions for the partnership", level: 2 },
  {
    kind: "prose",
    markdown: [
      "- Which service meets these families first, and what does it ask about money and about the relationship?",
      "- Who speaks to a family that is in two or more of the groups, so that it tells its story once?",
      "- What would we see in six months if early help worked, and in which of these figures?",
    ].join("\n"),
  },
];

/** What is not in the report is not explained either. */
function methodsOf({ tables }: Release): string[] {
  return [
    "**Families** are the people of one family reference that the service knows. Records of other services are joined to them by key; what could not be joined is counted below.",
    ...(tables.has("segments")
      ? [
          "**Segments** are exclusive: a family stands in the first that fits, so they add up to all families. Groups are not exclusive.",
        ]
      : []),
    ...(tables.has("cap-loss")
      ? [
          '**The benefit cap** is worked out for each claim: the counted benefits that are current on the date, less the cap at the rates of the stated date, and never more than the housing benefit or universal credit award. Families with an exempting benefit are left out. Where the exemption is not recorded, the answer is "not known", never "affected".',
        ]
      : []),
    "**Arrears** are council tax owed, and rent accounts that are in debit. A family that owes both is counted once.",
  ];
}
