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
  const given = new Map<number, string | undefined>();
  let texts = plan.texts ?? new TextDictionary();
  /** For each number of a cell the code of its text, 0 where it is nothing, -1 until a kept line has it. */
  let codeOf = new Int32Array(64).fill(-1);
  const known = (cell: number): number => {
    if (codeOf.length < cells.verdicts.length) codeOf = widened(codeOf, cells.verdicts.length);
    const text = cells.texts[cell];
    codeOf[cell] = text === undefined ? 0 : texts.add(text);
    return codeOf[cell]!;
  };
  return {
    read(chunk) {
      given.clear();
      store.prepare(chunk.rows, plan.likely());
      cells.read(chunk);
      if ((cells.met & (Verdict.missing | Verdict.suppressed)) === 0) return;
      const { state, length: at } = store;
      const { verdicts, codes } = cells;
      for (let row = 0; row < chunk.rows; row += 1) {
        const verdict = verdicts[codes[row]!]!;
        if (verdict === Verdict.missing || verdict === Verdict.suppressed) state[at + row] = verdict;
      }
    },
    set(row, value) {
      const text = typeof value === "string" ? value : undefined;
      given.set(row, text);
      store.state[store.length + row] =
        text !== undefined ? State.present : value === suppressed ? State.suppressed : State.missing;
    },
    keep(chunk, rows) {
      if (!plan.stored) return;
      const { values, length: at } = store;
      const { codes } = cells;
      let numbers = codeOf;
      for (let i = 0; i < rows.length; i += 1) {
        const row = rows[i]!;
        if (given.size > 0 && given.has(row)) {
          const text = given.get(row);
          values[at + i] = text === undefined ? 0 : texts.add(text);
          continue;
        }
        let code = numbers[codes[row]!] ?? -1;
        if (code < 0) {
          code = known(codes[row]!);
          numbers = codeOf;
        }
        values[at + i] = code;
      }
      store.keepState(chunk);
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
