import type { ColumnSpec, TableInput } from "@needscope/disclosure";
import { proportionFunnel } from "@needscope/stats";

/** Synthetic tables of how a score is made and how it holds, for {@link sampleRelease}. */
export const scoreTables: readonly (() => TableInput)[] = [
  contributions,
  difference,
  funnel,
  sensitivity,
  importance,
];

const parts: ColumnSpec[] = [
  { id: "part", title: "Domain", kind: "label" },
  { id: "points", title: "Points", kind: "score", decimals: 1 },
];

function contributions(): TableInput {
  return {
    name: "contributions",
    title: "What Harrowmere's score is made of",
    columns: parts,
    rows: [
      ["Low income", 14.5],
      ["Health and disability", 8.3],
      ["Crime", 4.2],
      ["Barriers to housing and services", 0.4],
      ["Harrowmere", 27.4],
    ],
  };
}

function difference(): TableInput {
  return {
    name: "difference",
    title: "Harrowmere beside all zones",
    columns: parts,
    rows: [
      ["All zones", 21.7],
      ["Low income", 6.1],
      ["Health and disability", 2.3],
      ["Crime", 0],
      ["Barriers to housing and services", -2.7],
      ["Harrowmere", 27.4],
    ],
  };
}

/** Limits of 20%, from whichever denominator is released. */
function limits(place: 0 | 1) {
  return (_: number, denominator: number) => {
    const { lower, upper } = proportionFunnel(0.2, [denominator])[place]!;
    return [lower[0]!, upper[0]!] as const;
  };
}

/** Columns of a funnel: count, denominator, and the rate with the limits at 95% and at 99.8%. */
export const funnelColumns: readonly ColumnSpec[] = [
  { id: "area", title: "Area", kind: "label" },
  { id: "above", title: "Pupils often absent", kind: "count", of: "pupils" },
  { id: "below", title: "Pupils", kind: "count", of: "pupils" },
  ...(["inner", "outer"] as const).map((id, at): ColumnSpec => ({
    id,
    title: "Pupils often absent",
    kind: "rate",
    numerator: "above",
    denominator: "below",
    multiplier: 1,
    decimals: 1,
    shows: "percent",
    interval: limits(at as 0 | 1),
    intervalName: at === 0 ? "95% limits" : "99.8% limits",
  })),
];

function funnel(): TableInput {
  const areas: [string, number, number][] = [
    ["Alderwick", 12, 61],
    ["Brackwater", 31, 110],
    ["Coldharbour", 18, 130],
    ["Dunmarsh", 61, 190],
    ["Eastholt", 3, 40],
    ["Fenbury", 44, 240],
    ["Gorsley", 70, 300],
    ["Harrowmere", 130, 410],
    ["Inglewood", 60, 420],
    ["Jarrow Hill", 98, 520],
    ["Kelby", 21, 90],
  ];
  const sum = (at: 1 | 2) => areas.reduce((so, area) => so + area[at], 0);
  const rows = [...areas, ["All areas", sum(1), sum(2)] as const];
  return {
    name: "funnel",
    title: "Pupils often absent by area",
    columns: funnelColumns,
    rows: rows.map((row) => [...row, undefined, undefined]),
    totals: [{ total: areas.length, parts: areas.map((_, at) => at) }],
  };
}

function sensitivity(): TableInput {
  const ranks: Record<string, readonly number[]> = {
    Harrowmere: [1, 1, 1, 2, 2],
    Brackwater: [2, 2, 3, 3, 4],
    Dunmarsh: [4, 3, 2, 1, 1],
    Fenbury: [3, 4, 4, 4, 3],
  };
  return {
    name: "sensitivity",
    title: "Ranks by the weight of low income",
    columns: [
      { id: "weight", title: "Low income", kind: "number", decimals: 0, suffix: "%" },
      { id: "zone", title: "Zone", kind: "label" },
      { id: "place", title: "Rank", kind: "rank", decimals: 0 },
    ],
    rows: [0, 10, 20, 30, 40].flatMap((weight, at) =>
      Object.entries(ranks).map(([zone, places]) => [weight, zone, places[at]]),
    ),
  };
}

function importance(): TableInput {
  return {
    name: "importance",
    title: "What the ranks depend on",
    columns: [
      { id: "part", title: "What could be otherwise", kind: "label" },
      {
        id: "total",
        title: "Share of how far ranks move, with others",
        kind: "number",
        decimals: 0,
        suffix: "%",
      },
      { id: "first", title: "The share on its own", kind: "number", decimals: 0, suffix: "%" },
    ],
    rows: [
      ["Weight of low income", 46, 31],
      ["Normalisation", 38, 22],
      ["Chance in the rates", 19, 15],
      ["Weight of crime", 6, 5],
    ],
  };
}
