/** The physical lines of a text, numbered from 0. */
export interface Lines {
  readonly count: number;
  /** One line without its line end. */
  line(index: number): string;
  /** `count` lines from `index` as they stand in the file, line ends between them, none after the last. */
  span(index: number, count: number): string;
}

/**
 * Splits a text into physical lines, which end with LF or CR LF (or CR CR LF, where a file was converted twice),
 * or with CR where it has no LF at all (old Macintosh). A line end at the very end starts no further line.
 *
 * @example
 * splitLines("a,b\r\n1,2\r\n").count; // 2
 */
export function splitLines(text: string): Lines {
  const end = text.includes("\n") ? "\n" : "\r";
  const starts: number[] = [];
  const ends: number[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf(end, start);
    const stop = found < 0 ? text.length : found;
    starts.push(start);
    ends.push(withoutReturns(text, start, stop));
    start = stop + 1;
  }
  return {
    count: starts.length,
    line: (index) => text.slice(starts[index], ends[index]),
    span: (index, count) => text.slice(starts[index], ends[index + count - 1]),
  };
}

function withoutReturns(text: string, start: number, stop: number): number {
  let end = stop;
  while (end > start && text[end - 1] === "\r") end -= 1;
  return end;
}
