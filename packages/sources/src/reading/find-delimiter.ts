import { wholePattern } from "../whole-pattern.ts";
import type { Source } from "../source.ts";
import { UnusableFileError } from "../unusable-file-error.ts";
import { headerNames } from "./header-names.ts";
import type { Lines } from "./split-lines.ts";

const delimiters = [",", ";", "\t", "|"] as const;

/**
 * The source with the delimiter of this file: the declared one, or for "detect" the one by which the header has
 * most of the declared columns.
 *
 * @throws UnusableFileError when no delimiter gives any declared column
 * @example
 * findDelimiter(source, splitLines("Ref;Balance"), "rent.csv").delimiter; // ";"
 */
export function findDelimiter(source: Source, lines: Lines, file: string): Source {
  if (source.delimiter !== "detect") return source;
  const tried = delimiters.map((delimiter) => {
    const layout = { ...source, delimiter };
    return { layout, found: columnsFound(layout, lines, file) };
  });
  const best = tried.reduce((one, other) => (other.found > one.found ? other : one));
  if (best.found > 0) return best.layout;
  throw new UnusableFileError(file, {
    code: "delimiter",
    message: `no comma, semicolon, tab or bar (|) parts its header into columns that source "${source.name}" declares; give the columns that it declares, or declare these headers.`,
  });
}

function columnsFound(source: Source, lines: Lines, file: string): number {
  try {
    const { names } = headerNames(lines, { layout: source, file });
    if (source.headerRows === 0) return names.length > 1 ? names.length : 0;
    const matches = (name: string) =>
      source.fields.some(
        ({ header, headerPattern }) =>
          header.includes(name) || (headerPattern !== undefined && wholePattern(headerPattern).test(name)),
      ) ||
      (source.unpivot !== undefined && wholePattern(source.unpivot.columns).test(name));
    return names.filter(matches).length;
  } catch (error) {
    if (error instanceof UnusableFileError && error.code !== "empty") return 0;
    throw error;
  }
}
