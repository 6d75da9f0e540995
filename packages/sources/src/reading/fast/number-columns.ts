import { type CellValue, type Column, dayNumber, suppressed } from "@needscope/table";
import type { FieldOf } from "../../field.ts";
import { cellParser } from "../cells/cell-parser.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import { type DateForm, dateKernel } from "./date-kernel.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";
import type { Chunk } from "./field-boundaries.ts";
import { marksOf } from "./marks-of.ts";
import { type KernelOutput, type NumberForm, numberKernel } from "./number-kernel.ts";
import { RowStore, stateOf } from "./row-store.ts";

/**
 * A column of pounds, whole numbers or numbers.
 *
 * @example
 * numberColumn({ source, field: balance, column: 5, stored: true, likely });
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

function numberForm({ field, column }: ColumnPlan<FieldOf<"pounds" | "integer" | "number">>): NumberForm {
  const pounds = field.kind === "pounds";
  const unit = pounds ? 100 : 1;
  return {
    column,
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
 * dateColumn({ source, field: born, column: 2, stored: true, likely });
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

function dateForm({ field, column }: ColumnPlan<FieldOf<"date">>): DateForm {
  const { format, required } = field;
  const range = { min: dayNumber(field.earliest), max: dayNumber(field.latest), required };
  const sign = format === "dd/mm/yyyy" ? 0x2f : 0x2d;
  if (format === "yyyy-mm-dd") return { column, year: 0, month: 5, day: 8, signs: [4, 7], sign, ...range };
  return { column, day: 0, month: 3, year: 6, signs: [2, 5], sign, ...range };
}

interface Storage<Values extends Float64Array | Int32Array> {
  readonly filler: number;
  readonly make: (length: number) => Values;
  readonly kernel: (chunk: Chunk, output: KernelOutput<Values>) => number;
  readonly build: (values: Values, state: Uint8Array) => Column;
}

function column<Values extends Float64Array | Int32Array>(
  { source, field, column: place, stored, likely }: ColumnPlan,
  { filler, make, kernel, build }: Storage<Values>,
): FastColumn {
  const parse = cellParser(field, source);
  const store = new RowStore(make, stored);
  let failed = new Int32Array(0);
  const set = (row: number, value: CellValue): void => {
    const nothing = value === undefined || value === suppressed;
    store.setState(row, stateOf(value));
    store.values[store.length + row] = nothing ? filler : Number(value);
  };
  return {
    set,
    read(chunk) {
      const { rows, columnCount, bytes, starts, ends, needsCare } = chunk;
      if (failed.length < rows) failed = new Int32Array(rows);
      store.prepare(rows, likely());
      const failures = kernel(chunk, { values: store.values, states: store, at: store.length, failed });
      for (let i = 0; i < failures; i += 1) {
        const row = failed[i]!;
        if (needsCare[row] !== 0) continue;
        const cell = row * columnCount + place;
        const value = parse(bytes.toString("utf8", starts[cell], ends[cell]));
        if (value instanceof CellProblem) needsCare[row] = 1;
        else set(row, value);
      }
    },
    keep: (chunk) => store.keep(chunk),
    take() {
      const { values, state } = store.take();
      return build(values, state);
    },
  };
}

/** Whether a mark for nothing looks like a value, so that every cell has to be compared with the marks first. */
function marksLike({ field, source }: ColumnPlan, pattern: RegExp): boolean {
  return marksOf(field, source).some((mark) => pattern.test(mark));
}

function allRows({ rows }: Chunk, failed: Int32Array): number {
  for (let row = 0; row < rows; row += 1) failed[row] = row;
  return rows;
}
