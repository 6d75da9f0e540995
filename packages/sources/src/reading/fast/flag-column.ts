import type { Column } from "@needscope/table";
import { CellCodes, markNothings, nothing, Verdict } from "./cell-codes.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";
import { RowStore, stateOf } from "./row-store.ts";

/**
 * A column of yes and no.
 *
 * @example
 * flagColumn({ source, field: arrangement, column: 7, stored: true, likely });
 */
export function flagColumn(plan: ColumnPlan): FastColumn {
  const cells = new CellCodes(plan);
  const store = new RowStore((length) => new Uint8Array(length), plan.stored);
  return {
    read(chunk) {
      store.prepare(chunk.rows, plan.likely());
      cells.read(chunk);
      markYes(cells, store, chunk.rows);
      if ((cells.met & nothing) !== 0) markNothings(cells, store, chunk.rows);
    },
    set(row, value) {
      store.values[store.length + row] = value === true ? 1 : 0;
      store.setState(row, stateOf(value));
    },
    keep: (chunk) => store.keep(chunk),
    take(): Column {
      const { values, state } = store.take();
      cells.forget();
      return { kind: "flag", values, state };
    },
  };
}

// Loops are functions of their own, so that the engine compiles them once and not for every column.

function markYes(
  { codes, verdicts }: CellCodes,
  { values, length: at }: RowStore<Uint8Array>,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 1) {
    values[at + row] = verdicts[codes[row]!] === Verdict.present ? 1 : 0;
  }
}
