import type { CellValue, Column } from "@needscope/table";
import type { Field } from "../../field.ts";
import type { Source } from "../../source.ts";
import { dateColumn, flagColumn, numberColumn } from "./number-columns.ts";
import type { Chunk } from "./field-boundaries.ts";
import { absentColumn, textColumn } from "./text-column.ts";

/** Text of bytes of the file, and back. */
export interface Codec {
  /** Whether the file has no byte above 127. */
  readonly ascii: boolean;
  decode(bytes: Uint8Array): string;
  encode(text: string): Uint8Array;
}

/** A column as the fast gear fills it: a place for every line of the file. */
export interface FastColumn {
  /** Makes room for at least so many lines; if there is too little, for as many as are likely to come. */
  reserve(lines: number, likely: number): void;
  /** Reads the column's cells of a chunk and marks, by row, those that need the careful gear. */
  read(chunk: Chunk, needsCare: Uint8Array): void;
  /** Puts in a value that the careful gear has read; a date is a day number. */
  set(line: number, value: CellValue): void;
  /** The column of the given lines only, in their order. */
  finish(lines: Int32Array): Column;
}

/** What a fast column is made from. */
export interface ColumnPlan<Kind extends Field = Field> {
  readonly source: Source;
  readonly field: Kind;
  /** Counted from 0; -1 where the file lacks an optional column. */
  readonly column: number;
  readonly columnCount: number;
  readonly codec: Codec;
}

/**
 * The fast column of a field. Whatever its kernel does not know goes, cell by cell, to the parser of the careful
 * gear, so that the two cannot mean different things; only a cell with a problem makes its row wait for that gear.
 *
 * @example
 * const column = fastColumn({ source, field, column: 3, columnCount: 9, codec });
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
    default:
      return textColumn(plan);
  }
}
