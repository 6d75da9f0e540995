import { type Column, State, TextDictionary } from "@needscope/table";
import type { FieldOf } from "../../field.ts";
import { cellParser } from "../cells/cell-parser.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";
import type { Chunk } from "./field-boundaries.ts";
import { findNotPlain, plainForm } from "./plain-texts.ts";
import { RowStore, stateOf } from "./row-store.ts";

/**
 * A column of references or texts, most of which stand once: each cell is looked at where it stands, and numbered
 * once its line is accepted.
 *
 * @example
 * textColumn({ source, field: surname, column: 1, stored: true, likely });
 */
export function textColumn(plan: ColumnPlan<FieldOf<"id" | "text">>): FastColumn {
  const { source, field, column, stored, likely } = plan;
  const parse = cellParser(field, source);
  const form = plainForm(field, source);
  const store = new RowStore((length) => new Uint32Array(length), stored);
  /** Values that are not the cell as it stands, by line of the chunk. */
  const given = new Map<number, string>();
  let texts = plan.texts ?? new TextDictionary();
  let notPlain = new Int32Array(0);
  const set: FastColumn["set"] = (row, value) => {
    if (typeof value === "string") given.set(row, value);
    store.setState(row, stateOf(value));
  };
  return {
    set,
    read(chunk) {
      const { rows, columnCount, bytes, starts, ends, needsCare } = chunk;
      given.clear();
      store.prepare(rows, likely());
      if (notPlain.length < rows) notPlain = new Int32Array(rows);
      const count = findNotPlain(chunk, { column, form }, notPlain);
      for (let i = 0; i < count; i += 1) {
        const row = notPlain[i]!;
        if (needsCare[row] !== 0) continue;
        const cell = row * columnCount + column;
        const text = bytes.toString("utf8", starts[cell], ends[cell]);
        const value = parse(text);
        if (value instanceof CellProblem) needsCare[row] = 1;
        else if (value !== text) set(row, value);
      }
    },
    keep(chunk, rows) {
      if (!stored) return;
      const first = store.length === 0;
      const { values, length: at } = store;
      const { columnCount: stride } = chunk;
      if (store.hasGaps) emptyNothings(chunk, { column, rows }, store);
      let from = 0;
      for (let i = 0; given.size > 0 && i < rows.length; i += 1) {
        const text = given.get(rows[i]!);
        if (text === undefined) continue;
        texts.addFields(chunk, { column, stride, rows, from, to: i }, { codes: values, at: at + from });
        values[at + i] = texts.add(text);
        from = i + 1;
      }
      texts.addFields(
        chunk,
        { column, stride, rows, from, to: rows.length },
        { codes: values, at: at + from },
      );
      store.keepState(chunk, rows.length);
      if (first && texts.length > 0.8 * rows.length) texts.reserve(likely());
    },
    take(): Column {
      const { values: codes, state } = store.take();
      const pool = texts;
      if (plan.texts === undefined) {
        texts.rest();
        texts = new TextDictionary();
      }
      return { kind: "text", codes, pool, state };
    },
  };
}

/** Empties cells that are nothing, so that they are not numbered. */
function emptyNothings(
  { columnCount, starts, ends }: Chunk,
  { column, rows }: { column: number; rows: Int32Array },
  { state, length: at }: { readonly state: Uint8Array; readonly length: number },
): void {
  for (let i = 0; i < rows.length; i += 1) {
    if (state[at + rows[i]!] === State.present) continue;
    const cell = rows[i]! * columnCount + column;
    ends[cell] = starts[cell]!;
  }
}
