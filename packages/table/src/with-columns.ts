import type { Column, Table } from "./table.ts";

/**
 * The table with columns added at the end, or replaced in place where the name is there already.
 * The columns themselves are shared with the input, not copied.
 *
 * @throws Error when a column's length is not the table's row count.
 * @example
 * withColumns(rent, new Map([["owed", owed]]));
 */
export function withColumns(table: Table, added: ReadonlyMap<string, Column>): Table {
  for (const [name, { state }] of added) {
    if (state.length !== table.rowCount) {
      const lengths = `${state.length} rows and the table has ${table.rowCount}`;
      throw new Error(`Column "${name}" cannot be added to table "${table.name}": it has ${lengths}.`);
    }
  }
  return { ...table, columns: new Map([...table.columns, ...added]) };
}
