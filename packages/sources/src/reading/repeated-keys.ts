import { type Column, column as columnOf, State, type Table } from "@needscope/table";
import type { Source } from "../source.ts";
import type { RowProblem } from "./row-reader.ts";

/**
 * The rows whose key stands in an earlier row too: an error where the source declares
 * `duplicates: "quarantine"`, else a warning. A key of which a part is missing or suppressed repeats nothing.
 *
 * @param skip rows that are not accepted anyway
 * @example
 * repeatedKeys(benefits, table, new Set()).get(7); // { code: "duplicate-key", ... }
 */
export function repeatedKeys(
  source: Source,
  table: Table,
  skip: ReadonlySet<number>,
): Map<number, RowProblem> {
  const repeated = new Map<number, RowProblem>();
  if (source.key === undefined) return repeated;
  const lines = columnOf(table, "line", "number").values;
  const { numbers, size } = source.key.map((name) => numbered(columnOf(table, name))).reduce(together);
  const firstRow = firstRows(size, table.rowCount);
  for (let row = 0; row < table.rowCount; row += 1) {
    const key = numbers[row]!;
    if (key < 0 || skip.has(row)) continue;
    const first = firstRow.seen(key, row);
    if (first >= 0) repeated.set(row, duplicate(source, lines[first]!));
  }
  return repeated;
}

/** Cells as numbers from 0 up to `size`, equal where the cells are; -1 where the cell is missing or suppressed. */
interface Numbered {
  readonly numbers: ArrayLike<number>;
  readonly size: number;
}

function numbered(column: Column): Numbered {
  const { state } = column;
  const numbers = new Float64Array(state.length);
  const known = new Map<number, number>();
  for (let row = 0; row < state.length; row += 1) {
    if (state[row] !== State.present) numbers[row] = -1;
    else if (column.kind === "text") numbers[row] = column.codes[row]!;
    else numbers[row] = numberOf(column.values[row]!, known);
  }
  return { numbers, size: column.kind === "text" ? column.pool.length : known.size };
}

function numberOf(value: number, known: Map<number, number>): number {
  const number = known.get(value) ?? known.size;
  if (number === known.size) known.set(value, number);
  return number;
}

/** Pairs of cells as numbers. */
function together(one: Numbered, other: Numbered): Numbered {
  if (one.size * other.size > Number.MAX_SAFE_INTEGER) return together(dense(one), other);
  const numbers = Float64Array.from(other.numbers, (number, row) =>
    number < 0 || one.numbers[row]! < 0 ? -1 : one.numbers[row]! * other.size + number,
  );
  return { numbers, size: one.size * other.size };
}

/** The same with no number left out, so that there are at most as many as rows. */
function dense({ numbers }: Numbered): Numbered {
  const known = new Map<number, number>();
  const fewer = Float64Array.from(numbers, (number) => (number < 0 ? -1 : numberOf(number, known)));
  return { numbers: fewer, size: known.size };
}

/** Remembers the first row of each key: in an array where the keys are not many more than the rows. */
function firstRows(size: number, rowCount: number): { seen(key: number, row: number): number } {
  if (size > 4 * rowCount) {
    const first = new Map<number, number>();
    return {
      seen(key, row) {
        const found = first.get(key);
        if (found === undefined) first.set(key, row);
        return found ?? -1;
      },
    };
  }
  const first = new Int32Array(size).fill(-1);
  return {
    seen(key, row) {
      const found = first[key]!;
      if (found < 0) first[key] = row;
      return found;
    },
  };
}

function duplicate({ key, duplicates }: Source, line: number): RowProblem {
  return {
    severity: duplicates === "quarantine" ? "error" : "warning",
    code: "duplicate-key",
    message: `The same ${(key ?? []).join(" and ")} stands on line ${line}.`,
    fix: "Keep one row for each key, or declare the key that makes rows different.",
  };
}
