import type { YearKind } from "./indicators.ts";

/**
 * The year that a published period ends in: 2016 for "2016", 2016 for "2015/16". Undefined for every other way of
 * writing one, so that nobody guesses.
 *
 * @example
 * yearEnding("2015/16"); // 2016
 * yearEnding("2015/17"); // undefined
 */
export function yearEnding(text: string): number | undefined {
  const [, single, first, second] = /^(?:((?:19|20)\d\d)|((?:19|20)\d\d)\/(\d\d))$/.exec(text) ?? [];
  if (single !== undefined) return Number(single);
  if (first === undefined) return undefined;
  const end = Number(first) + 1;
  return end % 100 === Number(second) ? end : undefined;
}

/**
 * A period of the same kind in the way that another is written.
 *
 * @example
 * writtenLike("2015/16", 2020); // "2019/20"
 */
export function writtenLike(example: string, ending: number): string {
  return example.includes("/")
    ? `${String(ending - 1)}/${String(ending % 100).padStart(2, "0")}`
    : String(ending);
}

/**
 * A period in words.
 *
 * @example
 * periodWords("school-year-ending", 2025); // "school year 2024/25"
 */
export function periodWords(kind: YearKind, ending: number): string {
  if (kind === "financial-year-ending") return `year to March ${String(ending)}`;
  if (kind === "january") return `January ${String(ending)}`;
  return `school year ${writtenLike("2015/16", ending)}`;
}

/** What the periods of a kind are, for under a chart. */
export const periodsAre: Readonly<Record<YearKind, string>> = {
  "financial-year-ending": "years to March",
  january: "January of each year",
  "school-year-ending": "school years ending",
  "school-year": "school years",
};

/**
 * A published number as it was meant: 15 significant digits, as spreadsheets keep; what stands after them is the
 * binary fraction's noise. Powers of ten are taken. Undefined for anything else.
 *
 * @example
 * publishedNumber("16.399999999999999"); // 16.4
 * publishedNumber("9.257E-2"); // 0.09257
 */
export function publishedNumber(text: string): number | undefined {
  if (!/^-?\d+(?:\.\d+)?(?:E[+-]?\d{1,2})?$/i.test(text)) return undefined;
  return Number(Number(text).toPrecision(15));
}
