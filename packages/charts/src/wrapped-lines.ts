import type { Transform } from "./chart-frame.ts";

/**
 * Words broken into lines of at most so many characters; a longer word has a line of its own.
 *
 * @example
 * wrappedLines("On income-related benefit", 12); // ["On", "income-related", "benefit"]
 */
export function wrappedLines(words: string, characters: number): string[] {
  return words
    .replace(new RegExp(`(.{1,${characters}})(?:\\s+|$)`, "g"), "$1\n")
    .trim()
    .split("\n");
}

/**
 * The same breaking as a step of a specification: lines of `field` in the new field `as`.
 *
 * @example
 * wrapTransform("zone_text", "zone_lines", 20);
 */
export function wrapTransform(field: string, as: string, characters: number): Transform {
  const pattern = `(.{1,${characters}})(?:\\\\s+|$)`;
  return {
    calculate: `split(trim(replace(datum.${field}, regexp('${pattern}', 'g'), '$1\\n')), '\\n')`,
    as,
  };
}

/**
 * The line length in characters at which all these words stay within a width, as far as their longest word allows.
 *
 * @example
 * fittingCharacters(["Rent arrears", "Benefit cap"], { widthPx: 60, fontSize: 14 }); // 11
 */
export function fittingCharacters(
  words: readonly string[],
  { widthPx, fontSize }: { readonly widthPx: number; readonly fontSize: number },
): number {
  const longest = Math.max(1, ...words.map((one) => one.length));
  const shortest = Math.max(1, ...words.flatMap((one) => one.split(/\s+/).map((part) => part.length)));
  for (let characters = longest; characters > shortest; characters--) {
    const lines = words.flatMap((one) => wrappedLines(one, characters));
    if (lines.every((line) => widthOf(line, fontSize) <= widthPx)) return characters;
  }
  return shortest;
}

/**
 * Width in px that words are given: letters of Arial in four sorts, narrow, ordinary, capital and wide, each at
 * its usual share of the font size. Within a tenth for ordinary words.
 *
 * @example
 * widthOf("10,000", 14); // 44
 */
export function widthOf(words: string, fontSize: number): number {
  let ems = 0;
  for (const letter of words) {
    if (/[ijltfr.,:;'()[\]|! ]/.test(letter)) ems += 0.31;
    else if (/[mwMW%]/.test(letter)) ems += 0.85;
    else if (/[A-Z&]/.test(letter)) ems += 0.7;
    else ems += 0.555;
  }
  return Math.ceil(ems * fontSize);
}
