import type { Header } from "./read-header.ts";
import type { RowProblem } from "./row-reader.ts";

/**
 * What makes a whole line odd though each of its cells may be right: it is the header once more, as where extracts were
 * put together, or nothing stands in it but words in its first place, as in a title or in a note below the rows. A
 * reference, which has digits and no blanks, may stand alone.
 *
 * @example
 * oddLine(header, ["Tenancy Ref", "Balance"]) === repeatedHeader; // true
 */
export function oddLine({ names, lines }: Header, cells: readonly string[]): RowProblem | undefined {
  if (cells.length !== names.length || cells.length < 2) return undefined;
  if (lines === 1 && cells.every((cell, i) => sameName(cell, names[i]!))) return repeatedHeader;
  const alone = cells.length > 2 && cells.every((cell, i) => (i === 0) === (cell !== ""));
  return alone && /\s|^\D*$/.test(cells[0]!) ? loneWords : undefined;
}

/**
 * Whether two names are the same, but for capital letters.
 *
 * @example
 * sameName("REF", "Ref"); // true
 */
export function sameName(one: string, other: string): boolean {
  return one.length === other.length && small(one) === small(other);
}

/** Of ASCII alone, so that a name keeps its number of bytes. */
function small(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export const repeatedHeader: RowProblem = {
  severity: "error",
  code: "repeated-header",
  message: "The line is the header once more.",
  fix: "Take it out, and look whether extracts were put together that hold the same rows.",
};

const loneWords: RowProblem = {
  severity: "warning",
  code: "lone-words",
  message: "The row has nothing but words in its first place.",
  fix: "Look whether it is a title, a note or a line of sums; if so, declare preamble or footer.",
};
