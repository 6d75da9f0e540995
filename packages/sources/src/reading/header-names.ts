import { UnusableFileError } from "../unusable-file-error.ts";
import { endsInsideQuotes, splitFields } from "./split-fields.ts";
import type { Lines } from "./split-lines.ts";

/**
 * The names in the first line that is not blank, the 0-based number of that line, and how many lines it takes.
 *
 * @throws UnusableFileError when there is no text, or the quotation marks of the header are damaged.
 * @example
 * headerNames(splitLines("Ref,Balance"), { delimiter: ",", file: "rent.csv" }).names; // ["Ref", "Balance"]
 */
export function headerNames(
  lines: Lines,
  { delimiter, file }: { readonly delimiter: string; readonly file: string },
): { line: number; names: string[]; count: number } {
  const line = firstLine(lines, file);
  for (let count = 1; count <= Math.min(mostHeaderLines, lines.count - line); count += 1) {
    const text = lines.span(line, count);
    if (endsInsideQuotes(text)) continue;
    const names = splitFields(text, delimiter);
    if (names !== undefined) return { line, names: names.map(plainName), count };
    break;
  }
  throw new UnusableFileError(file, {
    code: "header",
    message: `the quotation marks of its header (line ${line + 1}) are damaged; correct that line or export again.`,
  });
}

/** A header may be broken over a few lines inside quotation marks, as spreadsheets write them. */
const mostHeaderLines = 5;

function firstLine(lines: Lines, file: string): number {
  for (let i = 0; i < lines.count; i += 1) if (lines.line(i).trim() !== "") return i;
  throw new UnusableFileError(file, {
    code: "empty",
    message: "it has no text in it; ask for the extract again.",
  });
}

function plainName(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}
