import { type Encoding } from "./encoding-of.ts";
import { utf8Chunks } from "./fast/utf8-chunks.ts";
import type { ChunksInput } from "./file-input.ts";
import type { LineMark, LineRange } from "./rows.ts";
import { wholeLines } from "./whole-lines.ts";

/**
 * Looks up lines in a file by going through it once more: for the few rows that turn out not to be right only when
 * others are known.
 *
 * @param ranges in ascending order
 * @param read how the file was read, and where some lines begin in it, so that not each before them is counted
 * @example
 * linesOfFile(input, { encoding, marks: [] }, [{ line: 7, lines: 1 }]); // ["HH1,12.50"]
 */
export function linesOfFile(
  input: ChunksInput,
  read: { readonly encoding: Encoding; readonly marks?: readonly LineMark[] | undefined },
  ranges: readonly LineRange[],
): string[] {
  const texts: string[] = [];
  if (ranges.length === 0) return texts;
  const { encoding, marks = [] } = read;
  const asIs = encoding.because === "valid UTF-8";
  let [line, next, mark, at] = [1, 0, -1, 0];
  let wanted: string[] = [];
  for (const piece of wholeLines(utf8Chunks(input.chunks(), { encoding, asIs }))) {
    for (let start = 0; start < piece.length; line += 1) {
      const range = ranges[next]!;
      while (mark + 1 < marks.length && marks[mark + 1]!.line <= range.line) mark += 1;
      if (mark >= 0 && marks[mark]!.line > line && wanted.length === 0) {
        if (marks[mark]!.at >= at + piece.length) break;
        line = marks[mark]!.line;
        start = marks[mark]!.at - at;
      }
      const found = piece.indexOf(0x0a, start);
      const end = found < 0 ? piece.length : found;
      if (line >= range.line) wanted.push(piece.toString("utf8", start, end));
      if (wanted.length === range.lines) {
        texts.push(wanted.join("\n").replace(/\r+$/, ""));
        wanted = [];
        next += 1;
        if (next === ranges.length) return texts;
      }
      start = end + 1;
    }
    at += piece.length;
  }
  throw new Error(`Internal error: "${input.file}" changed while it was read.`);
}
