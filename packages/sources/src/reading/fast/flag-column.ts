import { type Column, State, suppressed } from "@needscope/table";
import { CellCodes, Verdict } from "./cell-codes.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";
import { RowStore } from "./row-store.ts";

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
      const { values, state, length: at } = store;
      const { verdicts, codes } = cells;
      for (let row = 0; row < chunk.rows; row += 1) {
        values[at + row] = verdicts[codes[row]!] === Verdict.present ? 1 : 0;
      }
      if ((cells.met & (Verdict.missing | Verdict.suppressed)) === 0) return;
      for (let row = 0; row < chunk.rows; row += 1) {
        const verdict = verdicts[codes[row]!]!;
        if (verdict === Verdict.missing || verdict === Verdict.suppressed) state[at + row] = verdict;
      }
    },
    set(row, value) {
      const at = store.length + row;
      store.values[at] = value === true ? 1 : 0;
      store.state[at] =
        typeof value === "boolean" ? State.present : value === suppressed ? State.suppressed : State.missing;
    },
    keep: (chunk) => store.keep(chunk),
    take(): Column {
      const { values, state } = store.take();
      cells.forget();
      return { kind: "flag", values, state };
    },
  };
}
