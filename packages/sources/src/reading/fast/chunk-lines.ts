import type { Lines } from "../split-lines.ts";
import type { Chunk } from "./field-boundaries.ts";

/**
 * The lines of a chunk by their number in the file, decoded when they are asked for.
 *
 * @example
 * chunkLines(chunk).line(chunk.firstLine); // "HH1,12.50"
 */
export function chunkLines(chunk: Chunk): Lines {
  const { bytes, lineStarts, firstLine, rows } = chunk;
  const endOf = (row: number): number => {
    let end = lineStarts[row + 1]! - 1;
    while (end > lineStarts[row]! && bytes[end - 1] === 0x0d) end -= 1;
    return end;
  };
  const span = (line: number, count: number): string => {
    const row = line - firstLine;
    return bytes.toString("utf8", lineStarts[row], endOf(row + count - 1));
  };
  return { count: firstLine + rows, line: (line) => span(line, 1), span };
}
