import type { Column, ColumnKind, ColumnOf, Table } from "./table.ts";

/**
 * The named column of a table, and of the kind asked for when one is named.
 *
 * @throws Error when the table has no such column, or has it in another kind; the sentence names what it has.
 * @example
 * const { values, state } = column(rent, "balance", "number");
 */
export function column(table: Table, name: string): Column;
export function column<Kind extends ColumnKind>(table: Table, name: string, kind: Kind): ColumnOf<Kind>;
export function column(table: Table, name: string, kind?: ColumnKind): Column {
  const found = table.columns.get(name);
  if (found === undefined) {
    const known = [...table.columns.keys()].join(", ") || "none";
    throw new Error(`Table "${table.name}" has no column "${name}". Columns: ${known}.`);
  }
  if (kind !== undefined && found.kind !== kind) {
    throw new Error(`Column "${name}" of table "${table.name}" is a ${found.kind} column, not ${kind}.`);
  }
  return found;
}
