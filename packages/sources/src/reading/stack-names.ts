/** What of the layout says how the header's rows make names. */
export interface StackOptions {
  readonly mergedHeader: boolean;
  readonly headerFootnotes: boolean;
}

/**
 * The name of each column from the header's rows, top to bottom: its texts joined by " / ". Where the header's
 * cells are merged, a text stands for the columns to its right up to the next, or up to the end of the cell above;
 * the lowest row is never merged sideways.
 *
 * @example
 * stackNames([["Year", "2015", ""], ["Area", "boys", "girls"]], { mergedHeader: true, headerFootnotes: false });
 * // ["Year / Area", "2015 / boys", "2015 / girls"]
 */
export function stackNames(
  rows: readonly (readonly string[])[],
  { mergedHeader, headerFootnotes }: StackOptions,
): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const plain = rows.map((row) =>
    Array.from({ length: width }, (_, at) => plainName(row[at] ?? "", headerFootnotes)),
  );
  const filled = mergedHeader ? filledRight(plain) : plain;
  return Array.from({ length: width }, (_, at) => {
    const texts = filled.map((row) => row[at]!).filter((text) => text !== "");
    return texts.filter((text, i) => text !== texts[i - 1]).join(" / ");
  });
}

// A number, or several with commas, straight behind a letter or a bracket, at the end of a word.
const footnote = /(?<=[\p{L})])\d+(?:,\d+)*(?=$|[\s(])/gu;

function plainName(text: string, footnotes: boolean): string {
  const name = footnotes ? text.replace(footnote, "") : text;
  return name.replace(/\s+/g, " ").trim();
}

function filledRight(rows: readonly (readonly string[])[]): string[][] {
  const filled: string[][] = [];
  for (const [depth, row] of rows.entries()) {
    const last = depth === rows.length - 1;
    const out = [...row];
    for (let at = 1; at < out.length; at += 1) {
      // Where a text stands above, a new cell starts, and nothing of the cell to the left reaches into it.
      const starts = rows.slice(0, depth).some((above) => above[at] !== "");
      if (out[at] === "" && !last && !starts) out[at] = out[at - 1]!;
    }
    filled.push(out);
  }
  return filled;
}
