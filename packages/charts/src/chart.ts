import type { TopLevelSpec } from "vega-lite";

/**
 * A picture of one released table, ready for a report. The specifications name their data and never hold it:
 * `data` says what to bind to each name. A `table` is bound as the rows of `releasedRows(table)` of
 * `@needscope/disclosure`, `outlines` as the array of features of the released collection.
 *
 * @example
 * const chart: Chart = segmentBars(release.tables.get("segments")!, { segment: "segment", count: "families" });
 * chart.data; // { rows: { table: "segments" } }
 */
export interface Chart {
  /** Kebab-case, unique in a document. */
  readonly name: string;
  /** The message, worked out from the released values, in about ten words. Not drawn in the specification. */
  readonly title: string;
  /** Measure, place, period. Not drawn in the specification. */
  readonly subtitle: string;
  /** What the picture says, in at most two sentences. */
  readonly altText: string;
  /** 680 px wide, for a page and for paper. */
  readonly spec: TopLevelSpec;
  /** The same data laid out 340 px wide, for a phone. */
  readonly narrowSpec: TopLevelSpec;
  /** What to bind to each data name of the specifications. */
  readonly data: Readonly<Record<string, { readonly table: string } | { readonly outlines: string }>>;
  /** The table that stands beside the picture and says the same. */
  readonly table: string;
  /** One or two sentences for a reader who has not met this kind of picture. */
  readonly howToRead?: string;
}

/** What every chart can be told about itself; the rest is worked out from the table. */
export interface ChartWords {
  /** Defaults to the name of the table. */
  readonly name?: string;
  /** "Croydon" */
  readonly place?: string;
  /** "2015/16" */
  readonly period?: string;
}
