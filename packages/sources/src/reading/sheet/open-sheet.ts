import { createRequire } from "node:module";
import type * as Xlsx from "@e965/xlsx";
import { UnusableFileError } from "../../unusable-file-error.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import type { NativeValue } from "../records/native-value.ts";
import { mostCells, refuseOddParts, tooManyCells } from "./refuse-odd-parts.ts";

/** The cells of one sheet, from A1 on, and what of it a reader should know. */
export interface Sheet {
  readonly kind: "xlsx" | "ods";
  readonly rows: readonly (readonly NativeValue[])[];
  /** Merged cells, by rows and columns counted from 0, last ones included. */
  readonly merges: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly formulas: number;
  /** Numbers that the sheet shows as percentages: 0.25 as 25%. */
  readonly percentages: number;
}

/**
 * Whether bytes are those of a workbook (or of another zip archive).
 *
 * @example
 * isWorkbook(bytes);
 */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);
}

/**
 * Opens a sheet of a workbook (XLSX or ODS): the named one, or the only one that is not hidden.
 *
 * @throws UnusableFileError when the library for workbooks is not installed, the file is damaged or is none, or
 * the sheet is not there
 * @example
 * openSheet("Detailed_LA.xlsx", { bytes, name: "A1" }).rows.length;
 */
export function openSheet(
  file: string,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string | undefined },
): Sheet {
  const { xlsx, names } = opened(file, bytes);
  if (name !== undefined && !names.includes(name)) {
    throw unusable(
      file,
      `it has no sheet "${name}" among its ${names.length}; correct sheet in the declaration.`,
    );
  }
  const book = quietly(file, () =>
    xlsx.read(bytes, {
      cellNF: true,
      // For hidden rows and columns; of ODS it would give every empty cell that a number stands for.
      cellStyles: !isOds(bytes),
      cellHTML: false,
      ...(name === undefined ? {} : { sheets: [name] }),
    }),
  );
  const visible = names.filter((_, i) => !isHidden(book, i));
  if (name === undefined && visible.length !== 1) {
    throw unusable(file, `it has ${visible.length} sheets; say in the declaration which is meant (sheet).`);
  }
  const wanted = name ?? visible[0]!;
  const sheet = book.Sheets[wanted];
  if (sheet === undefined)
    throw unusable(file, `its sheet "${wanted}" is damaged; open it and save it again.`);
  return cellsOf(xlsx, file, { book, sheet, hidden: isHidden(book, names.indexOf(wanted)) });
}

/**
 * The names of a workbook's sheets that are not hidden, in their order (of ODS: all of them).
 *
 * @throws UnusableFileError as {@link openSheet}
 * @example
 * visibleSheets("Detailed_LA.xlsx", bytes); // ["Contents", "A1", ...]
 */
export function visibleSheets(file: string, bytes: Uint8Array): string[] {
  const { xlsx, names } = opened(file, bytes);
  const book = quietly(file, () => xlsx.read(bytes, { sheets: [] }));
  return names.filter((_, i) => !isHidden(book, i));
}

function opened(file: string, bytes: Uint8Array): { xlsx: typeof Xlsx; names: readonly string[] } {
  const xlsx = library(file);
  refuseOddParts(file, bytes);
  return { xlsx, names: quietly(file, () => xlsx.read(bytes, { bookSheets: true })).SheetNames };
}

function library(file: string): typeof Xlsx {
  try {
    return createRequire(import.meta.url)("@e965/xlsx") as typeof Xlsx;
  } catch {
    throw unusable(
      file,
      "it is a workbook, and the library that reads workbooks is not installed: npm install @e965/xlsx@0.20.3, or save the sheet as CSV (UTF-8).",
    );
  }
}

/** The library tells the console what it thinks of number formats; its faults are told by us. */
function quietly<Result>(file: string, read: () => Result): Result {
  const printer = globalThis.console;
  const { error } = printer;
  printer.error = () => undefined;
  try {
    return read();
  } catch {
    throw unusable(
      file,
      "it is no workbook (.xlsx, .ods), or is damaged or locked; open it and save it again.",
    );
  } finally {
    printer.error = error;
  }
}

function unusable(file: string, message: string): UnusableFileError {
  return new UnusableFileError(file, { code: "spreadsheet", message });
}

function isOds(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("content.xml");
}

function isHidden({ Workbook: workbook }: Xlsx.WorkBook, index: number): boolean {
  return (workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
}

function cellsOf(
  xlsx: typeof Xlsx,
  file: string,
  { book, sheet, hidden }: { book: Xlsx.WorkBook; sheet: Xlsx.WorkSheet; hidden: boolean },
): Sheet {
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const rows: NativeValue[][] = [];
  let [formulas, percentages, width] = [0, 0, 0];
  for (const [address, cell] of Object.entries(sheet) as [string, Xlsx.CellObject][]) {
    if (address.startsWith("!") || (cell.t === "z" && cell.f === undefined)) continue;
    const { r, c } = xlsx.utils.decode_cell(address);
    // No spreadsheet program has more places.
    if (r >= 1_048_576 || c >= 16_384) throw tooManyCells(file);
    const row = (rows[r] ??= []);
    row[c] = valueOf(xlsx, cell, date1904);
    width = Math.max(width, c + 1);
    if (cell.f !== undefined) formulas += 1;
    if (cell.t === "n" && String(cell.z).includes("%")) percentages += 1;
  }
  // Rows without a cell share one, so that a cell far down costs little.
  const empty = Array.from({ length: width }, () => undefined);
  if (width * rows.length + covered(sheet["!merges"], rows.length) > mostCells) {
    throw tooManyCells(file);
  }
  return {
    kind: String(book.bookType) === "ods" ? "ods" : "xlsx",
    rows: Array.from(rows, (row) =>
      row === undefined ? empty : Array.from({ length: width }, (_, at) => row[at]),
    ),
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hidden,
    hiddenRows: (sheet["!rows"] ?? []).flatMap((row, i) => (row?.hidden === true ? [i] : [])),
    hiddenColumns: (sheet["!cols"] ?? []).flatMap((column, at) => (column?.hidden === true ? [at] : [])),
    formulas,
    percentages,
  };
}

/** Rows that merged cells reach over, each one's added: they do not overlap, unless somebody wants to keep us busy. */
function covered(merges: readonly Xlsx.Range[] = [], rows: number): number {
  return merges.reduce((sum, { s, e }) => sum + Math.max(0, Math.min(e.r, rows) - s.r + 1), 0);
}

/** What of the library's number formats is used here; it declares no types of them. */
interface NumberFormats {
  is_date(format: string): boolean;
  parse_date_code(
    serial: number,
    options: { readonly date1904: boolean },
  ): Readonly<Record<"y" | "m" | "d" | "H" | "M" | "S", number>> | null;
}

function valueOf(xlsx: typeof Xlsx, cell: Xlsx.CellObject, date1904: boolean): NativeValue {
  if (cell.t === "e") return cell.v === undefined ? formulaWithoutValue : { errorText: cell.w ?? "#ERROR!" };
  if (cell.f === "TRUE()" || cell.f === "FALSE()") return cell.f === "TRUE()";
  if (cell.t === "z") return formulaWithoutValue;
  if (cell.t !== "n" || typeof cell.v !== "number") return cell.v as string | boolean | undefined;
  const format = typeof cell.z === "string" ? cell.z : "General";
  // A format of zeros alone is how a spreadsheet shows a reference with the zeros that the number lacks.
  if (/^0{2,15}$/.test(format) && cell.v >= 0 && Number.isInteger(cell.v)) {
    return String(cell.v).padStart(format.length, "0");
  }
  const formats = xlsx.SSF as NumberFormats;
  if (!formats.is_date(format)) return cell.v;
  const parts = formats.parse_date_code(cell.v, { date1904 });
  if (parts === null) return noDay;
  const { y, m, d, H, M, S } = parts;
  return { year: y, month: m, day: d, timeOfDay: H + M + S > 0 };
}

const noDay = new CellProblem({
  code: "impossible-date",
  message: "the cell is a date before 1900 or after 9999, which no spreadsheet can show.",
  fix: "Correct the number in the workbook, or format the cell as what it is.",
});

const formulaWithoutValue = new CellProblem({
  code: "formula-without-value",
  message: "the cell is a formula whose value is not stored in the file.",
  fix: "Open the workbook in a spreadsheet program and save it again, or export values.",
});
