import { bitsIn, type RuleCells, type RuleColumn } from "@needscope/rules";
import { cellAt, type Column, suppressed } from "@needscope/table";

/** Whether every row is there by the states of columns looked at so far, so that each is looked at once. */
export type Wholeness = Map<Uint8Array, boolean>;

/** A table's column as conditions see it: missing and suppressed are both unknown to them. */
export function ruleColumnOf(column: Column, whole?: Wholeness): RuleColumn {
  return {
    kind: column.kind,
    valueAt(row) {
      const value = cellAt(column, row);
      return value === suppressed ? undefined : value;
    },
    cells: cellsOf(column, whole && isWhole(column, whole)),
  };
}

function cellsOf(column: Column, isWhole?: boolean): RuleCells {
  const { state } = column;
  if (column.kind !== "text") return { values: column.values, state, isWhole };
  return { codes: column.codes, pool: column.pool, state, isWhole };
}

function isWhole({ state }: Column, whole: Wholeness): boolean {
  const known = whole.get(state) ?? bitsIn(state) === 0;
  whole.set(state, known);
  return known;
}
