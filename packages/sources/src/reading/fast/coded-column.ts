import { type Column, TextDictionary } from "@needscope/table";
import { CellCodes, markNothings, nothing } from "./cell-codes.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";
import { RowStore, stateOf } from "./row-store.ts";

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
  const learn = (cell: number): void => {
    if (codeOf.length < cells.verdicts.length) codeOf = widened(codeOf, cells.verdicts.length);
    const text = cells.texts[cell];
    codeOf[cell] = text === undefined ? 0 : texts.add(text);
  };
  return {
    read(chunk) {
      given.clear();
      store.prepare(chunk.rows, plan.likely());
      cells.read(chunk);
      if ((cells.met & nothing) !== 0) markNothings(cells, store, chunk.rows);
    },
    set(row, value) {
      given.set(row, typeof value === "string" ? value : undefined);
      store.setState(row, stateOf(value));
    },
    keep(chunk, rows) {
      if (!plan.stored) return;
      const { values, length: at } = store;
      let stop = nextGiven(given, rows, 0);
      for (let i = 0; i < rows.length;) {
        i = takeCodes(cells.codes, { rows, from: i, stop }, { codeOf, values, at });
        if (i < stop) {
          learn(cells.codes[rows[i]!]!);
        } else if (i < rows.length) {
          const text = given.get(rows[i]!);
          values[at + i] = text === undefined ? 0 : texts.add(text);
          i += 1;
          stop = nextGiven(given, rows, i);
        }
      }
      store.keepState(chunk, rows.length);
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

/** The first of the rows listed from `from` on that the careful gear has put in, or their end. */
function nextGiven(given: ReadonlyMap<number, unknown>, rows: Int32Array, from: number): number {
  if (given.size === 0) return rows.length;
  for (let i = from; i < rows.length; i += 1) if (given.has(rows[i]!)) return i;
  return rows.length;
}

/** Puts down the codes of rows up to `stop`, or to the first whose cell has none yet; says where it stopped. */
function takeCodes(
  cells: Int32Array,
  { rows, from, stop }: { rows: Int32Array; from: number; stop: number },
  { codeOf, values, at }: { codeOf: Int32Array; values: Uint32Array; at: number },
): number {
  for (let i = from; i < stop; i += 1) {
    const code = codeOf[cells[rows[i]!]!] ?? -1;
    if (code < 0) return i;
    values[at + i] = code;
  }
  return stop;
}

function widened(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length).fill(-1);
  to.set(from);
  return to;
}
