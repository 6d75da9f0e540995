import { type CellValue, type Column, dayNumber, State, suppressed } from "@needscope/table";
import type { FieldOf } from "../../field.ts";
import { cellParser } from "../cells/cell-parser.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import { markStates } from "../cells/mark-states.ts";
import { ByteInterner } from "./byte-interner.ts";
import { cellJudge } from "./cell-judge.ts";
import { type DateForm, dateKernel } from "./date-kernel.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";
import type { Chunk } from "./field-boundaries.ts";
import { type NumberForm, numberKernel } from "./number-kernel.ts";
import { type InternedCells, textKernel, Verdict } from "./text-kernel.ts";

/**
 * A column of pounds, whole numbers or numbers.
 *
 * @example
 * numberColumn({ source, field: balance, column: 5, columnCount: 8, codec });
 */
export function numberColumn(plan: ColumnPlan<FieldOf<"pounds" | "integer" | "number">>): FastColumn {
  const form = numberForm(plan);
  const plainMarks = marksLike(plan, /^[\d.,-]+$/);
  return column(plan, {
    filler: Number.NaN,
    make: (length) => new Float64Array(length),
    kernel: (chunk, output) =>
      plainMarks ? allRows(chunk, output.failed) : numberKernel(chunk, form, output),
    build: (values, state): Column => ({ kind: "number", values, state }),
  });
}

function numberForm({
  field,
  column,
  columnCount,
}: ColumnPlan<FieldOf<"pounds" | "integer" | "number">>): NumberForm {
  const pounds = field.kind === "pounds";
  const unit = pounds ? 100 : 1;
  return {
    column,
    columnCount,
    unit,
    min: field.min === undefined ? -Infinity : Math.round(field.min * unit * 1e6) / 1e6,
    max: field.max === undefined ? Infinity : Math.round(field.max * unit * 1e6) / 1e6,
    required: field.required,
    negative: pounds ? field.negative : true,
    commas: pounds && field.thousandsCommas,
    decimals: pounds ? 2 : field.kind === "number" ? 15 : 0,
    mostWhole: pounds ? 13 : 15,
    mostDigits: 15,
  };
}

/**
 * A column of dates.
 *
 * @example
 * dateColumn({ source, field: born, column: 2, columnCount: 8, codec });
 */
export function dateColumn(plan: ColumnPlan<FieldOf<"date">>): FastColumn {
  const form = dateForm(plan);
  const plainMarks = marksLike(plan, /^[\d/-]{10}$/);
  return column(plan, {
    filler: 0,
    make: (length) => new Int32Array(length),
    kernel: (chunk, output) => (plainMarks ? allRows(chunk, output.failed) : dateKernel(chunk, form, output)),
    build: (values, state): Column => ({ kind: "date", values, state }),
  });
}

function dateForm({ field, column, columnCount }: ColumnPlan<FieldOf<"date">>): DateForm {
  const { format, required } = field;
  const range = { min: dayNumber(field.earliest), max: dayNumber(field.latest), required };
  const sign = format === "dd/mm/yyyy" ? 0x2f : 0x2d;
  if (format === "yyyy-mm-dd") {
    return { column, columnCount, year: 0, month: 5, day: 8, signs: [4, 7], sign, ...range };
  }
  return { column, columnCount, day: 0, month: 3, year: 6, signs: [2, 5], sign, ...range };
}

/**
 * A column of yes and no.
 *
 * @example
 * flagColumn({ source, field: arrangement, column: 7, columnCount: 8, codec });
 */
export function flagColumn(plan: ColumnPlan<FieldOf<"yesNo">>): FastColumn {
  const cells: InternedCells = {
    column: plan.column,
    columnCount: plan.columnCount,
    interner: new ByteInterner(),
    verdicts: new Uint8Array(64),
    judge: cellJudge(plan),
  };
  let codes = new Int32Array(0);
  return column(plan, {
    filler: 0,
    make: (length) => new Uint8Array(length),
    kernel(chunk, { values, state, failed }) {
      if (codes.length < chunk.rows) codes = new Int32Array(chunk.rows);
      textKernel(chunk, cells, codes);
      let failures = 0;
      for (let row = 0; row < chunk.rows; row += 1) {
        const verdict = codes[row]! < 0 ? Verdict.careful : cells.verdicts[codes[row]!];
        const line = chunk.lineOf[row]!;
        if (verdict === Verdict.present) values[line] = 1;
        else if (verdict === Verdict.no) values[line] = 0;
        else if (codes[row]! < 0 && !plan.field.required) state[line] = State.missing;
        else {
          failed[failures] = row;
          failures += 1;
        }
      }
      return failures;
    },
    build: (values, state): Column => ({ kind: "flag", values, state }),
  });
}

type Numbers = Float64Array | Int32Array | Uint8Array;

interface Storage<Values extends Numbers> {
  readonly filler: number;
  readonly make: (length: number) => Values;
  readonly kernel: (
    chunk: Chunk,
    output: { values: Values; state: Uint8Array; failed: Int32Array },
  ) => number;
  readonly build: (values: Values, state: Uint8Array) => Column;
}

function column<Values extends Numbers>(
  { source, field, column: place, columnCount, codec }: ColumnPlan,
  { filler, make, kernel, build }: Storage<Values>,
): FastColumn {
  const parse = cellParser(field, source);
  let [values, state, failed] = [make(0), new Uint8Array(0), new Int32Array(0)];
  const set = (line: number, value: CellValue): void => {
    const nothing = value === undefined || value === suppressed;
    state[line] = value === undefined ? State.missing : nothing ? State.suppressed : State.present;
    values[line] = nothing ? filler : Number(value);
  };
  return {
    set,
    reserve(lines, likely) {
      if (lines <= state.length) return;
      const room = Math.max(lines, likely);
      [values, state] = [grown(values, make(room)), grown(state, new Uint8Array(room))];
    },
    read(chunk, needsCare) {
      if (failed.length < chunk.rows) failed = new Int32Array(chunk.rows);
      const failures = kernel(chunk, { values, state, failed });
      for (let i = 0; i < failures; i += 1) {
        const row = failed[i]!;
        const at = row * columnCount + place;
        const value = parse(codec.decode(chunk.bytes.subarray(chunk.starts[at], chunk.ends[at])));
        if (value instanceof CellProblem) needsCare[row] = 1;
        else set(chunk.lineOf[row]!, value);
      }
    },
    finish: (lines) =>
      build(
        gather(values, lines, make),
        gather(state, lines, (length) => new Uint8Array(length)),
      ),
  };
}

function grown<Values extends Numbers>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}

function gather<Values extends Numbers>(
  from: Values,
  lines: Int32Array,
  make: (length: number) => Values,
): Values {
  const to = make(lines.length);
  for (let i = 0; i < lines.length; i += 1) to[i] = from[lines[i]!]!;
  return to;
}

/** Whether a mark for nothing looks like a value, so that every cell has to be compared with the marks first. */
function marksLike({ field, source }: ColumnPlan, pattern: RegExp): boolean {
  return [...markStates(field, source).keys()].some((mark) => pattern.test(mark));
}

function allRows({ rows }: Chunk, failed: Int32Array): number {
  for (let row = 0; row < rows; row += 1) failed[row] = row;
  return rows;
}
