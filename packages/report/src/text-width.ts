import { arialWidths } from "./arial-widths.ts";

/**
 * The width in px of one line of Arial, without kerning, from a table of the font's own widths: the same on
 * every machine, with no canvas and no font file. A character that the table lacks counts as wide as "M".
 *
 * @example
 * textWidth("Northvale", { size: 16 }); // 72.06
 */
export function textWidth(text: string, { size, bold = false }: { size: number; bold?: boolean }): number {
  const widths = bold ? boldWidths : regularWidths;
  let units = 0;
  for (const character of text) units += widths.get(character.codePointAt(0)!) ?? widths.get(0x4d)!;
  return (units * size) / 2048;
}

const regularWidths = byCodePoint(arialWidths.regular);
const boldWidths = byCodePoint(arialWidths.bold);

function byCodePoint(table: Readonly<Record<number, string>>): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const [width, ranges] of Object.entries(table)) {
    for (const range of ranges.split(" ")) {
      const [from, to = from] = range.split("-").map((hex) => parseInt(hex, 16)) as [number, number?];
      for (let code = from; code <= to; code++) widths.set(code, Number(width));
    }
  }
  return widths;
}
