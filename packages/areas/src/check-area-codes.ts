import { areaLevel, areaLevels, type AreaLevel } from "./area-level.ts";

/** One code that is not an area code of the levels asked for: where it stands, what it is, what is wrong, in a sentence. */
export interface AreaCodeProblem {
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

/** What the codes of a column may be. */
export interface AreaCodeOptions {
  readonly levels?: readonly AreaLevel[];
  /** The areas of one year: "the LSOAs of 2021". */
  readonly vintage?: { readonly name: string; readonly codes: Iterable<string> };
}

/**
 * Checks a column of area codes and reports each one that is not, in the order of the column; an empty answer means all
 * are right. Nothing is put right in silence: a code in small letters or with a space at its end is reported as such.
 *
 * `levels` are the kinds of area that the column may hold: every real one unless told; invented codes (letter Z) only
 * when `"synthetic"` is listed. A code does not say of which year it is (E01 is LSOAs of 2001, 2011 and 2021): `vintage`
 * names the year's areas and lists their codes, such as `lookup.areas`.
 *
 * @example
 * checkAreaCodes(["E01020373", "E0102037"], { levels: ["lsoa"] });
 * // [{ index: 1, code: "E0102037", message: "An area code has 9 characters, this one has 8." }]
 */
export function checkAreaCodes(
  codes: readonly string[],
  { levels = realLevels, vintage }: AreaCodeOptions = {},
): AreaCodeProblem[] {
  const problems: AreaCodeProblem[] = [];
  const known = vintage && new Set(vintage.codes);
  codes.forEach((code, index) => {
    const isOfYear = known === undefined || known.has(code);
    const message =
      problemOf(code, levels) ??
      (isOfYear ? undefined : `Not one of ${vintage!.name}; it may be of another year.`);
    if (message !== undefined) problems.push({ index, code, message });
  });
  return problems;
}

const realLevels: readonly AreaLevel[] = areaLevels.filter((level) => level !== "synthetic");

function problemOf(code: string, levels: readonly AreaLevel[]): string | undefined {
  const level = areaLevel(code);
  if (level !== undefined) return levels.includes(level) ? undefined : wrongLevel(level, levels);
  const tidy = code.trim().toUpperCase();
  if (tidy !== code && areaLevel(tidy) !== undefined)
    return `Written with spaces or small letters; expected ${tidy}.`;
  if (code.length !== 9) return `An area code has 9 characters, this one has ${code.length}.`;
  if (!/^[A-Z]\d{8}$/.test(code)) return "An area code is one capital letter and eight digits.";
  return `No kind of area has codes that start with ${code.slice(0, 3)}.`;
}

function wrongLevel(level: AreaLevel, levels: readonly AreaLevel[]): string {
  if (level === "synthetic") return "An invented code (letter Z), which real data cannot hold.";
  return `A code of level ${level}; expected ${levels.join(", ")}.`;
}
