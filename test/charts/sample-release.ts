import {
  practitionerPolicy,
  release,
  type ColumnSpec,
  type FeatureCollection,
  type InputCell,
  type Release,
  type ReleasedTable,
  type TableInput,
} from "@needscope/disclosure";
import { scoreTables } from "./sample-scores.ts";

/** What to put in the place of an input cell; the cell itself to leave it. */
export type CellChange = (cell: InputCell, column: ColumnSpec) => InputCell;

/** Synthetic: invented places and figures, some of them small enough to be hidden. */
export function sampleRelease(change: CellChange = (cell) => cell): Release {
  const makers = [segments, segmentsWithHidden, bands, overlap, losses, ranks, rug, trend, scores, spine];
  const tables = [...makers, ...scoreTables].map((make) => changed(make(), change));
  return release({ tables, outlines: { zones: outlines() } }, practitionerPolicy);
}

function changed(table: TableInput, change: CellChange): TableInput {
  const rows = table.rows.map((row) => row.map((cell, index) => change(cell, table.columns[index]!)));
  return { ...table, rows };
}

/** A table of a release made of one table. */
export function releasedTable(
  name: string,
  columns: readonly ColumnSpec[],
  rows: readonly (readonly InputCell[])[],
): { table: ReleasedTable; release: Release } {
  const made = release({ tables: [{ name, title: name, columns, rows }] }, practitionerPolicy);
  return { table: made.tables.get(name)!, release: made };
}

const segmentColumns: ColumnSpec[] = [
  { id: "segment", title: "Segment", kind: "label" },
  { id: "families", title: "Families", kind: "count", of: "families" },
];

function segments(): TableInput {
  return {
    name: "segments",
    title: "Families by segment",
    columns: segmentColumns,
    rows: [
      ["On income-related benefit", 5000],
      ["A further in rent or council tax arrears", 900],
      ["A further approached as homeless in the year", 240],
      ["None of these", 3860],
      ["All families", 10000],
    ],
    totals: [{ total: 4, parts: [0, 1, 2, 3] }],
  };
}

function segmentsWithHidden(): TableInput {
  return {
    ...segments(),
    name: "segments-hidden",
    rows: [
      ["On income-related benefit", 50],
      ["A further in rent or council tax arrears", 3],
      ["A further approached as homeless in the year", 9],
      ["None of these", 38],
      ["All families", 100],
    ],
  };
}

function bands(): TableInput {
  return {
    name: "bands",
    title: "Families by band",
    columns: [
      { id: "band", title: "Band", kind: "label" },
      { id: "families", title: "Families", kind: "count", of: "families" },
    ],
    rows: [
      ["Intensive", 120],
      ["Targeted", 690],
      ["Early help", 2190],
      ["Universal", 7000],
    ],
  };
}

function overlap(): TableInput {
  return {
    name: "overlap",
    title: "Families by combination of pressures",
    columns: [
      { id: "rent", title: "Rent arrears", kind: "label" },
      { id: "councilTax", title: "Council tax arrears", kind: "label" },
      { id: "cap", title: "Affected by the benefit cap", kind: "label" },
      { id: "homeless", title: "Approached as homeless", kind: "label" },
      { id: "families", title: "Families", kind: "count", of: "families" },
    ],
    rows: [
      [true, false, false, false, 410],
      [false, true, false, false, 890],
      [false, false, true, false, 160],
      [false, false, false, true, 95],
      [true, true, false, false, 430],
      [true, false, true, false, 38],
      [true, true, true, false, 72],
      [true, true, false, true, 41],
      [true, true, true, true, 3],
      [false, true, true, false, 26],
      [false, false, true, true, 4],
    ],
  };
}

function losses(): TableInput {
  return {
    name: "losses",
    title: "Families by weekly loss to the benefit cap",
    columns: [
      { id: "from", title: "More than, pounds a week", kind: "number", decimals: 0, prefix: "£" },
      { id: "to", title: "Up to, pounds a week", kind: "number", decimals: 0, prefix: "£" },
      { id: "families", title: "Families", kind: "count", of: "families" },
    ],
    rows: [
      [0, 50, 148],
      [50, 100, 96],
      [100, 150, 51],
      [150, 200, 30],
      [200, 250, 22],
      [250, 300, 9],
      [300, undefined, 2],
    ],
  };
}

function ranks(): TableInput {
  return {
    name: "ranks",
    title: "Zones by score",
    columns: [
      { id: "zone", title: "Zone", kind: "label" },
      { id: "score", title: "Need score", kind: "score", decimals: 1 },
      { id: "rank", title: "Rank", kind: "rank", decimals: 0 },
      { id: "lower", title: "First possible rank", kind: "rank", decimals: 0 },
      { id: "upper", title: "Last possible rank", kind: "rank", decimals: 0 },
    ],
    rows: [
      ["Alderwick", 31.2, 6, 6, 7],
      ["Brackwater and the Islands", 58.4, 2, 2, 4],
      ["Coldharbour", 22.9, 7, 6, 7],
      ["Dunmarsh", 55.0, 3, 2, 5],
      ["Eastholt", 53.7, 4, 2, 5],
      ["Fenbury", 51.3, 5, 3, 5],
      ["Harrowmere", 83.6, 1, 1, 1],
    ],
  };
}

/** The interval of a rate in these samples: an invented one, a fifth to each side. */
const aFifth = (numerator: number, denominator: number): readonly [number, number] => [
  (0.8 * numerator) / denominator,
  (1.2 * numerator) / denominator,
];

function rug(): TableInput {
  const rate = (id: string, title: string): ColumnSpec[] => [
    { id: `${id}Count`, title: `${title}, number`, kind: "count" },
    {
      id,
      title,
      kind: "rate",
      numerator: `${id}Count`,
      denominator: "children",
      multiplier: 1000,
      decimals: 1,
      shows: "per",
      interval: aFifth,
    },
  ];
  const row = (zone: string, ...counts: number[]): InputCell[] => [
    zone,
    1000,
    ...counts.flatMap((count) => [count, undefined]),
  ];
  return {
    name: "rug",
    title: "Indicators by zone",
    columns: [
      { id: "zone", title: "Zone", kind: "label" },
      { id: "children", title: "Children", kind: "count" },
      ...rate("poverty", "Child poverty"),
      ...rate("homeless", "Homeless households"),
      ...rate("sole", "Sole registrations"),
      ...rate("absence", "Persistent absence"),
      ...rate("attendance", "Good attendance"),
      ...rate("abuse", "Domestic abuse incidents"),
    ],
    rows: [
      row("Harrowmere", 291, 31, 62, 160, 610, 88),
      row("Brackwater and the Islands", 204, 22, 48, 101, 930, 3),
      row("Coldharbour", 120, 8, 30, 70, 948, 31),
      row("Dunmarsh", 188, 17, 44, 99, 911, 47),
      row("All zones", 190, 18, 46, 103, 905, 52),
    ],
  };
}

function trend(): TableInput {
  const years = ["2011/12", "2012/13", "2013/14", "2014/15", "2015/16", "2016/17"];
  const series: Record<string, (number | undefined)[]> = {
    Harrowmere: [52, 57, undefined, 74, 88, 109],
    Dunmarsh: [41, 40, 44, 45, 43, 47],
    Coldharbour: [30, 33, 31, 36, 34, 31],
    Fenbury: [3, 22, 25, 23, 26, 21],
    "All zones": [40, 41, 42, 46, 48, 50],
  };
  return {
    name: "trend",
    title: "Domestic abuse incidents by zone and year",
    columns: [
      { id: "year", title: "Year", kind: "label" },
      { id: "zone", title: "Zone", kind: "label" },
      { id: "incidents", title: "Incidents", kind: "count" },
      { id: "households", title: "Households", kind: "count" },
      {
        id: "rate",
        title: "Domestic abuse incidents",
        kind: "rate",
        numerator: "incidents",
        denominator: "households",
        multiplier: 1000,
        decimals: 1,
        shows: "per",
        interval: (numerator, denominator) => [
          (0.9 * numerator) / denominator,
          (1.1 * numerator) / denominator,
        ],
      },
    ],
    rows: Object.entries(series).flatMap(([zone, values]) =>
      values.map((value, index) => [years[index], zone, value, 4000, undefined]),
    ),
  };
}

function scores(): TableInput {
  return {
    name: "scores",
    title: "Need score by zone",
    columns: [
      { id: "code", title: "Code", kind: "label" },
      { id: "zone", title: "Zone", kind: "label" },
      { id: "score", title: "Need score", kind: "score", decimals: 1 },
    ],
    rows: [
      ["Z1", "Alderwick", 31.2],
      ["Z2", "Brackwater", 58.4],
      ["Z3", "Coldharbour", 22.9],
      ["Z4", "Dunmarsh", 55.0],
      ["Z5", "Eastholt", Symbol.for("needscope.suppressed")],
      ["Z6", "Fenbury", 51.3],
      ["Z7", "Harrowmere", 83.6],
    ],
  };
}

/** Seven invented zones, drawn clockwise in the x and y of a drawing. */
function outlines(): FeatureCollection {
  const rings: Record<string, number[][]> = {
    Z1: [
      [0, 0],
      [0, 55],
      [60, 70],
      [90, 40],
      [80, 0],
    ],
    Z2: [
      [80, 0],
      [90, 40],
      [150, 50],
      [170, 10],
    ],
    Z3: [
      [0, 55],
      [10, 120],
      [70, 130],
      [60, 70],
    ],
    Z4: [
      [60, 70],
      [70, 130],
      [130, 125],
      [150, 50],
      [90, 40],
    ],
    Z5: [
      [150, 50],
      [130, 125],
      [200, 140],
      [220, 60],
    ],
    Z6: [
      [170, 10],
      [150, 50],
      [220, 60],
      [250, 20],
    ],
    Z7: [
      [10, 120],
      [30, 180],
      [140, 190],
      [200, 140],
      [130, 125],
      [70, 130],
    ],
  };
  return {
    type: "FeatureCollection",
    features: Object.entries(rings).map(([code, ring]) => ({
      type: "Feature",
      properties: { code, name: code },
      geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
    })),
  };
}

function spine(): TableInput {
  const number = (id: string, title: string): ColumnSpec => ({ id, title, kind: "number", decimals: 1 });
  return {
    name: "spine",
    title: "Harrowshire beside England",
    columns: [
      { id: "indicator", title: "Indicator", kind: "label" },
      number("own", "Harrowshire"),
      number("england", "England"),
      number("region", "South region"),
      number("neighbours", "Statistical neighbours"),
      number("p5", "5th percentile"),
      number("p25", "Lower quartile"),
      number("p75", "Upper quartile"),
      number("p95", "95th percentile"),
      { id: "note", title: "Note", kind: "label" },
    ],
    rows: [
      ["Children in low-income families, %", 14.1, 19.8, 15.9, 14.6, 9.8, 14.9, 24.7, 33.0, undefined],
      ["Pupils eligible for free meals, %", 21.9, 24.6, 21.1, 20.3, 12.4, 18.6, 30.2, 41.0, undefined],
      ["Persistent absence, %", 21.7, 20.0, 20.4, 20.9, 15.7, 18.3, 21.6, 25.0, undefined],
      ["Pupils at the expected standard, %", 55.2, 60.7, 59.0, 58.8, 53.1, 57.9, 63.8, 69.7, undefined],
      [
        "Homeless after domestic abuse, per 10,000",
        0.3,
        4.4,
        3.8,
        3.6,
        1.6,
        3.0,
        5.5,
        7.7,
        "not ranked: implausible",
      ],
      ["Homeless after breakdown, per 10,000", undefined, 3.1, 3.0, 2.9, 1.2, 2.3, 3.9, 5.2, undefined],
      ["Exclusions, per 1,000 pupils", 2.4, 1.1, 1.3, 1.2, 0.3, 0.7, 1.5, 2.1, undefined],
    ],
  };
}
