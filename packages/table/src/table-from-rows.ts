import { columnBuilder } from "./column-builder.ts";
import type { ColumnKind, Row, Table } from "./table.ts";

/**
 * A table from plain rows, for small data and tests. A field that a row does not have is missing there.
 *
 * @param kinds the columns, in order, each with its kind
 * @throws Error when a row has a field that `kinds` does not name (a typing error would lose a column in
 * silence), or a value that does not fit its kind.
 * @example
 * tableFromRows("rent", [{ ref: "000123", balance: 12050 }], { ref: "text", balance: "number" });
 */
export function tableFromRows(
  name: string,
  rows: readonly Row[],
  kinds: Readonly<Record<string, ColumnKind>>,
): Table {
  const builders = Object.entries(kinds).map(([field, kind]) => ({ field, builder: columnBuilder(kind) }));
  for (const row of rows) {
    refuseUnknownFields(name, row, kinds);
    for (const { field, builder } of builders)
      builder.push(Object.hasOwn(row, field) ? row[field] : undefined);
  }
  const columns = new Map(builders.map(({ field, builder }) => [field, builder.finish()]));
  return { name, rowCount: rows.length, columns };
}

function refuseUnknownFields(name: string, row: Row, kinds: Readonly<Record<string, ColumnKind>>): void {
  for (const field of Object.keys(row)) {
    if (Object.hasOwn(kinds, field)) continue;
    const known = Object.keys(kinds).join(", ");
    throw new Error(`A row of table "${name}" has the field "${field}", which has no kind. Known: ${known}.`);
  }
}
