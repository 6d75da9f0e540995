import type { ColumnSpec, TableInput } from "@needscope/disclosure";

/** Synthetic tables of how a score is made and how it holds, for {@link sampleRelease}. */
export const scoreTables: readonly (() => TableInput)[] = [contributions, difference];

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
