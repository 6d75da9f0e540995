import { nativeText } from "../records/native-value.ts";
import type { RowProblem } from "../row-reader.ts";
import type { LineProblem } from "../rows.ts";
import type { Sheet } from "./open-sheet.ts";

/**
 * What of a sheet a person might not see when looking at it: that it or rows of it are hidden, how numbers are shown, and that values are
 * those that formulas had when the workbook was saved.
 *
 * @example
 * sheetWarnings(sheet, { first: 1, end: 20 });
 */
export function sheetWarnings(
  { rows, hidden, hiddenRows, hiddenColumns, formulas, percentages }: Sheet,
  { first, end }: { readonly first: number; readonly end: number },
): LineProblem[] {
  const covered = hiddenRows.filter((row) => row >= first && row < end).length;
  const body = rows.slice(first, end);
  const columns = hiddenColumns.filter((at) => body.some((row) => nativeText(row[at]) !== "")).length;
  return [
    ...(hidden ? [hiddenSheet] : []),
    ...(covered > 0 ? [hiddenRowsOf(covered)] : []),
    ...(columns > 0 ? [hiddenColumnsOf(columns)] : []),
    ...(percentages > 0 ? [percentagesOf(percentages)] : []),
    ...(formulas > 0 ? [formulasOf(formulas)] : []),
  ].map((problem) => ({ line: 0, problem }));
}

const hiddenSheet: RowProblem = {
  severity: "warning",
  code: "hidden-sheet",
  message: "The sheet is hidden in the workbook.",
  fix: "Ask whether it is the one to use.",
};

function hiddenRowsOf(count: number): RowProblem {
  return {
    severity: "warning",
    code: "hidden-rows",
    message: `Rows that are hidden in the workbook are read like the others: ${count}.`,
    fix: "Ask whether they belong to the extract; a filter may have hidden them.",
  };
}

function hiddenColumnsOf(count: number): RowProblem {
  return {
    severity: "warning",
    code: "hidden-columns",
    message: `Columns that are hidden in the workbook are read like the others: ${count}.`,
    fix: "Ask whether they belong to the extract.",
  };
}

function percentagesOf(count: number): RowProblem {
  return {
    severity: "warning",
    code: "percentages",
    message: `Numbers that the workbook shows as percentages are read as stored, 25% as 0.25: ${count}.`,
    fix: "Look whether the field is meant as a share; else multiply the column by 100 in the workbook.",
  };
}

function formulasOf(count: number): RowProblem {
  return {
    severity: "warning",
    code: "formulas",
    message: `Cells that are formulas are read as the values that the workbook stored: ${count}.`,
    fix: "Save the workbook once more if its figures may have changed since.",
  };
}
