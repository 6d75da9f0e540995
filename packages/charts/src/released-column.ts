import type { ReleasedCell, ReleasedColumn, ReleasedTable } from "@needscope/disclosure";

/** A column of a released table with its cells, top to bottom. */
export interface ChartColumn {
  readonly id: string;
  readonly title: string;
  readonly column: ReleasedColumn;
  readonly cells: readonly ReleasedCell[];
}

/**
 * The column of a table that a chart was told to draw. Throws one sentence if there is no such column, or if it is
 * of another kind than the chart can draw.
 *
 * @example
 * releasedColumn(table, "families", ["count"]).cells[0]; // { value: 900, text: "900" }
 */
export function releasedColumn(
  table: ReleasedTable,
  id: string,
  kinds: readonly ReleasedColumn["kind"][],
): ChartColumn {
  const index = table.columns.findIndex((column) => column.id === id);
  const column = table.columns[index];
  if (!column) {
    const known = table.columns.map((other) => other.id).join(", ");
    throw new RangeError(`Unknown column "${id}" in table "${table.name}". Known: ${known || "none"}.`);
  }
  if (!kinds.includes(column.kind)) {
    throw new TypeError(
      `Column "${id}" of table "${table.name}" is a ${column.kind}; this chart needs ${kinds.join(" or ")} there.`,
    );
  }
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(id)) {
    throw new TypeError(
      `Column id "${id}" in table "${table.name}" cannot be a chart field; use letters and digits, starting with a letter.`,
    );
  }
  return { id, title: column.title, column, cells: table.rows.map((row) => row[index]!) };
}

/** Kinds of column that hold numbers. */
export const numberKinds = ["count", "rate", "score", "rank", "number"] as const;
