import { dayText } from "./day-number.ts";
import { State, suppressed } from "./state.ts";
import type { CellValue, Column } from "./table.ts";

/**
 * One cell as people's code sees it: text decoded, a date as "yyyy-mm-dd", a flag as true or false,
 * missing as `undefined`, suppressed as `suppressed`.
 *
 * @throws Error when the column has no such row.
 * @example
 * cellAt(column(rent, "balance"), 0); // 12050 (pence)
 */
export function cellAt(column: Column, row: number): CellValue {
  const state = column.state[row];
  if (state === undefined) {
    throw new Error(`There is no row ${row} in a column of ${column.state.length} rows.`);
  }
  if (state === State.missing) return undefined;
  if (state === State.suppressed) return suppressed;
  if (column.kind === "text") return column.pool.at(column.codes[row]!);
  if (column.kind === "date") return dayText(column.values[row]!);
  if (column.kind === "flag") return column.values[row] === 1;
  return column.values[row];
}
