import { sameName } from "../odd-line.ts";
import type { Chunk } from "./field-boundaries.ts";

/** The name by which the header would be known if it stood among the rows. */
export interface HeaderName {
  readonly column: number;
  readonly name: string;
  readonly length: number;
}

/**
 * The longest of a header's names, which few cells are as long as.
 *
 * @example
 * longestName(["Ref", "Balance"]); // { column: 1, name: "Balance", length: 7 }
 */
export function longestName(names: readonly string[]): HeaderName {
  const name = names.reduce((best, one) => (one.length > best.length ? one : best));
  return { column: names.indexOf(name), name, length: Buffer.byteLength(name) };
}

/**
 * Leaves to the careful gear the lines that may be the header once more, where its names would pass for values, and those
 * that hold nothing but their first value: what they are is told there.
 *
 * @example
 * leaveOddLines(chunk, longestName(["Ref", "Name"]));
 */
export function leaveOddLines(
  { bytes, rows, columnCount, starts, ends, needsCare }: Chunk,
  repeats: HeaderName | undefined,
): void {
  if (columnCount < 2) return;
  for (let row = 0, cell = 0; row < rows; row += 1, cell += columnCount) {
    if (columnCount > 2) {
      let at = cell + 1;
      while (at < cell + columnCount && starts[at] === ends[at]) at += 1;
      if (at === cell + columnCount && starts[cell] !== ends[cell]) needsCare[row] = 1;
    }
    if (repeats === undefined) continue;
    const at = cell + repeats.column;
    if (ends[at]! - starts[at]! !== repeats.length || needsCare[row] === 1) continue;
    if (sameName(bytes.toString("utf8", starts[at], ends[at]), repeats.name)) needsCare[row] = 1;
  }
}
