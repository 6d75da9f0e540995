import type { FigureInput, ReleaseInput, TableInput } from "@needscope/disclosure";
import { midSentence } from "@needscope/rules";
import type { ScoredCard } from "@needscope/scoring";
import type { FamilyCapLoss, Flags, Overlap, Segments } from "@needscope/targeting";
import { listed } from "./listed.ts";

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

/** What of a run over families may be shown: tables of counts, and the figures that prose and titles use. */
export function familyTables(findings: FamilyFindings): ReleaseInput {
  return {
    tables: [
      ...segmentTable(findings.segments),
      ...(isOverlapping(findings) ? [overlapTable(findings), pairTable(findings)] : []),
      ...(findings.cap ? [lossTable(findings.cap)] : []),
      ...(findings.scored ? [bandTable(findings.scored), itemTable(findings.scored)] : []),
    ],
    figures: [...keyFigures(findings), ...samePeopleFigures(findings), ...totalFigures(findings)],
  };
}

/** Figures that serve titles and prose; all others are the run's own key figures. */
export const titleFigures: readonly string[] = [
  "same-all",
  "same-two",
  "groups",
  "loss-over",
  "cap-unknown",
  "top-band",
];

/** One group alone has no families in common with another. */
function isOverlapping({ flags }: FamilyFindings): boolean {
  return flags.flags.length >= 2;
}

const families = { id: "families", title: "Families", kind: "count", of: "families" } as const;

/** None where a run describes no segment: the rest and those not known stand last, and alone they say nothing. */
function segmentTable({ segments, total }: Segments): TableInput[] {
  if (segments.length <= 2) return [];
  const shown = segments.filter(({ count }, at) => at < segments.length - 1 || count > 0);
  return [
    {
      name: "segments",
      title: "Families by segment, each family in one",
      columns: [{ id: "segment", title: "Segment", kind: "label" }, families],
      rows: [...shown.map(({ title, count }) => [title, count]), ["All families", total]],
      totals: [{ total: shown.length, parts: shown.map((_, row) => row) }],
    },
  ];
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
      midSentence(titles.get(other)!),
      inBoth,
      inFirst,
      undefined,
    ]),
  };
}

const lossEdges = [0, 50, 100, 150, 200, 250, 300];

/** Bands of weekly loss in pounds, each without its lower edge: "£200" is not more than £200. */
function lossTable(cap: FamilyCapLoss): TableInput {
  const losses = lossesOf(cap);
  const rows = lossEdges.map((from, at) => {
    const to = lossEdges[at + 1];
    const inBand = losses.filter((pence) => pence > from * 100 && (to === undefined || pence <= to * 100));
    const words = to === undefined ? `more than £${String(from)}` : `£${String(from)} to £${String(to)}`;
    return [words, from, to, inBand.length];
  });
  return {
    name: "cap-loss",
    title: "Families affected by the benefit cap, by what they would lose a week",
    columns: [
      { id: "band", title: "Loss a week", kind: "label" },
      { id: "from", title: "More than", kind: "number", decimals: 0, prefix: "£" },
      { id: "to", title: "Up to", kind: "number", decimals: 0, prefix: "£" },
      families,
    ],
    rows,
    totals: [{ parts: rows.map((_, row) => row) }],
  };
}

function lossesOf({ loss }: FamilyCapLoss): number[] {
  return [...loss.values].filter((pence, family) => loss.state[family] === 0 && pence > 0);
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

function samePeopleFigures(findings: FamilyFindings): FigureInput[] {
  if (!isOverlapping(findings)) return [];
  const { flags, overlap } = findings;
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
    {
      name: "groups",
      title: "The groups",
      label: listed(flags.flags.map(({ title }) => midSentence(title))),
    },
  ];
}

/** Pounds a week: the line that Croydon drew. */
export const lossThreshold = 200;

/** Totals that rounded bands would not add up to. */
function totalFigures({ cap, scored }: FamilyFindings): FigureInput[] {
  const figures: FigureInput[] = [];
  if (cap) {
    const losses = lossesOf(cap);
    const over = losses.filter((pence) => pence > lossThreshold * 100).length;
    const of = { count: losses.length, unit: "families" };
    figures.push({ name: "loss-over", title: "Families over the line", count: over, unit: "families", of });
    const unknown = cap.capped.state.filter((state) => state !== 0).length;
    const title = "Families of whom it is not known whether the cap applies";
    if (unknown > 0) figures.push({ name: "cap-unknown", title, count: unknown, unit: "families" });
  }
  const top = scored && [...scored.card.bands].sort((a, b) => b.from - a.from)[0];
  if (top) {
    const place = scored.card.bands.indexOf(top);
    const count = scored.band.filter((band) => band === place).length;
    const of = { count: scored.ids.length, unit: "families" };
    figures.push({ name: "top-band", title: top.title, count, unit: "families", of });
  }
  return figures;
}
