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
 * How many characters of Arial fit in a width, at 0.53 of the font size each: enough for ordinary words, not for
 * words in capitals.
 *
 * @example
 * charactersIn(150, 14); // 20
 */
export function charactersIn(widthPx: number, fontSize: number): number {
  return Math.max(4, Math.floor(widthPx / (fontSize * 0.53)));
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
