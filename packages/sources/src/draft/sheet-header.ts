import type { Sheet } from "../reading/sheet/open-sheet.ts";
import { withMergedTexts } from "../reading/sheet/with-merged-texts.ts";
import { stackNames } from "../reading/stack-names.ts";
import type { SheetBody } from "./sheet-body.ts";

/** The header of a sheet's table. */
export interface SheetHeader {
  /** Rows that the header takes, straight above the first row of the table; 0 where columns are told by their place. */
  readonly rows: number;
  /** What stands over each column, merged cells counted for all that they cover; "" where nothing does. */
  readonly names: readonly string[];
}

const mostRows = 10;

/**
 * Finds the header above a sheet's table: the fewest rows that name as many of its columns as any do, each name once. A
 * row with one text alone, at the table's left edge, is a title.
 *
 * @returns a header of no rows where names repeat, or stand over fewer than half of the columns
 * @example
 * sheetHeader(sheet, texts, body).rows; // 3
 */
export function sheetHeader(
  sheet: Pick<Sheet, "merges">,
  texts: readonly (readonly string[])[],
  { first, columns }: SheetBody,
): SheetHeader {
  let best = { rows: 0, names: (texts[0] ?? []).map(() => "") };
  for (let rows = 1; rows <= Math.min(mostRows, first); rows += 1) {
    const row = texts[first - rows]!;
    const filled = row.flatMap((text, at) => (text === "" ? [] : [at]));
    const isTitle = filled.length === 1 && filled[0]! <= columns[0]!;
    if (filled.length === 0 || (isTitle && best.rows > 0)) continue;
    const grid = withMergedTexts(texts.slice(first - rows, first), sheet, first - rows);
    const names = stackNames(grid, { mergedHeader: false, headerFootnotes: false });
    const one = { rows, names };
    if (worth(one.names, columns) > worth(best.names, columns)) best = one;
  }
  const named = columns.filter((at) => best.names[at] !== "").length;
  const clear = repeats(best.names, columns) === 0 && named * 2 >= columns.length;
  return clear ? best : { ...best, rows: 0 };
}

/** How many columns have a name of their own. */
function worth(names: readonly string[], columns: readonly number[]): number {
  return columns.filter((at) => names[at] !== "").length - repeats(names, columns);
}

function repeats(names: readonly string[], columns: readonly number[]): number {
  return columns.filter(
    (at) => names[at] !== "" && names.some((name, other) => other !== at && name === names[at]),
  ).length;
}
