import type { Sheet } from "./open-sheet.ts";

/**
 * Rows of a sheet's texts, with the text of a merged cell in every cell that it covers.
 *
 * @param top the row of the sheet, counted from 0, that the first of the texts is
 * @example
 * withMergedTexts([["Owed", ""]], { merges: [{ top: 4, left: 0, bottom: 4, right: 1 }] }, 4); // [["Owed", "Owed"]]
 */
export function withMergedTexts(
  texts: readonly (readonly string[])[],
  { merges }: Pick<Sheet, "merges">,
  top: number,
): string[][] {
  const filled = texts.map((row) => [...row]);
  for (const merge of merges) {
    const text = texts[merge.top - top]?.[merge.left];
    if (text === undefined) continue;
    for (let row = merge.top; row <= merge.bottom && row - top < filled.length; row += 1) {
      const cells = filled[row - top]!;
      for (let at = merge.left; at <= merge.right && at < cells.length; at += 1) cells[at] = text;
    }
  }
  return filled;
}
