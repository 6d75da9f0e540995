import type { Source } from "../source.ts";
import { UnusableFileError } from "../unusable-file-error.ts";
import { firstText } from "./first-text.ts";
import { wholePattern } from "../whole-pattern.ts";
import { endsInsideQuotes, splitFields } from "./split-fields.ts";
import type { Lines } from "./split-lines.ts";
import { stackNames } from "./stack-names.ts";

/** How a file's header stands: the delimiter, and what of the layout is about the header. */
export type HeaderLayout = Pick<
  Source,
  "preamble" | "headerRows" | "mergedHeader" | "headerFootnotes" | "delimiter"
>;

/** The names of a file's columns, the 0-based line of the header, and how many physical lines it takes. */
export interface HeaderNames {
  readonly line: number;
  readonly names: readonly string[];
  readonly count: number;
}

/**
 * The names in the header: the first line that is not blank, after the declared lines above it. Where the header
 * takes several rows, the texts over a column are joined. Without a header the names are empty, one for each value
 * of the first line.
 *
 * @throws UnusableFileError when there is no text, the line that ends the preamble is not there, or the quotation
 * marks of the header are damaged.
 * @example
 * headerNames(splitLines("Ref,Balance"), { layout, file: "rent.csv" }).names; // ["Ref", "Balance"]
 */
export function headerNames(
  lines: Lines,
  { layout, file }: { readonly layout: HeaderLayout; readonly file: string },
): HeaderNames {
  const line = firstLine(lines, layout, file);
  if (layout.headerRows === 0) {
    const { fields } = record(lines, line, layout, file);
    return { line, names: fields.map(() => ""), count: 0 };
  }
  const rows: (readonly string[])[] = [];
  let count = 0;
  for (let row = 0; row < layout.headerRows && line + count < lines.count; row += 1) {
    const { fields, taken } = record(lines, line + count, layout, file);
    rows.push(fields);
    count += taken;
  }
  return { line, names: stackNames(rows, layout), count };
}

/** A header may be broken over a few lines inside quotation marks, as spreadsheets write them. */
const mostHeaderLines = 5;

function record(
  lines: Lines,
  line: number,
  { delimiter }: HeaderLayout,
  file: string,
): { fields: readonly string[]; taken: number } {
  for (let taken = 1; taken <= Math.min(mostHeaderLines, lines.count - line); taken += 1) {
    const text = lines.span(line, taken);
    if (endsInsideQuotes(text)) continue;
    const fields = splitFields(text, delimiter);
    if (fields !== undefined) return { fields, taken };
    break;
  }
  throw new UnusableFileError(file, {
    code: "header",
    message: `the quotation marks of its header (line ${line + 1}) are damaged; correct that line or export again.`,
  });
}

function firstLine(lines: Lines, { preamble, delimiter }: HeaderLayout, file: string): number {
  const above = typeof preamble === "number" ? preamble : 0;
  const until = typeof preamble === "number" ? undefined : wholePattern(preamble.until);
  for (let i = above; i < lines.count; i += 1) {
    const text = lines.line(i);
    // Excel's own way to say the delimiter; it is no title that anybody declares.
    if (i === 0 && /^"?sep=.?"?$/i.test(text)) continue;
    if (until === undefined ? text.trim() !== "" : until.test(firstText(text, delimiter))) return i;
  }
  if (until !== undefined || above > 0) {
    throw new UnusableFileError(file, {
      code: "preamble",
      message:
        "no line after the declared preamble is its header; look at its first lines and correct preamble.",
    });
  }
  throw new UnusableFileError(file, {
    code: "empty",
    message: "it has no text in it; ask for the extract again.",
  });
}
