import { dayNumberOf } from "@needscope/table";
import { UnusableFileError } from "../../unusable-file-error.ts";
import { type ZipPart, zipParts } from "./zip-parts.ts";

/** A workbook unpacks to several times its size; beyond this it is no extract. */
const mostBytes = 2 ** 30;

/** Cells that a sheet may reach over, empty ones between others counted. */
export const mostCells = 50_000_000;

/**
 * Refuses a workbook that the library for workbooks would not survive, or would read wrongly without a word: one that
 * unpacks to too much, one that repeats a cell without end, and one with a day written out that no calendar has (the library
 * takes 31 February for 2 March). Programs for spreadsheets write none of these.
 *
 * @throws UnusableFileError
 * @example
 * refuseOddParts("rent.ods", bytes);
 */
export function refuseOddParts(file: string, bytes: Uint8Array): void {
  try {
    for (const part of zipParts(bytes, { mostBytes })) refuseOddPart(file, part);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unusable(file, "it unpacks to more than 1 GB; export the sheet as CSV (UTF-8).");
  }
}

function refuseOddPart(file: string, { name, content }: ZipPart): void {
  const isOds = name === "content.xml";
  if (!isOds && !/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return;
  // One character a byte: what is looked for is plain ASCII.
  const text = content.toString("latin1");
  if (isOds && repeatedCells(text) > mostCells) throw tooManyCells(file);
  for (const [, year, month, day] of text.matchAll(isOds ? odsDay : xlsxDay)) {
    if (dayNumberOf(Number(year), Number(month), Number(day)) !== undefined) continue;
    throw unusable(
      file,
      "a cell of it holds a day that no calendar has; correct it, or export as CSV (UTF-8).",
    );
  }
}

const odsDay = /:date-value="(\d{4})-(\d\d)-(\d\d)/g;
const xlsxDay = /<c(?=[^>]* t="d")[^>]*>\s*<v>(\d{4})-(\d\d)-(\d\d)/g;

/** Cells of an ODS document, those that only a number stands for counted too; the empty ones at the end are not. */
function repeatedCells(text: string): number {
  let [rows, cells] = [1, 0];
  for (const [tag, name] of text.matchAll(/<[a-z]+:(table-row|table-cell)\b[^>]*>(?:<\/)?/g)) {
    const repeated = Number(/number-(?:rows|columns)-repeated="(\d+)"/.exec(tag)?.[1] ?? 1);
    if (name === "table-row") rows = repeated;
    else if (!/<\/$|\/>$/.test(tag) || tag.includes("value-type")) cells += rows * repeated;
  }
  return cells;
}

/**
 * What to say of a workbook with cells beyond measure.
 *
 * @example
 * throw tooManyCells("rent.xlsx");
 */
export function tooManyCells(file: string): UnusableFileError {
  return unusable(
    file,
    `its cells reach over more than ${String(mostCells / 1e6)} million places; delete what stands far from the table, or export as CSV (UTF-8).`,
  );
}

function unusable(file: string, message: string): UnusableFileError {
  return new UnusableFileError(file, { code: "spreadsheet", message });
}
