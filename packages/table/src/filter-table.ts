import { State } from "./state.ts";
import type { Column, Table } from "./table.ts";

/**
 * The table with the given rows only, in the given order; a row may come twice.
 *
 * @param rows row numbers counted from 0
 * @throws Error when a row number is not in the table.
 * @example
 * filterTable(rent, [0, 2]);
 */
export function filterTable(table: Table, rows: ArrayLike<number>): Table {
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    if (Number.isInteger(row) && row >= 0 && row < table.rowCount) continue;
    throw new Error(
      `Table "${table.name}" has no row ${row}; it has ${table.rowCount} rows, counted from 0.`,
    );
  }
  const columns = new Map([...table.columns].map(([name, column]) => [name, takeRows(column, rows)]));
  return { name: table.name, rowCount: rows.length, columns };
}

/**
 * The cells of the given rows as a new column; -1 gives a missing cell. Texts keep their pool.
 *
 * @param rows row numbers counted from 0, or -1
 * @example
 * takeRows(column(rent, "balance"), [2, -1]);
 */
export function takeRows(column: Column, rows: ArrayLike<number>): Column {
  const state = gather(column.state, rows, State.missing);
  if (column.kind === "text") {
    return { kind: "text", codes: gather(column.codes, rows, 0), pool: column.pool, state };
  }
  if (column.kind === "date") return { kind: "date", values: gather(column.values, rows, 0), state };
  if (column.kind === "flag") return { kind: "flag", values: gather(column.values, rows, 0), state };
  return { kind: "number", values: gather(column.values, rows, Number.NaN), state };
}

/** Rows that follow one another are copied together where there are so many. */
const manyRows = 32;

function gather<Values extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
  from: Values,
  rows: ArrayLike<number>,
  filler: number,
): Values {
  const to = new (from.constructor as new (length: number) => Values)(rows.length);
  for (let i = 0; i < rows.length;) {
    const end = endOfRun(rows, i);
    const first = rows[i]!;
    if (end - i < manyRows || first < 0 || first + end - i > from.length) {
      for (; i < end; i += 1) to[i] = from[rows[i]!] ?? filler;
    } else {
      to.set(from.subarray(first, first + end - i), i);
      i = end;
    }
  }
  return to;
}

/** Where the rows listed from `from` on no longer follow one another. */
function endOfRun(rows: ArrayLike<number>, from: number): number {
  let end = from + 1;
  while (end < rows.length && rows[end] === rows[end - 1]! + 1) end += 1;
  return end;
}
