import type { RowProblem } from "../row-reader.ts";
import type { LineProblem } from "../rows.ts";
import type { Sheet } from "./open-sheet.ts";

/**
 * What of a sheet a person might not see when looking at it: that it or rows of it are hidden, and that values are
 * those that formulas had when the workbook was saved.
 *
 * @example
 * sheetWarnings(sheet, { first: 1, end: 20 });
 */
export function sheetWarnings(
  { hidden, hiddenRows, formulas }: Sheet,
  { first, end }: { readonly first: number; readonly end: number },
): LineProblem[] {
  const covered = hiddenRows.filter((row) => row >= first && row < end).length;
  return [
    ...(hidden ? [hiddenSheet] : []),
    ...(covered > 0 ? [hiddenRowsOf(covered)] : []),
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

function formulasOf(count: number): RowProblem {
  return {
    severity: "warning",
    code: "formulas",
    message: `Cells that are formulas are read as the values that the workbook stored: ${count}.`,
    fix: "Save the workbook once more if its figures may have changed since.",
  };
}
