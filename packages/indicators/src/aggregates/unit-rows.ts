import type { Table } from "@needscope/table";
import type { DayRange } from "../period.ts";

/** The rows of one table: which are counted (0 no, 1 yes, 2 undecided) and whose they are (-1 nobody's). */
export interface UnitRows {
  readonly table: Table;
  readonly counted: Uint8Array;
  /** Whether no row is undecided. */
  readonly isDecided: boolean;
  readonly unitOf: Int32Array;
  readonly unitCount: number;
  /** Whether the rows are the units, one row each and in their order: a column is then their values as it is. */
  readonly areUnits: boolean;
  /** The states of units of which all are present: one for all the columns that have it, which nobody writes to. */
  readonly allPresent: Uint8Array;
  /** The date field that places a row, and the days measured; for measures that look at when. */
  readonly dated?: string | undefined;
  readonly days?: readonly DayRange[] | undefined;
}

/** One value per unit with its state (0 where not present); flags are bytes, 1 yes. */
export interface Aggregate {
  readonly values: Float64Array | Uint8Array;
  readonly state: Uint8Array;
  /** The number of rows that a mean rests on. */
  readonly rows?: Float64Array;
}
