import { column as columnOf, State, type Table } from "@needscope/table";

/** One value of a column, how often it stands there, and the first line that has it. */
export interface SeenValue {
  readonly text: string;
  readonly count: number;
  readonly line: number;
}

/** What a column holds: each different text once. */
export interface ColumnValues {
  readonly header: string;
  readonly rows: number;
  /** Rows in which the cell is not blank. */
  readonly filled: number;
  readonly values: readonly SeenValue[];
}

/**
 * The different values of a column that was read as text.
 *
 * @example
 * columnValues(table, { name: "c1", header: "Balance" }).filled; // 120
 */
export function columnValues(
  table: Table,
  { name, header }: { readonly name: string; readonly header: string },
): ColumnValues {
  const { codes, pool, state } = columnOf(table, name, "text");
  const lines = columnOf(table, "line", "number").values;
  const counts = new Float64Array(pool.length);
  const firstLines = new Float64Array(pool.length);
  let filled = 0;
  for (let row = 0; row < table.rowCount; row += 1) {
    if (state[row] !== State.present) continue;
    filled += 1;
    const code = codes[row]!;
    if (counts[code] === 0) firstLines[code] = lines[row]!;
    counts[code]! += 1;
  }
  const values = [...pool]
    .map((text, code) => ({ text, count: counts[code]!, line: firstLines[code]! }))
    .filter(({ count }) => count > 0);
  return { header, rows: table.rowCount, filled, values };
}

/**
 * How many cells some values fill.
 *
 * @example
 * cellsOf([{ text: "A", count: 3, line: 2 }]); // 3
 */
export function cellsOf(values: readonly SeenValue[]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Whether at least 19 in 20 cells hold a value of which something is true: damage is rare.
 *
 * @example
 * mostly(values, (text) => /^\d+$/.test(text));
 */
export function mostly(values: readonly SeenValue[], holds: (text: string) => boolean): boolean {
  return cellsOf(values.filter(({ text }) => holds(text.trim()))) * 20 >= cellsOf(values) * 19;
}
