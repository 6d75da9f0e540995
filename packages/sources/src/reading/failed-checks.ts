import { type Condition, evaluate, type RuleColumn, Truth } from "@needscope/rules";
import { cellAt, column as columnOf, State, suppressed, type Table } from "@needscope/table";
import type { Check } from "../check.ts";
import type { Source } from "../source.ts";
import { codesOutOfForce } from "./codes-in-force.ts";
import type { RowProblem } from "./row-reader.ts";

/**
 * The rows in which a check of the source certainly holds, or a code was not in force, with the problems. Where a value is not known a check
 * cannot hold.
 *
 * @example
 * failedChecks(school, table).get(3); // [{ code: "missed-more-than-possible", ... }]
 */
export function failedChecks(source: Source, table: Table): Map<number, RowProblem[]> {
  const failed = new Map<number, RowProblem[]>();
  for (const { code, when, message, fix } of source.checks) {
    const truths = truthsOf(when, table);
    for (let row = 0; row < truths.length; row += 1) {
      if (truths[row] !== Truth.yes) continue;
      const problem: RowProblem = { severity: "error", code, message, fix };
      failed.set(row, [...(failed.get(row) ?? []), problem]);
    }
  }
  for (const { row, problem } of codesOutOfForce(source, table)) {
    failed.set(row, [...(failed.get(row) ?? []), problem]);
  }
  return failed;
}

function truthsOf(when: Check["when"], table: Table): Uint8Array {
  if ("after" in when) return datesAfter(table, when.field, when.after);
  return evaluate(when as Condition, table.rowCount, (field) => ruleColumn(table, field));
}

function datesAfter(table: Table, field: string, other: string): Uint8Array {
  const [late, early] = [columnOf(table, field, "date"), columnOf(table, other, "date")];
  const truths = new Uint8Array(table.rowCount);
  for (let row = 0; row < truths.length; row += 1) {
    const known = late.state[row] === State.present && early.state[row] === State.present;
    truths[row] = known ? (late.values[row]! > early.values[row]! ? Truth.yes : Truth.no) : Truth.unknown;
  }
  return truths;
}

function ruleColumn(table: Table, field: string): RuleColumn {
  const column = columnOf(table, field);
  return {
    kind: column.kind,
    valueAt(row) {
      const value = cellAt(column, row);
      return value === suppressed ? undefined : value;
    },
    cells:
      column.kind === "text"
        ? { codes: column.codes, pool: column.pool, state: column.state }
        : { values: column.values, state: column.state },
  };
}
