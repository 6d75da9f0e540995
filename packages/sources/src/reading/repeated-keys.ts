import { cellAt, column as columnOf, type Table } from "@needscope/table";
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
  const columns = source.key.map((name) => columnOf(table, name));
  const lines = columnOf(table, "line", "number").values;
  const seen = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    if (skip.has(row)) continue;
    const cells = columns.map((column) => cellAt(column, row));
    if (cells.some((cell) => cell === undefined || typeof cell === "symbol")) continue;
    const key = JSON.stringify(cells);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, lines[row]!);
    else repeated.set(row, duplicate(source, first));
  }
  return repeated;
}

function duplicate({ key, duplicates }: Source, line: number): RowProblem {
  return {
    severity: duplicates === "quarantine" ? "error" : "warning",
    code: "duplicate-key",
    message: `The same ${(key ?? []).join(" and ")} stands on line ${line}.`,
    fix: "Keep one row for each key, or declare the key that makes rows different.",
  };
}
