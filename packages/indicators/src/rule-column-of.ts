import type { RuleCells, RuleColumn } from "@needscope/rules";
import { cellAt, type Column, suppressed } from "@needscope/table";

/** A table's column as conditions see it: missing and suppressed are both unknown to them. */
export function ruleColumnOf(column: Column): RuleColumn {
  return {
    kind: column.kind,
    valueAt(row) {
      const value = cellAt(column, row);
      return value === suppressed ? undefined : value;
    },
    cells: cellsOf(column),
  };
}

function cellsOf(column: Column): RuleCells {
  if (column.kind !== "text") return { values: column.values, state: column.state };
  return { codes: column.codes, pool: column.pool, state: column.state };
}
