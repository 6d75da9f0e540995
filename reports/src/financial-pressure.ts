import { bandBars, lossHistogram, overlapChart, segmentBars } from "@needscope/charts";
import type { FigureInput, Release, TableInput } from "@needscope/disclosure";
import type { Document, ReportCell } from "@needscope/report";
import type { ScoredCard } from "@needscope/scoring";
import type { FamilyCapLoss, Flags, Overlap, Segments } from "@needscope/targeting";
import { aboutCells } from "./about-cells.ts";
import type { Report, RunAbout } from "./report.ts";

/** What this report needs of a run over families. */
export interface FamilyFindings {
  readonly flags: Flags;
  readonly segments: Segments;
  readonly overlap: Overlap;
  readonly cap?: FamilyCapLoss;
  readonly scored?: ScoredCard;
  readonly figures: readonly {
    readonly name: string;
    readonly title: string;
    readonly value: number;
    readonly unit: string;
  }[];
}

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
  select: (findings) => ({
    tables: [
      segmentTable(findings.segments),
      overlapTable(findings),
      pairTable(findings),
      ...(findings.cap ? [lossTable(findings.cap)] : []),
      ...(findings.scored ? [bandTable(findings.scored), itemTable(findings.scored)] : []),
    ],
    figures: [...keyFigures(findings), ...samePeopleFigures(findings)],
  }),
  document,
};

const families = { id: "families", title: "Families", kind: "count", of: "families" } as const;

function segmentTable({ segments, total }: Segments): TableInput {
  const shown = segments.filter(({ name, count }) => name !== "not-known" || count > 0);
  return {
    name: "segments",
    title: "Families by segment, each family in one",
    columns: [{ id: "segment", title: "Segment", kind: "label" }, families],
    rows: [...shown.map(({ title, count }) => [title, count]), ["All families", total]],
    totals: [{ total: shown.length, parts: shown.map((_, row) => row) }],
  };
}

function overlapTable({ flags, overlap }: FamilyFindings): TableInput {
  const word = (name: string, { yes, unknown }: Overlap["combinations"][number]) =>
    yes.includes(name) ? "Yes" : unknown.includes(name) ? "Not known" : "No";
  const rows = overlap.combinations.map((combination) => [
    ...flags.flags.map(({ name }) => word(name, combination)),
    combination.count,
  ]);
  return {
    name: "overlap",
    title: "Families by combination, each family in one",
    columns: [
      ...flags.flags.map(({ title }, at) => ({ id: flagId(at), title, kind: "label" }) as const),
      families,
    ],
    rows,
    totals: [{ parts: rows.map((_, row) => row) }],
  };
}

function flagId(at: number): string {
  return `flag${String(at)}`;
}

function pairTable({ flags, overlap }: FamilyFindings): TableInput {
  const titles = new Map(flags.flags.map(({ name, title }) => [name, title]));
  return {
    name: "pairs",
    title: "Of the families in one group, how many are also in another",
    columns: [
      { id: "first", title: "Of families", kind: "label" },
      { id: "other", title: "also", kind: "label" },
      { id: "both", title: "In both", kind: "count", of: "families" },
      { id: "all", title: "In the first", kind: "count", of: "families" },
      {
        id: "share",
        title: "Share",
        kind: "rate",
        numerator: "both",
        denominator: "all",
        multiplier: 1,
        decimals: 0,
        shows: "percent",
      },
    ],
    rows: overlap.pairs.map(({ first, other, inBoth, inFirst }) => [
      titles.get(first),
      titles.get(other)?.toLowerCase(),
      inBoth,
      inFirst,
      undefined,
    ]),
  };
}

const lossEdges = [0, 25, 50, 75, 100, 150, 200, 250, 300];

/** Bands of weekly loss in pounds, each without its lower edge: "£200" is not more than £200. */
function lossTable({ loss }: FamilyCapLoss): TableInput {
  const losses = [...loss.values].filter((pence, family) => loss.state[family] === 0 && pence > 0);
  const rows = lossEdges.map((from, at) => {
    const to = lossEdges[at + 1];
    const inBand = losses.filter((pence) => pence > from * 100 && (to === undefined || pence <= to * 100));
    return [from, to, inBand.length];
  });
  return {
    name: "cap-loss",
    title: "Families affected by the benefit cap, by what they would lose a week",
    columns: [
      { id: "from", title: "More than", kind: "number", decimals: 0, prefix: "£" },
      { id: "to", title: "Up to", kind: "number", decimals: 0, prefix: "£" },
      families,
    ],
    rows,
    totals: [{ parts: rows.map((_, row) => row) }],
  };
}

function bandTable({ card, band }: ScoredCard): TableInput {
  const ordered = card.bands.map((each, at) => ({ ...each, at })).sort((a, b) => b.from - a.from);
  const count = (at: number) => band.filter((place) => place === at).length;
  const rows = ordered.map(({ title, from, at }) => [title, from, count(at)]);
  return {
    name: "bands",
    title: "Families by band of the points card",
    columns: [
      { id: "band", title: "Band", kind: "label" },
      { id: "from", title: "From, points", kind: "number", decimals: 0 },
      families,
    ],
    rows,
    totals: [{ parts: rows.map((_, row) => row) }],
  };
}

function itemTable({ card, contributions, unknown }: ScoredCard): TableInput {
  return {
    name: "card",
    title: `Points card "${card.title}", version ${card.version}`,
    columns: [
      { id: "item", title: "A family gets points when it", kind: "label" },
      { id: "points", title: "Points", kind: "number", decimals: 0 },
      families,
      { id: "unknown", title: "Not known", kind: "count", of: "families" },
    ],
    rows: card.items.map(({ name, reason, points }) => [
      reason,
      points,
      contributions.get(name)!.filter((each) => each > 0).length,
      unknown.get(name)!.filter((each) => each === 1).length,
    ]),
  };
}

function keyFigures({ figures, overlap }: FamilyFindings): FigureInput[] {
  return figures.map(({ name, title, value, unit }) => {
    const whole = unit === "families" && value < overlap.total;
    return {
      name,
      title,
      count: value,
      unit: unit || "households",
      ...(whole && { of: { count: overlap.total, unit: "families" } }),
    };
  });
}

function samePeopleFigures({ flags, overlap }: FamilyFindings): FigureInput[] {
  const several = overlap.combinations.filter(({ yes }) => yes.length >= 2);
  const of = { count: overlap.total, unit: "families" };
  const twoOrMore = several.reduce((sum, { count }) => sum + count, 0);
  return [
    {
      name: "same-all",
      title: `Families in all ${String(flags.flags.length)} groups`,
      count: overlap.all.yes,
      unit: "families",
      of,
    },
    { name: "same-two", title: "Families in two or more groups", count: twoOrMore, unit: "families", of },
    { name: "groups", title: "The groups", label: listed(flags.flags.map(({ title }) => lowerFirst(title))) },
  ];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)!}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const ownFigures = ["same-all", "same-two", "groups"];

function document(release: Release, about: RunAbout): Document {
  const words = { place: about.place };
  const table = (name: string) => release.tables.get(name);
  const flags = release.tables
    .get("overlap")!
    .columns.slice(0, -1)
    .map(({ id }) => id);
  const key = [...release.figures.keys()].filter((name) => !ownFigures.includes(name));
  const cells: (ReportCell | undefined)[] = [
    { kind: "metrics", figures: key },
    {
      kind: "prose",
      markdown:
        "This is a picture of families as a group, for planning. It is not a list of families, and no family can be picked out from it. Scores support judgement and never replace it.",
    },
    { kind: "heading", text: "Who they are", level: 2 },
    {
      kind: "chart",
      chart: segmentBars(table("segments")!, {
        ...words,
        segment: "segment",
        count: "families",
        total: "All families",
      }),
    },
    { kind: "heading", text: "The same people", level: 2 },
    {
      kind: "prose",
      markdown:
        "The groups are: {{ groups }}. {{ same-two }} are in two or more of them, and {{ same-all }} are in all of them. One family may be known to four services for one cause.",
    },
    { kind: "chart", chart: overlapChart(table("overlap")!, { ...words, flags, count: "families" }) },
    { kind: "details", title: "Pair by pair", cells: [{ kind: "table", table: "pairs" }] },
    table("cap-loss") && { kind: "heading", text: "What the benefit cap would take", level: 2 },
    table("cap-loss") && {
      kind: "chart",
      chart: lossHistogram(table("cap-loss")!, {
        ...words,
        from: "from",
        to: "to",
        count: "families",
        threshold: 200,
      }),
    },
    table("bands") && { kind: "heading", text: "How much need", level: 2 },
    table("bands") && {
      kind: "chart",
      chart: bandBars(table("bands")!, { ...words, band: "band", count: "families" }),
    },
    table("card") && {
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
    { kind: "heading", text: "Questions for the partnership", level: 2 },
    {
      kind: "prose",
      markdown: [
        "- Which service meets these families first, and what does it ask about money and about the relationship?",
        "- Who speaks to a family that is in two or more of the groups, so that it tells its story once?",
        "- What would we see in six months if early help worked, and in which of these figures?",
      ].join("\n"),
    },
    ...aboutCells(release, about, methods),
  ];
  return {
    name: "financial-pressure",
    title: about.title,
    subtitle: about.place,
    headlineSentence:
      "{{ same-two }} are in two or more of the groups that this report looks at: they are the same people.",
    date: about.asOf,
    audience: about.policy.audience,
    marking: "OFFICIAL-SENSITIVE",
    ...(about.synthetic !== undefined && { synthetic: about.synthetic }),
    cells: cells.filter((cell) => cell !== undefined),
  };
}

const methods = [
  "**Families** are the people of one family reference that the service knows. Records of other services are joined to them by key; what could not be joined is counted below.",
  '**Segments** are exclusive: a family stands in the first that fits, so they add up to all families. The groups under "the same people" are not exclusive.',
  '**The benefit cap** is worked out for each claim: the counted benefits that are current on the date, less the cap at the rates of the stated date, and never more than the housing benefit or universal credit award. Families with an exempting benefit are left out. Where the exemption is not recorded, the answer is "not known", never "affected".',
  "**Arrears** are council tax owed, and rent accounts that are in debit. A family that owes both is counted once.",
];
