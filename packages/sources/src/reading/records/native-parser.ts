import { isUtf8 } from "node:buffer";
import type { CellValue } from "@needscope/table";
import type { Field } from "../../field.ts";
import type { Source } from "../../source.ts";
import { type CellParser, cellParser } from "../cells/cell-parser.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import { noPlainValue } from "./driver-cell.ts";
import { markStates } from "../cells/mark-states.ts";
import { type CalendarDay, calendarDayOf, nativeText, type NativeValue } from "./native-value.ts";

/** Reads one cell that a spreadsheet or a database gives. */
export type NativeParser = (cell: NativeValue) => CellValue | CellProblem;

/**
 * The parser of a field's cells where they come as numbers, dates and the like. Each is written as the declaration
 * has it and then read by the parser of texts, so that marks, ranges, codes and check characters mean the same.
 *
 * @param options.zerosMayBeLost a spreadsheet: a reference that is a number may have lost the zeros before it
 * @example
 * nativeParser(balance, source, { zerosMayBeLost: true })(120.5); // 12050
 */
export function nativeParser(
  field: Field,
  source: Source,
  { zerosMayBeLost }: { readonly zerosMayBeLost: boolean },
): NativeParser {
  const parse = cellParser(field, source);
  const marks = markStates(field, source);
  const number = numberReader(field, source, zerosMayBeLost);
  return (cell) => {
    if (cell === null || cell === undefined) return parse("");
    if (cell instanceof CellProblem) return cell;
    if (typeof cell === "string") return parse(cell);
    if (typeof cell === "number") return Number.isFinite(cell) ? number(cell) : noPlainValue;
    if (typeof cell === "bigint") return parse(cell.toString());
    if (typeof cell === "boolean") return field.kind === "yesNo" ? cell : parse(nativeText(cell));
    if (cell instanceof Uint8Array) return isUtf8(cell) ? parse(nativeText(cell)) : binaryCell;
    if (cell instanceof Date) {
      return dayReader(field, parse)(calendarDayOf(cell));
    }
    if ("errorText" in cell) return marks.has(cell.errorText) ? parse(cell.errorText) : errorCell;
    return dayReader(field, parse)(cell);
  };
}

function numberReader(
  field: Field,
  source: Source,
  zerosMayBeLost: boolean,
): (cell: number) => CellValue | CellProblem {
  const parse = cellParser(field.kind === "number" ? { ...field, computed: true } : field, source);
  switch (field.kind) {
    case "integer":
    case "number":
      return (cell) => parse(String(cell));
    case "pounds":
      return (cell) => parse(poundsText(cell));
    case "date":
      return () => numberForDate;
    case "id":
      return (cell) => {
        if (!isExact(cell)) return roundedReference;
        const value = parse(String(cell));
        const doubtful = zerosMayBeLost && field.pattern === undefined && typeof value === "string";
        return doubtful ? new CellProblem(numberForReference, value) : value;
      };
    default:
      return (cell) => (Number.isInteger(cell) && !isExact(cell) ? roundedReference : parse(String(cell)));
  }
}

/** Whole pence where the number is that but for the last digits of binary fractions; else the number as it is. */
function poundsText(cell: number): string {
  const pence = Math.round(cell * 100);
  return Math.abs(cell * 100 - pence) < 1e-6 && Math.abs(pence) < 1e15
    ? (pence / 100).toFixed(2)
    : String(cell);
}

/** Spreadsheets keep 15 digits of a number, float64 a few more. */
function isExact(cell: number): boolean {
  return Number.isInteger(cell) && Math.abs(cell) < 1e15;
}

function dayReader(field: Field, parse: CellParser): (day: CalendarDay) => CellValue | CellProblem {
  return (day) => {
    if (day.timeOfDay) return timeOfDay;
    const [year, month, date] = nativeText(day).split("-");
    if (field.kind === "date" && field.format !== "yyyy-mm-dd") {
      const sign = field.format === "dd/mm/yyyy" ? "/" : "-";
      return parse([date, month, year].join(sign));
    }
    return parse([year, month, date].join("-"));
  };
}

const numberForDate = new CellProblem({
  code: "number-for-date",
  message: "the cell is a plain number where a date is expected.",
  fix: "Format the cells as dates in the spreadsheet, or give a date column in the query.",
});

const numberForReference = {
  code: "number-for-reference",
  message: "the reference is a number in the spreadsheet, so zeros before it may be lost.",
  fix: "Export the column as text, or declare the pattern that a whole reference has.",
};

const roundedReference = new CellProblem({
  code: "spreadsheet-number",
  message: "the reference is a number with a fraction or of more than 15 digits, so digits may be lost.",
  fix: "Export the column as text.",
});

const timeOfDay = new CellProblem({
  code: "time-of-day",
  message: "the date has a time of day, so which day it is depends on the time zone.",
  fix: "Give the date alone: format the cells so, or cast to date in the query.",
});

const binaryCell = new CellProblem({
  code: "binary-value",
  message: "the value is bytes that are no text.",
  fix: "Leave the column out, or convert it to text in the query.",
});

const errorCell = new CellProblem({
  code: "error-cell",
  message: "the cell is an error of the spreadsheet, such as #REF!.",
  fix: "Correct the formula in the workbook, or declare the error as a mark.",
});
