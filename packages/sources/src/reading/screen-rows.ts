import type { Column, Table } from "@needscope/table";
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
  const out = rowsOn(lost.keys(), lines);
  return {
    table: tableWithout(out, table),
    lines: closeGaps(lines, out),
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

/** The rows that begin on these lines, in ascending order, as the lines of rows are. */
function rowsOn(wanted: Iterable<number>, lines: Int32Array): number[] {
  const rows: number[] = [];
  for (const line of Int32Array.from(wanted).sort()) {
    let [from, to] = [0, lines.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (lines[middle]! < line) from = middle + 1;
      else to = middle;
    }
    for (let row = from; lines[row] === line; row += 1) rows.push(row);
  }
  return rows;
}

/** The table without these rows. What is left moves up where it stands, as nobody else has the columns yet. */
function tableWithout(rows: readonly number[], { name, rowCount, columns }: Table): Table {
  const left = [...columns].map(([of, column]): [string, Column] => {
    const state = closeGaps(column.state, rows);
    switch (column.kind) {
      case "number":
        return [of, { ...column, values: closeGaps(column.values, rows), state }];
      case "date":
        return [of, { ...column, values: closeGaps(column.values, rows), state }];
      case "flag":
        return [of, { ...column, values: closeGaps(column.values, rows), state }];
      case "text":
        return [of, { ...column, codes: closeGaps(column.codes, rows), state }];
    }
  });
  return { name, rowCount: rowCount - rows.length, columns: new Map(left) };
}

function closeGaps<Values extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
  values: Values,
  rows: readonly number[],
): Values {
  for (let i = 0; i < rows.length; i += 1) {
    values.copyWithin(rows[i]! - i, rows[i]! + 1, rows[i + 1] ?? values.length);
  }
  return values.subarray(0, values.length - rows.length) as Values;
}
