import { cellAt, type Column, column as columnOf, columnBuilder, type Table } from "@needscope/table";
import { columnKindOf } from "./column-kind-of.ts";
import type { Rows } from "./rows.ts";
import type { Source } from "../source.ts";

/**
 * The rows of a wide table as the declared long ones: each line gives a row for each group of columns, in the
 * order of the file. Rows of any other table stay as they are.
 *
 * @example
 * longRows(source, rows).table.rowCount;
 */
export function longRows(source: Source, rows: Rows): Rows {
  if (source.unpivot === undefined) return rows;
  const { groups } = rows.header;
  const wide = rows.table;
  const columns = new Map<string, Column>();
  for (const field of source.fields) {
    const builder = columnBuilder(columnKindOf(field));
    const sources = groups.map(({ fields }) => fields.get(field.name));
    const parts = sources.map((name) => (name === undefined ? undefined : columnOf(wide, name)));
    const shared = wide.columns.get(field.name);
    for (let row = 0; row < wide.rowCount; row += 1) {
      for (const [i, { values }] of groups.entries()) {
        const column = parts[i] ?? shared;
        builder.push(column === undefined ? values.get(field.name) : cellAt(column, row));
      }
    }
    columns.set(field.name, builder.finish());
  }
  const rowCount = wide.rowCount * groups.length;
  const lines = Int32Array.from(
    { length: rowCount },
    (_, row) => rows.lines[Math.floor(row / groups.length)]!,
  );
  const table: Table = { name: wide.name, rowCount, columns };
  return { ...rows, table, lines };
}
