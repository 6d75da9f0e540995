import { csvText } from "@needscope/table";
import type { Source } from "../../source.ts";
import { wholePattern } from "../../whole-pattern.ts";
import { UnusableFileError } from "../../unusable-file-error.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import { footerStart } from "../footer-start.ts";
import { type Header, placeColumns } from "../read-header.ts";
import { nativeText, type NativeValue } from "../records/native-value.ts";
import { recordCollector } from "../records/record-rows.ts";
import { linesAbove } from "../lines-above.ts";
import type { Rows, TextsOf } from "../rows.ts";
import type { Lines } from "../split-lines.ts";
import { stackNames } from "../stack-names.ts";
import { openSheet, type Sheet } from "./open-sheet.ts";
import { sheetWarnings } from "./sheet-warnings.ts";
import { withMergedTexts } from "./with-merged-texts.ts";

/** The rows of a sheet, which kind of workbook it is in, and its rows as lines. */
export interface SheetRows {
  readonly rows: Rows;
  readonly kind: Sheet["kind"];
  readonly textsOf: TextsOf;
}

/**
 * Reads a sheet of a workbook by the declaration that reads a CSV file: a line is a row of the sheet, counted from 1.
 *
 * @throws UnusableFileError when no row can be trusted
 * @example
 * sheetRows(source, { file: "Detailed_LA.xlsx", bytes }).rows.table.rowCount;
 */
export function sheetRows(
  declared: Source,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
): SheetRows {
  const sheet = openSheet(file, { bytes, name: declared.sheet });
  const { rows } = sheet;
  const firstText = (row: number): string =>
    rows[row]!.map((cell) => nativeText(cell).trim()).find((text) => text !== "") ?? "";
  const top = firstRow(declared, { count: rows.length, firstText }, file);
  const first = top + declared.headerRows;
  const end =
    footerStart({ count: rows.length, firstText }, { footer: declared.footer, first }) ?? rows.length;
  const header = headerOf(declared, { sheet, top, first, end }, file);
  const collector = recordCollector(header, { zerosMayBeLost: true });
  const body = bodyCells(sheet, { first, end, repeat: declared.mergedCells === "repeat" });
  for (let row = first; row < end; row += 1) collector.take(row + 1, body[row - first]!);
  const read = collector.finish();
  const lines = linesOf(rows);
  const above = linesAbove(lines, header);
  const whole: Rows = {
    ...read,
    encoding: { name: "utf-8", because: "a workbook" },
    firstLine: 0,
    lineCount: end,
    blank: [...above.blank, ...read.blank],
    aside: [...above.aside, ...read.aside],
    footer: rows.slice(end).map((_, i) => (firstText(end + i) === "" ? "blank" : "aside")),
    header,
    warnings: [...sheetWarnings(sheet, { first, end }), ...read.warnings],
    quarantined: read.quarantined.map((row) => ({ ...row, text: lines.line(row.line - 1) })),
  };
  return {
    rows: whole,
    kind: sheet.kind,
    textsOf: (ranges) => ranges.map(({ line, lines: count }) => lines.span(line - 1, count)),
  };
}

interface Texts {
  readonly count: number;
  firstText(row: number): string;
}

function firstRow({ preamble, headerRows }: Source, { count, firstText }: Texts, file: string): number {
  const until = typeof preamble === "number" ? undefined : wholePattern(preamble.until);
  for (let row = typeof preamble === "number" ? preamble : 0; row + headerRows <= count; row += 1) {
    if (until === undefined ? firstText(row) !== "" : until.test(firstText(row))) return row;
  }
  if (count > 0 && preamble !== 0) {
    const message =
      "no row after the declared preamble is its header; look at its first rows and correct preamble.";
    throw new UnusableFileError(file, { code: "preamble", message });
  }
  throw new UnusableFileError(file, {
    code: "empty",
    message: "the sheet is empty; ask for the extract again.",
  });
}

interface Span {
  readonly sheet: Sheet;
  readonly top: number;
  readonly first: number;
  readonly end: number;
}

function headerOf(declared: Source, { sheet, top, first, end }: Span, file: string): Header {
  const width = sheet.rows[0]?.length ?? 0;
  const grid = sheet.rows.slice(top, first).map((row) => row.map(nativeText));
  const filled = declared.mergedHeader ? withMergedTexts(grid, sheet, top) : grid;
  const names =
    grid.length === 0
      ? Array.from({ length: width }, () => "")
      : stackNames(filled, { mergedHeader: false, headerFootnotes: declared.headerFootnotes });
  const left = withoutEmptyColumns(declared, { sheet, names, first, end });
  const found = { line: top, names: left.names, count: first - top, dataLine: undefined };
  return placeColumns(left.source, found, file);
}

/**
 * Columns without a value that nothing declares are not there: published tables have them between their parts. Any
 * other column without a header is refused like an unknown one.
 */
function withoutEmptyColumns(
  declared: Source,
  { sheet, names, first, end }: { sheet: Sheet; names: readonly string[]; first: number; end: number },
): { source: Source; names: string[] } {
  const body = sheet.rows.slice(first, end);
  const empty = names.map((_, at) => body.every((row) => nativeText(row[at]).trim() === ""));
  const left = names.map((name, at) => (empty[at] === true && !isDeclared(declared, name) ? "" : name));
  const { fields, unknownColumns } = declared;
  const placed = new Set(fields.map(({ column }) => (column ?? 0) - 1));
  const all = left.every((name, at) => name !== "" || empty[at] === true || placed.has(at));
  if (!all || unknownColumns === "drop") return { source: declared, names: left };
  const drop = typeof unknownColumns === "object" ? unknownColumns.drop : [];
  return { source: { ...declared, unknownColumns: { drop: [...drop, ""] } }, names: left };
}

function isDeclared({ fields, unpivot }: Source, name: string): boolean {
  const patterns = [unpivot?.columns, ...fields.map(({ headerPattern }) => headerPattern)];
  return (
    fields.some(({ header }) => header.includes(name)) ||
    patterns.some((pattern) => pattern !== undefined && wholePattern(pattern).test(name))
  );
}

/** The cells below the header; what a merged cell covers is its value where declared, else a problem. */
function bodyCells(
  { rows, merges }: Sheet,
  { first, end, repeat }: { readonly first: number; readonly end: number; readonly repeat: boolean },
): (readonly NativeValue[])[] {
  const body = rows.slice(first, end);
  const width = rows[0]?.length ?? 0;
  for (const { top, left, bottom, right } of merges) {
    const value = rows[top]?.[left];
    // A merged cell without a value is a line that is left blank.
    if (nativeText(value) === "" && !(value instanceof CellProblem)) continue;
    for (let row = Math.max(top, first); row <= bottom && row < end; row += 1) {
      const cells = [...body[row - first]!];
      for (let at = left; at <= right && at < width; at += 1) {
        if (row !== top || at !== left) cells[at] = repeat ? value : mergedCell;
      }
      body[row - first] = cells;
    }
  }
  return body;
}

const mergedCell = new CellProblem({
  code: "merged-cell",
  message: "the cell is covered by a merged one, so whether that one's value is meant is not certain.",
  fix: "Unmerge the cells and fill each, or declare mergedCells: repeat.",
});

function linesOf(rows: Sheet["rows"]): Lines {
  const line = (row: number): string => csvText([rows[row]!.map(nativeText)]).replace(/\r?\n$/, "");
  return {
    count: rows.length,
    line,
    span: (row, count) => Array.from({ length: count }, (_, i) => line(row + i)).join("\n"),
  };
}
