import type {
  CountColumn,
  FeatureCollection,
  LabelColumn,
  NumberColumn,
  RateColumn,
} from "./release-input.ts";
import type { Policy } from "./policy.ts";

/** `[c]` hidden, primary and secondary alike; `[x]` not available; `[z]` not applicable; `[low]` above 0 but rounds to 0. */
export type Shorthand = "[c]" | "[x]" | "[z]" | "[low]";

/** A table cell as readers may see it. `value` is absent where it is hidden, missing or a label. */
export interface ReleasedCell {
  readonly value?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** What readers read: "1,235", "12.3%", "[c]" or a label. Never empty. */
  readonly text: string;
  readonly shorthand?: Shorthand;
}

/** A released column: its declaration without the interval function; `intervalName` is there if it has intervals. */
export type ReleasedColumn = LabelColumn | CountColumn | Omit<RateColumn, "interval"> | NumberColumn;

/** How many counts a policy hid, and out of how many. */
export interface HiddenCounts {
  readonly primary: number;
  readonly secondary: number;
  /** All counts asked for, hidden or not. */
  readonly counts: number;
}

/** A table as readers may see it. `rows[i][j]` belongs to `columns[j]`. */
export interface ReleasedTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ReleasedColumn[];
  readonly rows: readonly (readonly ReleasedCell[])[];
  /** Indexes of the rows that are declared totals, in order. */
  readonly totalRows: readonly number[];
  readonly hidden: HiddenCounts;
}

/** A figure as readers may see it. */
export interface ReleasedFigure {
  readonly name: string;
  readonly title: string;
  /** The released number; absent for words and where hidden. */
  readonly value?: number;
  /** The number alone: "900". */
  readonly text: string;
  /** The number with its unit and denominator: "900 of 10,000 families". */
  readonly words: string;
  /** The count as a percentage of its denominator, from the released counts: "9.0%". */
  readonly share?: string;
  readonly shorthand?: Shorthand;
}

/** Tables, figures and outlines that went through a policy. Only {@link release} makes one. */
export interface Release {
  readonly policy: Policy;
  readonly tables: ReadonlyMap<string, ReleasedTable>;
  readonly figures: ReadonlyMap<string, ReleasedFigure>;
  readonly outlines: ReadonlyMap<string, FeatureCollection>;
  readonly hidden: HiddenCounts;
}
