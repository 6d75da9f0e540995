import { filterTable, type Table } from "@needscope/table";
import type { Source } from "../source.ts";
import { failedChecks } from "./failed-checks.ts";
import type { KeyLedger } from "./repeated-keys.ts";
import type { RowProblem } from "./row-reader.ts";
import type { LineProblem, LineRange, Rows } from "./rows.ts";

/** Rows of which those are taken out that only turn out wrong beside their own other cells, or other rows. */
export interface Screened {
  readonly table: Table;
  /** The 1-based line on which each row of the table begins. */
  readonly lines: Int32Array;
  /** In ascending order. */
  readonly refused: readonly (LineRange & { readonly problems: readonly RowProblem[] })[];
  readonly warnings: readonly LineProblem[];
}

/**
 * Takes out the rows in which a check holds, and then those whose key is taken if the source says so. A line of a
 * wide table gives several rows, and is set aside whole.
 *
 * @example
 * screenRows(source, rows, new KeyLedger(source, true)).table.rowCount;
 */
export function screenRows(source: Source, rows: Rows, keys: KeyLedger): Screened {
  const { table, lines, longRows } = rows;
  const lineOf = (row: number): number => lines[row]!;
  const failed = failedChecks(source, table);
  const keyWarnings: LineProblem[] = [];
  for (const [row, problem] of keys.repeats({ table, lines }, new Set(failed.keys()))) {
    if (problem.severity === "error") failed.set(row, [problem]);
    else keyWarnings.push({ line: lineOf(row), problem });
  }
  const warnings = [...rows.warnings, ...withoutRepeats(keyWarnings)];
  if (failed.size === 0) return { table, lines, refused: [], warnings };
  const lost = new Map<number, RowProblem[]>();
  for (const [row, problems] of failed) {
    lost.set(lineOf(row), different([...(lost.get(lineOf(row)) ?? []), ...problems]));
  }
  const kept = rowsWithout(lost, lines);
  return {
    table: filterTable(table, kept),
    lines: linesOf(kept, lines),
    refused: [...lost]
      .map(([line, problems]) => ({ line, lines: longRows.get(line) ?? 1, problems }))
      .sort((one, other) => one.line - other.line),
    warnings: warnings.filter(({ line }) => !lost.has(line)),
  };
}

/** A line of a wide table may have the same problem for each of its rows; to say it once is enough. */
function different(problems: readonly RowProblem[]): RowProblem[] {
  return problems.filter(({ message }, i) => problems.findIndex((other) => other.message === message) === i);
}

function withoutRepeats(problems: readonly LineProblem[]): LineProblem[] {
  return problems.filter(({ line, problem }, i) => {
    const before = problems[i - 1];
    return before?.line !== line || before.problem.message !== problem.message;
  });
}

function rowsWithout(lost: ReadonlyMap<number, unknown>, lines: Int32Array): Int32Array {
  const behindAll = 2 ** 31 - 1;
  const lostLines = Int32Array.from([...lost.keys(), behindAll]).sort();
  const kept = new Int32Array(lines.length);
  let [count, next] = [0, 0];
  // Both are in ascending order.
  for (let row = 0; row < lines.length; row += 1) {
    const line = lines[row]!;
    while (lostLines[next]! < line) next += 1;
    kept[count] = row;
    if (lostLines[next] !== line) count += 1;
  }
  return kept.subarray(0, count);
}

function linesOf(rows: Int32Array, lines: Int32Array): Int32Array {
  const own = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) own[i] = lines[rows[i]!]!;
  return own;
}
