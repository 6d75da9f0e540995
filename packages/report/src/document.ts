import type { Audience } from "@needscope/disclosure";
import type { TopLevelSpec } from "vega-lite";

/** A report before it is rendered: what it says, in order. Texts may hold `{{ figure-name }}` of the release. */
export interface Document {
  /** Kebab-case; the file's name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly subtitle?: string;
  /** The one sentence that a reader with ten seconds should take away. */
  readonly headlineSentence?: string;
  /** Date of the figures, yyyy-mm-dd. */
  readonly date: string;
  /** Must be the audience of the release's policy. */
  readonly audience: Audience;
  /** Protective marking, printed on every page: "OFFICIAL-SENSITIVE". */
  readonly marking?: string;
  /** What to say where the data is invented; stands on the page, every printed page and every figure. */
  readonly synthetic?: string;
  readonly cells: readonly ReportCell[];
}

/**
 * One piece of a report. `columns` picks the columns of the table that are shown, by id; all unless told. A chart with
 * no columns points to the figure before it that shows the same table. `paper: "pointer"` leaves what is folded on screen
 * off paper, where a line says that the page on screen has it; `paper: "leftOut"` is for numbers that stand in a figure beside them. On paper folded parts are open otherwise.
 */
export type ReportCell =
  | { readonly kind: "heading"; readonly text: string; readonly level: 2 | 3 }
  | { readonly kind: "prose"; readonly markdown: string }
  | {
      readonly kind: "metrics";
      readonly figures: readonly (string | ComparedFigure)[];
      readonly paper?: "leftOut";
    }
  | {
      readonly kind: "chart";
      readonly chart: ReportChart;
      readonly columns?: readonly string[];
      readonly paper?: "pointer";
    }
  | {
      readonly kind: "table";
      readonly table: string;
      readonly caption?: string;
      readonly columns?: readonly string[];
    }
  | { readonly kind: "note"; readonly title: string; readonly markdown: string }
  | {
      readonly kind: "details";
      readonly title: string;
      readonly cells: readonly ReportCell[];
      readonly paper?: "pointer";
    }
  | { readonly kind: "provenance"; readonly title?: string; readonly rows: readonly ProvenanceRow[] };

/** A figure of the release with a comparison in words: "England: {{ england.number }}". */
export interface ComparedFigure {
  readonly figure: string;
  readonly comparison: string;
}

/** A line of where a report comes from: "Rent accounts" - "rent.csv, 4,210 lines accepted of 4,216". */
export interface ProvenanceRow {
  readonly title: string;
  readonly text: string;
}

/** A chart as `@needscope/charts` makes it: specifications that name their data and never hold it. */
export interface ReportChart {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly altText: string;
  readonly spec: TopLevelSpec;
  /** The same laid out for a phone; without it the figure scrolls sideways there. */
  readonly narrowSpec?: TopLevelSpec;
  /** What to bind to each data name: rows of `releasedRows(table)`, or an array of the outlines' features. */
  readonly data: Readonly<Record<string, { readonly table: string } | { readonly outlines: string }>>;
  /** Name of the released table that stands beside the chart. */
  readonly table: string;
  readonly howToRead?: string;
}
