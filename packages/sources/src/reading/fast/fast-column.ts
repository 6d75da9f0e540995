import type { CellValue, Column } from "@needscope/table";
import type { Field } from "../../field.ts";
import type { Source } from "../../source.ts";
import { absentColumn } from "./absent-column.ts";
import { dateColumn, numberColumn } from "./number-columns.ts";
import type { Chunk } from "./field-boundaries.ts";
import { flagColumn } from "./flag-column.ts";
import { codedColumn } from "./coded-column.ts";
import { looksPlain } from "./plain-texts.ts";
import { textColumn } from "./text-column.ts";
import type { TextDictionary } from "@needscope/table";

/**
 * A column as the fast gear fills it, a chunk at a time: first the cells of all lines are read, then what the
 * careful gear has read is put in, then the lines that are accepted are kept and the others forgotten.
 */
export interface FastColumn {
  /** Reads the column's cells of a chunk and marks the lines that need the careful gear. */
  read(chunk: Chunk): void;
  /** Puts in a value that the careful gear has read of a line of the chunk; a date is a day number. */
  set(row: number, value: CellValue): void;
  /** Keeps the given lines of the chunk, in their order. */
  keep(chunk: Chunk, rows: Int32Array): void;
  /** The column of all lines kept since the last time. */
  take(): Column;
}

/** What a fast column is made from. */
export interface ColumnPlan<Kind extends Field = Field> {
  readonly source: Source;
  readonly field: Kind;
  /** Counted from 0; -1 where the file lacks an optional column. */
  readonly column: number;
  /** Where texts are numbered, if other columns share the numbers. */
  readonly texts?: TextDictionary | undefined;
  /** Whether the column is wanted; else its cells are only checked. */
  readonly stored: boolean;
  /** How many rows there will be in all, as far as can be told. */
  readonly likely: () => number;
}

/**
 * The fast column of a field. Whatever its kernel does not know goes, cell by cell, to the parser of the careful
 * gear, so that the two cannot mean different things; only a cell with a problem makes its row wait for that gear.
 *
 * @example
 * const column = fastColumn({ source, field, column: 3, stored: true, likely: () => 1000 });
 */
export function fastColumn(plan: ColumnPlan): FastColumn {
  const { field } = plan;
  if (plan.column < 0) return absentColumn(plan);
  switch (field.kind) {
    case "pounds":
    case "integer":
    case "number":
      return numberColumn({ ...plan, field });
    case "date":
      return dateColumn({ ...plan, field });
    case "yesNo":
      return flagColumn({ ...plan, field });
    case "id":
    case "text":
      return looksPlain(field) ? textColumn({ ...plan, field }) : codedColumn(plan);
    default:
      return codedColumn(plan);
  }
}
