import { release, strategicPolicy, type Release, type TableInput } from "@needscope/disclosure";
import type { Document, ReportChart } from "@needscope/report";
import type { TopLevelSpec } from "vega-lite";

const counts: [string, number, number, number][] = [
  ["Northvale", 212, 1450, 71],
  ["Eastmoor & Holt", 148, 1391, 58],
  ["Westholt", 96, 1502, 44],
  ["Southbeck", 3, 411, 12],
  ["Millbrook", 61, 1203, 31],
];

/** Limits that are easy to check by eye: a tenth below and above. */
const interval = (numerator: number, denominator: number) =>
  [(0.9 * numerator) / denominator, (1.1 * numerator) / denominator] as const;

export const zonesInput: TableInput = {
  name: "zones",
  title: "Families in rent arrears by zone, 31 March 2016",
  columns: [
    { id: "zone", title: "Zone", kind: "label" },
    { id: "arrears", title: "In arrears", kind: "count", of: "families" },
    { id: "all", title: "All families", kind: "count", of: "families" },
    {
      id: "share",
      title: "Share in arrears",
      kind: "rate",
      numerator: "arrears",
      denominator: "all",
      multiplier: 1,
      decimals: 1,
      shows: "percent",
      interval,
      intervalName: "invented interval, a tenth either side",
    },
    {
      id: "rate",
      title: "Arrears",
      kind: "rate",
      numerator: "arrears",
      denominator: "all",
      multiplier: 1000,
      decimals: 0,
      shows: "per",
    },
    { id: "score", title: "Need score", kind: "score", decimals: 0 },
  ],
  rows: [
    ...counts.map(([zone, arrears, all, score]) => [zone, arrears, all, undefined, undefined, score]),
    ["All zones", 520, 5957, undefined, undefined, undefined],
  ],
  totals: [{ total: 5, parts: [0, 1, 2, 3, 4] }],
};

function bars(width: number): TopLevelSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { name: "rows" },
    width,
    height: { step: 34 },
    transform: [{ filter: "datum.zone !== 'All zones'" }],
    encoding: {
      y: { field: "zone", type: "nominal", sort: null, title: null, axis: { ticks: false, domain: false } },
    },
    layer: [
      {
        mark: { type: "bar", height: 22, clip: true },
        encoding: {
          x: {
            field: "share",
            type: "quantitative",
            axis: { format: ".0%", tickCount: 4 },
            title: "Families in arrears",
          },
        },
      },
      {
        mark: { type: "text", align: "left", dx: 6 },
        transform: [{ filter: "datum.share !== null" }],
        encoding: { x: { field: "share", type: "quantitative" }, text: { field: "share_text" } },
      },
      {
        mark: { type: "text", align: "left", dx: 6 },
        transform: [{ filter: "datum.share === null" }],
        encoding: { x: { datum: 0 }, text: { field: "share_text" } },
      },
    ],
  };
}

export const chart: ReportChart = {
  name: "arrears-by-zone",
  title: "Arrears are most common in Northvale: 210 of 1,450 families",
  subtitle: "Share of families in rent arrears by zone, 31 March 2016",
  altText: "Bars for five zones, longest for Northvale at 14.5%. One zone is hidden.",
  spec: bars(480),
  narrowSpec: bars(190),
  data: { rows: { table: "zones" } },
  table: "zones",
  howToRead:
    "A longer bar is a larger share of the zone's families. [c] marks a hidden zone; it is not zero.",
};

export const document: Document = {
  name: "invented",
  title: "Need in {{ place }}",
  subtitle: "A report for the partnership board",
  headlineSentence: "{{ arrears }} in {{ place }} are in rent arrears, most of all in {{ worst }}.",
  date: "2016-03-31",
  audience: "strategic",
  marking: "OFFICIAL-SENSITIVE",
  synthetic: "Synthetic data: invented for demonstration",
  cells: [
    {
      kind: "metrics",
      figures: [
        "families",
        { figure: "arrears", comparison: "Invented average of councils alike: 8.0%" },
        "homeless",
        "worst",
      ],
    },
    { kind: "heading", text: "Where need is highest", level: 2 },
    {
      kind: "prose",
      markdown:
        "In **{{ worst }}** the share is highest. Of every family in {{ place }}, {{ arrears.share }} are in arrears.\n\n- This is a picture of places, not a list of families.\n- Scores support judgement; they never replace it.\n\nSee [how small numbers are protected](#section-5).",
    },
    { kind: "chart", chart },
    {
      kind: "note",
      title: "One zone is hidden",
      markdown: "Too few families there are in arrears to show *safely*.",
    },
    { kind: "heading", text: "All zones", level: 2 },
    { kind: "table", table: "zones" },
    { kind: "heading", text: "Questions for the partnership", level: 2 },
    { kind: "prose", markdown: "1. Who already knows these families?\n2. Which offer would come first?" },
    {
      kind: "details",
      title: "Method in plain English",
      cells: [
        { kind: "prose", markdown: "### Scores\n\nEach zone's score is out of 100. Higher is more need." },
      ],
    },
    {
      kind: "provenance",
      rows: [
        { title: "Rent accounts", text: "rent.csv: 4,210 lines accepted of 4,216, 5 quarantined" },
        {
          title: "Description",
          text: "zones.yaml, sha256 3f0a8d27c7b5f2f4f5f0a6c7e1d2b3a4958677685940312233445566778899aa",
        },
      ],
    },
  ],
};

export function inventedRelease(): Release {
  return release(
    {
      tables: [zonesInput],
      figures: [
        { name: "families", title: "Families", count: 5957, unit: "families" },
        {
          name: "arrears",
          title: "In rent arrears",
          count: 520,
          unit: "families in arrears",
          of: { count: 5957, unit: "families" },
        },
        { name: "homeless", title: "Homeless, with a domestic abuse need", count: 2, unit: "families" },
        { name: "worst", title: "Zone with the highest share", label: "Northvale" },
        { name: "place", title: "Place", label: "Invented Borough" },
      ],
    },
    strategicPolicy,
  );
}
