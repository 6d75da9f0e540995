import type { ReleasedTable } from "./released-types.ts";

/**
 * A released table as the row objects that a chart's specification reads. A column `rate` becomes the fields
 * `rate` (its number, its words if a label, null if hidden or missing), `rate_text`, `rate_lower`, `rate_upper`
 * and `rate_shorthand` (null where there is none); `row_index` is the row's place from 0. Column ids hold no
 * underscore, so fields never collide.
 *
 * @example
 * releasedRows(table)[0]; // { row_index: 0, zone: "Northvale", zone_text: "Northvale", ... }
 */
export function releasedRows(table: ReleasedTable): Record<string, string | number | null>[] {
  return table.rows.map((cells, rowIndex) => {
    const row: Record<string, string | number | null> = { row_index: rowIndex };
    table.columns.forEach((column, columnIndex) => {
      const cell = cells[columnIndex]!;
      row[column.id] = column.kind === "label" ? cell.text : (cell.value ?? null);
      row[`${column.id}_text`] = cell.text;
      row[`${column.id}_lower`] = cell.lower ?? null;
      row[`${column.id}_upper`] = cell.upper ?? null;
      row[`${column.id}_shorthand`] = cell.shorthand ?? null;
    });
    return row;
  });
}
