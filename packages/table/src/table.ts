import type { suppressed } from "./state.ts";
import type { TextPool } from "./text-pool.ts";

/**
 * One column of a {@link Table}: a typed array of values and one state byte a row (see `State`).
 * Where the state is not present the value is a filler and must not be read.
 *
 * - `number`: float64; money is whole pence.
 * - `date`: days since 1 January 1970.
 * - `flag`: 1 yes, 0 no.
 * - `text`: each row holds a code, an index into `pool`; equal texts share a code.
 */
export type Column =
  | { readonly kind: "number"; readonly values: Float64Array; readonly state: Uint8Array }
  | { readonly kind: "date"; readonly values: Int32Array; readonly state: Uint8Array }
  | { readonly kind: "flag"; readonly values: Uint8Array; readonly state: Uint8Array }
  | {
      readonly kind: "text";
      readonly codes: Uint32Array;
      readonly pool: TextPool;
      readonly state: Uint8Array;
    };

/** The kinds of column: "number", "date", "flag", "text". */
export type ColumnKind = Column["kind"];

/** The column of one kind, for code that needs its typed array: `ColumnOf<"number">["values"]`. */
export type ColumnOf<Kind extends ColumnKind> = Extract<Column, { kind: Kind }>;

/** Named columns of equal length, in the order that a reader should meet them. */
export interface Table {
  readonly name: string;
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** A cell as people's code sees it: a date is "yyyy-mm-dd", missing is `undefined`, suppressed is `suppressed`. */
export type CellValue = string | number | boolean | undefined | typeof suppressed;

/** A row as people's code sees it: column name to cell. */
export type Row = Readonly<Record<string, CellValue>>;
