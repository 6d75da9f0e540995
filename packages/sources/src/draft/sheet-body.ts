import { looksLikeValueOrMark } from "./looks-like-value.ts";

/** Where the rows of a table stand in a sheet: rows and columns counted from 0, the last row included. */
export interface SheetBody {
  readonly first: number;
  readonly last: number;
  /** The columns in which at least one row has a value. */
  readonly columns: readonly number[];
  /** Whether columns of numbers, dates or codes of areas tell its rows from titles and notes. */
  readonly proven: boolean;
}

/**
 * Finds the rows of a table in a sheet's texts: those that fill at least half of the columns that most rows fill, with
 * numbers, dates or codes where most rows have them. What stands above is titles and header, what stands below is notes.
 *
 * @returns nothing where no two columns have rows
 * @example
 * sheetBody([["Rent accounts", ""], ["Ref", "Owed"], ["A1", "5"], ["A2", "6"]])?.first; // 2
 */
export function sheetBody(texts: readonly (readonly string[])[]): SheetBody | undefined {
  const filled = texts.map((row) => row.filter((text) => text !== "").length);
  const counts = filled.filter((count) => count > 1).sort((one, other) => one - other);
  const wide = Math.max(2, (counts[Math.floor(counts.length * 0.9)] ?? 0) / 2);
  const rows = texts.filter((_, i) => filled[i]! >= wide);
  const usual = placesOf(texts).filter((at) => count(rows, at, isFilled) * 2 >= rows.length);
  const valued = usual.filter(
    (at) => count(rows, at, looksLikeValueOrMark) * 5 >= count(rows, at, isFilled) * 3,
  );
  const isRow = (row: readonly string[]): boolean => {
    if (usual.filter((at) => isFilled(row[at]!)).length * 2 < usual.length) return false;
    const shown = valued.filter((at) => isFilled(row[at]!));
    return (
      valued.length === 0 || shown.filter((at) => looksLikeValueOrMark(row[at]!)).length * 2 > shown.length
    );
  };
  const start = texts.findIndex(isRow);
  if (usual.length < 2 || start < 0) return undefined;
  // Where nothing but texts tells rows apart, the first one is the header.
  const first = valued.length === 0 ? start + 1 : start;
  const last = texts.findLastIndex(isRow);
  const body = texts.slice(first, last + 1);
  const columns = placesOf(texts).filter((at) => body.some((row) => isFilled(row[at]!)));
  return last < first ? undefined : { first, last, columns, proven: valued.length > 0 };
}

function placesOf(texts: readonly (readonly string[])[]): number[] {
  return (texts[0] ?? []).map((_, at) => at);
}

function isFilled(text: string): boolean {
  return text !== "";
}

function count(rows: readonly (readonly string[])[], at: number, holds: (text: string) => boolean): number {
  return rows.reduce((sum, row) => (holds(row[at]!) ? sum + 1 : sum), 0);
}
