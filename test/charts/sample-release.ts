import {
  practitionerPolicy,
  release,
  type ColumnSpec,
  type InputCell,
  type Release,
  type ReleasedTable,
  type TableInput,
} from "@needscope/disclosure";

/** Synthetic: invented places and figures, some of them small enough to be hidden. */
export function sampleRelease(): Release {
  return release({ tables: [segments(), segmentsWithHidden(), bands()] }, practitionerPolicy);
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
