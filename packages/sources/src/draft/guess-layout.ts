import { splitFields } from "../reading/split-fields.ts";
import type { Lines } from "../reading/split-lines.ts";
import { looksLikeValue } from "./looks-like-value.ts";

/** How a file that nobody has declared seems to be laid out. */
export interface GuessedLayout {
  readonly delimiter: "," | ";" | "\t" | "|";
  /** Physical lines above the header. */
  readonly preamble: number;
  /** Lines of notes below the rows, blank ones not counted. */
  readonly footer: number;
  /** Whether the first row has columns' names in it, and not values. */
  readonly hasHeader: boolean;
}

const delimiters = [",", ";", "\t", "|"] as const;
const linesLookedAt = 300;
const mostFooter = 30;

/**
 * Guesses delimiter, title lines, header and notes: the delimiter is the one that parts most lines into the same number
 * of values, the header the first such line that is mostly filled.
 *
 * @example
 * guessLayout(splitLines("Ref;Balance\n1;2")).delimiter; // ";"
 */
export function guessLayout(lines: Lines): GuessedLayout {
  const looked = delimiters.map((delimiter) => ({ delimiter, ...regularity(lines, delimiter) }));
  const { delimiter, columns } = looked.reduce((best, one) => (one.regular > best.regular ? one : best));
  const header = headerLine(lines, delimiter, columns);
  const first = valuesOf(lines, header, delimiter) ?? [];
  return {
    delimiter,
    preamble: textAbove(lines, header) ? header : 0,
    footer: footerLines(lines, { delimiter, columns, header }),
    hasHeader: !first.some(looksLikeValue),
  };
}

/** The most frequent number of values in a line, and how many lines have it (none where it is 1). */
function regularity(lines: Lines, delimiter: string): { columns: number; regular: number } {
  const counts = new Map<number, number>();
  for (let i = 0; i < Math.min(lines.count, linesLookedAt); i += 1) {
    const values = valuesOf(lines, i, delimiter);
    if (values !== undefined && !isBlank(values))
      counts.set(values.length, (counts.get(values.length) ?? 0) + 1);
  }
  const [columns, regular] = [...counts].reduce(
    (best, one) => (one[0] > 1 && one[1] > best[1] ? one : best),
    [1, 0] as readonly [number, number],
  );
  return { columns, regular };
}

function headerLine(lines: Lines, delimiter: string, columns: number): number {
  let firstText = -1;
  for (let i = 0; i < Math.min(lines.count, linesLookedAt); i += 1) {
    const values = valuesOf(lines, i, delimiter);
    if (values !== undefined && isBlank(values)) continue;
    if (firstText < 0) firstText = i;
    const filled = (values ?? []).filter((value) => value.trim() !== "").length;
    if (values !== undefined && values.length >= columns && filled * 2 > columns) return i;
  }
  return Math.max(firstText, 0);
}

/** Notes are lines of one text in words; a row that was cut off is none, and the reader says so. */
function footerLines(
  lines: Lines,
  { delimiter, columns, header }: { delimiter: string; columns: number; header: number },
): number {
  if (columns === 1) return 0;
  let notes = 0;
  for (let i = lines.count - 1; i > header && notes <= mostFooter; i -= 1) {
    const filled = (valuesOf(lines, i, delimiter) ?? ["", ""]).filter((value) => value.trim() !== "");
    if (filled.length === 0) continue;
    if (filled.length > 1 || !/\p{L} \p{L}/u.test(filled[0]!)) return notes;
    notes += 1;
  }
  return 0;
}

function textAbove(lines: Lines, header: number): boolean {
  for (let i = 0; i < header; i += 1) if (lines.line(i).trim() !== "") return true;
  return false;
}

function valuesOf(lines: Lines, i: number, delimiter: string): readonly string[] | undefined {
  return i < lines.count ? splitFields(lines.line(i), delimiter) : undefined;
}

function isBlank(values: readonly string[]): boolean {
  return values.every((value) => value.trim() === "");
}
