import { type Column, State, suppressed } from "@needscope/table";
import { columnKindOf } from "../column-kind-of.ts";
import { ByteInterner } from "./byte-interner.ts";
import { cellJudge } from "./cell-judge.ts";
import type { Codec, ColumnPlan, FastColumn } from "./fast-column.ts";
import { type InternedCells, textKernel, Verdict } from "./text-kernel.ts";

/**
 * A column of texts, references, codes or areas: each different cell is judged once.
 *
 * @example
 * textColumn({ source, field: surname, column: 1, columnCount: 8, codec });
 */
export function textColumn(plan: ColumnPlan): FastColumn {
  const { codec, field } = plan;
  const cells: InternedCells = {
    column: plan.column,
    columnCount: plan.columnCount,
    interner: new ByteInterner(),
    verdicts: new Uint8Array(64),
    judge: cellJudge(plan),
  };
  let [codes, state, chunkCodes] = [new Int32Array(0), new Uint8Array(0), new Int32Array(0)];
  return {
    reserve(lines, likely) {
      if (lines <= state.length) return;
      const room = Math.max(lines, likely);
      const [oldCodes, oldState] = [codes, state];
      [codes, state] = [new Int32Array(room), new Uint8Array(room)];
      codes.set(oldCodes);
      state.set(oldState);
    },
    read(chunk, needsCare) {
      if (chunkCodes.length < chunk.rows) chunkCodes = new Int32Array(chunk.rows);
      textKernel(chunk, cells, chunkCodes);
      const { verdicts } = cells;
      for (let row = 0; row < chunk.rows; row += 1) {
        const code = chunkCodes[row]!;
        const line = chunk.lineOf[row]!;
        const verdict = code < 0 ? Verdict.missing : verdicts[code]!;
        if (verdict === Verdict.present) codes[line] = code;
        else if (verdict === Verdict.missing && !field.required) state[line] = State.missing;
        else if (verdict === Verdict.suppressed) state[line] = State.suppressed;
        else needsCare[row] = 1;
      }
    },
    set(line, value) {
      const nothing = value === undefined || value === suppressed;
      state[line] = value === undefined ? State.missing : nothing ? State.suppressed : State.present;
      if (!nothing) codes[line] = cells.interner.add(codec.encode(value as string));
    },
    finish: (lines) => finishTexts({ codes, state, lines }, cells.interner, codec),
  };
}

/** Numbers the texts anew in the order in which the accepted rows have them, as a table's builder does. */
function finishTexts(
  {
    codes,
    state,
    lines,
  }: { readonly codes: Int32Array; readonly state: Uint8Array; readonly lines: Int32Array },
  interner: ByteInterner,
  codec: Codec,
): Column {
  const newCodeOf = new Int32Array(interner.size).fill(-1);
  const kept = new Int32Array(interner.size);
  const [outCodes, outState] = [new Uint32Array(lines.length), new Uint8Array(lines.length)];
  let size = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!;
    outState[i] = state[line]!;
    if (state[line] !== State.present) continue;
    const code = codes[line]!;
    if (newCodeOf[code]! < 0) {
      newCodeOf[code] = size;
      kept[size] = code;
      size += 1;
    }
    outCodes[i] = newCodeOf[code]!;
  }
  const texts = interner.texts(kept.subarray(0, size));
  const pool = codec.ascii ? texts : texts.map((text) => decodeText(text, codec));
  return { kind: "text", codes: outCodes, pool, state: outState };
}

function decodeText(text: string, codec: Codec): string {
  return /[\u0080-\u00ff]/.test(text) ? codec.decode(Buffer.from(text, "latin1")) : text;
}

/**
 * The column of a field that the file does not have: missing throughout.
 *
 * @example
 * absentColumn({ source, field: notes, column: -1, columnCount: 8, codec });
 */
export function absentColumn({ field }: ColumnPlan): FastColumn {
  const nothing = (): void => undefined;
  const state = (length: number) => new Uint8Array(length).fill(State.missing);
  return {
    reserve: nothing,
    read: nothing,
    set: nothing,
    finish({ length }): Column {
      switch (columnKindOf(field)) {
        case "number":
          return { kind: "number", values: new Float64Array(length).fill(Number.NaN), state: state(length) };
        case "date":
          return { kind: "date", values: new Int32Array(length), state: state(length) };
        case "flag":
          return { kind: "flag", values: new Uint8Array(length), state: state(length) };
        case "text":
          return { kind: "text", codes: new Uint32Array(length), pool: [], state: state(length) };
      }
    },
  };
}
