/** A value of an unreleased table. Missing is `undefined`; suppressed by the producer is `Symbol.for("needscope.suppressed")`. */
export type InputCell = string | number | boolean | undefined | symbol;

/** A column of words: the names of areas, segments or periods. Never a person's details. */
export interface LabelColumn {
  /** Letters and digits, starting with a letter: charts use it as a field name. */
  readonly id: string;
  readonly title: string;
  readonly kind: "label";
}

/** A column of counts, hidden and rounded by the policy. */
export interface CountColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: "count";
  /** What is counted: "families". */
  readonly of?: string;
}

/**
 * A column worked out from two released count columns; its input cells are `undefined`.
 * `shows: "percent"` has multiplier 1, holds a proportion 0 to 1 and reads "12.3%";
 * `shows: "per"` holds multiplier x numerator / denominator and reads "45.0 per 1,000".
 */
export interface RateColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: "rate";
  /** Id of the count column above the line. */
  readonly numerator: string;
  /** Id of the count column below the line. */
  readonly denominator: string;
  readonly multiplier: number;
  readonly decimals: number;
  readonly shows: "percent" | "per";
  /** Interval of numerator / denominator (before the multiplier), called with the released counts. */
  readonly interval?: (numerator: number, denominator: number) => readonly [number, number];
  /** Name of the interval for readers: "95% Wilson interval". */
  readonly intervalName?: string;
}

/** A column of numbers that are not counts of people: scores, ranks, published values. Not hidden by a policy. */
export interface NumberColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: "score" | "rank" | "number";
  readonly decimals: number;
  /** Words or a sign after the number: "%" or " days". */
  readonly suffix?: string;
  /** A sign before the number: "£". */
  readonly prefix?: string;
  /** Decimals and signs row by row, in place of the column's, where the rows measure different things. */
  readonly formats?: readonly NumberFormat[];
  /** Ids of the number columns that hold the lower and the upper end of this number's published interval. */
  readonly limits?: readonly [lower: string, upper: string];
}

/** How a number is written. */
export interface NumberFormat {
  readonly decimals: number;
  readonly suffix?: string;
  readonly prefix?: string;
}

/** What a column of an unreleased table holds. */
export type ColumnSpec = LabelColumn | CountColumn | RateColumn | NumberColumn;

/**
 * Rows whose counts add up to another row's, by row index; without `total`, to a number that a reader knows from
 * elsewhere (the size of the whole).
 */
export interface TotalGroup {
  readonly total?: number;
  readonly parts: readonly number[];
}

/** A table before release; `rows` hold one cell per column, in the order of `columns`. */
export interface TableInput {
  /** Kebab-case name that charts and cells refer to. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly (readonly InputCell[])[];
  /** Every total that the table shows, or that a reader could know. */
  readonly totals?: readonly TotalGroup[];
}

/** A count on its own, with its denominator where it has one: "900 of 10,000 families". */
export interface CountFigureInput {
  readonly name: string;
  readonly title: string;
  readonly count: number;
  /** What is counted: "families with arrears". */
  readonly unit: string;
  readonly of?: { readonly count: number; readonly unit: string };
}

/** One cell of a table of the same release: it is hidden, rounded and worded as it is there. */
export interface CellFigureInput {
  readonly name: string;
  readonly title: string;
  readonly cell: { readonly table: string; readonly row: number; readonly column: string };
}

/** Words: the name of the zone with most need. Never a count written out. */
export interface LabelFigureInput {
  readonly name: string;
  readonly title: string;
  readonly label: string;
}

/** A figure named in prose and metric cells. */
export type FigureInput = CountFigureInput | CellFigureInput | LabelFigureInput;

/** The parts of a GeoJSON geometry that a map needs. */
export interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** A GeoJSON feature whose properties hold the area's `code` and `name`; all others are dropped on release. */
export interface Feature {
  readonly type: "Feature";
  readonly id?: string | number;
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: Geometry;
}

/** GeoJSON outlines of areas. */
export interface FeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly Feature[];
}

/** Everything that a document may show. */
export interface ReleaseInput {
  readonly tables: readonly TableInput[];
  readonly figures?: readonly FigureInput[];
  readonly outlines?: Readonly<Record<string, FeatureCollection>>;
}
