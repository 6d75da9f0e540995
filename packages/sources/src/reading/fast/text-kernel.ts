import type { Chunk } from "./field-boundaries.ts";
import type { ByteInterner } from "./byte-interner.ts";

/** What is known of an interned cell of a column. */
export const Verdict = { unknown: 0, present: 1, missing: 2, suppressed: 3, careful: 4, no: 5 } as const;

/** A column of interned cells: its interner, and what each different cell means. */
export interface InternedCells {
  readonly column: number;
  readonly columnCount: number;
  readonly interner: ByteInterner;
  /** One of `Verdict` for each number of the interner; grows with it. */
  verdicts: Uint8Array;
  /** Says what the cell in these bytes means, once for each different cell. */
  readonly judge: (bytes: Buffer, start: number, end: number) => number;
}

/**
 * Interns a column's cells and judges each different cell once; an empty cell has the number -1.
 *
 * @example
 * textKernel(chunk, cells, codes);
 */
export function textKernel(chunk: Chunk, cells: InternedCells, codes: Int32Array): void {
  const { rows, starts, ends, bytes } = chunk;
  const { column, columnCount, interner, judge } = cells;
  interner.addAll(chunk, [column, columnCount, rows], codes);
  if (cells.verdicts.length < interner.size) {
    const verdicts = new Uint8Array(interner.size * 2);
    verdicts.set(cells.verdicts);
    cells.verdicts = verdicts;
  }
  const { verdicts } = cells;
  for (let row = 0, field = column; row < rows; row += 1, field += columnCount) {
    const code = codes[row]!;
    if (code < 0 || verdicts[code] !== Verdict.unknown) continue;
    verdicts[code] = judge(bytes, starts[field]!, ends[field]!);
  }
}
