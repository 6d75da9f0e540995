import { cellAt } from "./cell-at.ts";
import type { Row, Table } from "./table.ts";

/**
 * One row as a plain object, for people, lists and cells of a report (not for loops over millions).
 *
 * @throws Error when the table has no such row.
 * @example
 * rowAt(rent, 0); // { tenancy_ref: "000123/01", balance: 12050 }
 */
export function rowAt(table: Table, row: number): Row {
  if (!Number.isInteger(row) || row < 0 || row >= table.rowCount) {
    throw new Error(
      `Table "${table.name}" has no row ${row}; it has ${table.rowCount} rows, counted from 0.`,
    );
  }
  // fromEntries defines own properties, so that a column called "__proto__" is a column like any other.
  return Object.fromEntries([...table.columns].map(([name, column]) => [name, cellAt(column, row)]));
}

/**
 * All rows as plain objects, in order. For small tables.
 *
 * @example
 * toRows(zones); // [{ zone: "Z99000001", households: 8200 }]
 */
export function toRows(table: Table): Row[] {
  return Array.from({ length: table.rowCount }, (_, row) => rowAt(table, row));
}
