import { type Column, State, suppressed, TextDictionary } from "@needscope/table";
import { CellCodes, Verdict } from "./cell-codes.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";
import { RowStore } from "./row-store.ts";

/**
 * A column of texts that repeat: codes, areas, periods. Each different cell is judged once.
 *
 * @example
 * codedColumn({ source, field: band, column: 3, stored: true, likely });
 */
export function codedColumn(plan: ColumnPlan): FastColumn {
  const cells = new CellCodes(plan);
  const store = new RowStore((length) => new Uint32Array(length), plan.stored);
  /** What the careful gear has put in, by line of the chunk. */
  const given = new Map<number, string>();
  let texts = plan.texts ?? new TextDictionary();
  /** For each number of a cell the code of its text, -1 until a kept line has it. */
  let codeOf = new Int32Array(64).fill(-1);
  return {
    read(chunk) {
      given.clear();
      store.prepare(chunk.rows, plan.likely());
      cells.read(chunk);
      const { state, length: at } = store;
      const { verdicts, codes } = cells;
      for (let row = 0; row < chunk.rows; row += 1) {
        const verdict = verdicts[codes[row]!]!;
        if (verdict !== Verdict.present) state[at + row] = verdict;
      }
    },
    set(row, value) {
      const text = typeof value === "string" ? value : undefined;
      if (text !== undefined) given.set(row, text);
      store.state[store.length + row] =
        text !== undefined ? State.present : value === suppressed ? State.suppressed : State.missing;
    },
    keep({ rows: count }, rows) {
      if (!plan.stored) return;
      if (codeOf.length < cells.verdicts.length) codeOf = widened(codeOf, cells.verdicts.length);
      const { values, state, length: at } = store;
      for (let i = 0; i < rows.length; i += 1) {
        const row = rows[i]!;
        if (state[at + row] !== State.present) {
          values[at + row] = 0;
          continue;
        }
        const text = given.size === 0 ? undefined : given.get(row);
        if (text !== undefined) {
          values[at + row] = texts.add(text);
          continue;
        }
        const cell = cells.codes[row]!;
        if (codeOf[cell]! < 0) codeOf[cell] = texts.add(cells.texts[cell]!);
        values[at + row] = codeOf[cell]!;
      }
      store.keep(rows, count);
    },
    take(): Column {
      const { values: codes, state } = store.take();
      const pool = texts;
      if (plan.texts === undefined) {
        texts = new TextDictionary();
        codeOf.fill(-1);
      }
      if (cells.forget()) codeOf.fill(-1);
      return { kind: "text", codes, pool, state };
    },
  };
}

function widened(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length).fill(-1);
  to.set(from);
  return to;
}
