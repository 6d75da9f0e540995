import { columnBuilder } from "@needscope/table";
import type { CellValue, ColumnKind, Table } from "@needscope/table";

/** The part of a danfojs-node DataFrame that the adapter reads. */
export interface DanfoFrame {
  readonly columns: readonly string[];
  readonly values: unknown;
}

/** The name of the table to make and the kind of each column to take, in order. */
export interface FromDanfoOptions {
  readonly name: string;
  readonly kinds: Readonly<Record<string, ColumnKind>>;
}

/**
 * A table of the named columns of a danfojs-node DataFrame, cell by cell. `null`, `undefined` and NaN are
 * missing. Kinds are stated and not guessed: danfo's own guess calls a column of ids a column of numbers.
 *
 * @throws Error when the frame lacks a column, or a cell does not fit its kind, as when ids have become numbers
 * and lost their leading zeros. The sentence names column and row and never repeats the cell.
 * @example
 * const table = fromDanfo(frame, { name: "rent", kinds: { ref: "text", balance: "number" } });
 */
export function fromDanfo(frame: DanfoFrame, { name, kinds }: FromDanfoOptions): Table {
  const rows = rowsOf(frame);
  const columns = Object.entries(kinds).map(([field, kind]) => {
    const at = positionOf(frame, field);
    const builder = columnBuilder(kind);
    for (const [i, row] of rows.entries()) builder.push(tableCell(row[at], kind, `"${field}", row ${i}`));
    return [field, builder.finish()] as const;
  });
  return { name, rowCount: rows.length, columns: new Map(columns) };
}

// A frame gives its rows as arrays, an empty one an empty array; a frame of one column is still rows of one.
function rowsOf(frame: DanfoFrame): readonly (readonly unknown[])[] {
  const { values } = frame;
  if (Array.isArray(values) && values.every((row) => Array.isArray(row))) return values;
  throw new Error("fromDanfo takes a DataFrame; this is something else, perhaps a Series.");
}

function positionOf(frame: DanfoFrame, field: string): number {
  const position = frame.columns.indexOf(field);
  if (position >= 0) return position;
  throw new Error(`The DataFrame has no column "${field}". Columns: ${frame.columns.join(", ")}.`);
}

const typeOfKind = { number: "number", date: "string", flag: "boolean", text: "string" } as const;

function tableCell(value: unknown, kind: ColumnKind, place: string): CellValue {
  if (value === null || value === undefined || Number.isNaN(value)) return undefined;
  if (typeof value !== typeOfKind[kind]) {
    throw new Error(
      `Column ${place}: a ${kind} column takes a ${typeOfKind[kind]}, and danfo gives a ${typeof value}.`,
    );
  }
  return value as string | number | boolean;
}
