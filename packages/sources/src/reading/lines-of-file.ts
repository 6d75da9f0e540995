import { type Encoding } from "./encoding-of.ts";
import { utf8Chunks } from "./fast/utf8-chunks.ts";
import type { ChunksInput } from "./file-input.ts";
import type { LineRange } from "./rows.ts";
import { wholeLines } from "./whole-lines.ts";

/**
 * Looks up lines in a file by going through it once more: for the few rows that turn out not to be right only when
 * others are known.
 *
 * @param ranges in ascending order
 * @example
 * linesOfFile(input, encoding, [{ line: 7, lines: 1 }]); // ["HH1,12.50"]
 */
export function linesOfFile(input: ChunksInput, encoding: Encoding, ranges: readonly LineRange[]): string[] {
  const texts: string[] = [];
  if (ranges.length === 0) return texts;
  const asIs = encoding.because === "valid UTF-8";
  let [line, next] = [1, 0];
  let wanted: string[] = [];
  for (const piece of wholeLines(utf8Chunks(input.chunks(), { encoding, asIs }))) {
    for (let start = 0; start < piece.length; line += 1) {
      const found = piece.indexOf(0x0a, start);
      const end = found < 0 ? piece.length : found;
      const range = ranges[next]!;
      if (line >= range.line) wanted.push(piece.toString("utf8", start, end));
      if (wanted.length === range.lines) {
        texts.push(wanted.join("\n").replace(/\r+$/, ""));
        wanted = [];
        next += 1;
        if (next === ranges.length) return texts;
      }
      start = end + 1;
    }
  }
  throw new Error(`Internal error: "${input.file}" changed while it was read.`);
}
