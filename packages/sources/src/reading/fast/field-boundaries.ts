/** A piece of a file, made of whole lines, and where the fields of its regular lines are. */
export interface Chunk {
  /** The bytes of the piece, a line feed after the last line, and room behind for reading words past the end. */
  readonly bytes: Buffer;
  readonly view: DataView;
  /** Regular lines. */
  rows: number;
  /** For each field of each regular line, row by row: its first byte and the byte after its last, without marks. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** For each regular line its number in the file, counted from 0. */
  readonly lineOf: Int32Array;
  /** For each line of the piece, its first byte. */
  readonly lineStarts: Int32Array;
  lines: number;
  /** The other lines of the piece, by their number in the file. */
  readonly others: Int32Array;
  otherCount: number;
}

/** Bytes behind a piece that may be read and mean nothing. */
const slack = 32;

/**
 * An empty chunk with room for a piece of so many bytes.
 *
 * @example
 * const chunk = emptyChunk(1 << 18);
 */
export function emptyChunk(room: number): Chunk {
  const bytes = Buffer.allocUnsafeSlow(room + slack);
  const integers = (length: number) => new Int32Array(length);
  return {
    bytes,
    view: new DataView(bytes.buffer),
    rows: 0,
    // Every byte ends at most a field, and the last field of a line needs no delimiter.
    starts: integers(room + 2),
    ends: integers(room + 2),
    lineOf: integers(room + 2),
    lineStarts: integers(room + 2),
    lines: 0,
    others: integers(room + 2),
    otherCount: 0,
  };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const mark = 0x22;

/**
 * Finds the lines of a chunk and the fields of those that are regular: the declared number of fields, each either
 * without a quotation mark or wholly between two, and something besides blanks. All other lines are listed for
 * the careful gear, which knows what to make of them.
 *
 * @param length bytes of the piece; the last is a line feed
 * @example
 * findBoundaries(chunk, length, { columnCount: 5, delimiter: 0x2c, firstLine: 1 });
 */
export function findBoundaries(
  chunk: Chunk,
  length: number,
  {
    columnCount,
    delimiter,
    firstLine,
  }: { readonly columnCount: number; readonly delimiter: number; readonly firstLine: number },
): void {
  const { bytes, starts, ends, lineOf, lineStarts, others } = chunk;
  let [at, line, rows, otherCount] = [0, firstLine, 0, 0];
  while (at < length) {
    const start = at;
    lineStarts[line - firstLine] = start;
    const first = rows * columnCount;
    const limit = first + columnCount;
    let field = first;
    let fieldStart = at;
    let regular = true;
    for (;;) {
      const byte = bytes[at]!;
      if (byte === delimiter) {
        if (field < limit) {
          starts[field] = fieldStart;
          ends[field] = at;
        }
        field += 1;
        at += 1;
        fieldStart = at;
      } else if (byte === lineFeed) {
        break;
      } else if (byte === mark) {
        const end = at === fieldStart ? endOfQuoted(bytes, at, delimiter) : -1;
        if (end < 0 || field >= limit) {
          regular = false;
          at = bytes.indexOf(lineFeed, at);
          break;
        }
        starts[field] = fieldStart + 1;
        ends[field] = end;
        // On to what stands behind the closing mark; a field feed there is taken up by the next round.
        at = end + 1;
        if (bytes[at] === delimiter) {
          field += 1;
          at += 1;
          fieldStart = at;
        } else {
          at = bytes.indexOf(lineFeed, at);
          fieldStart = -1;
          break;
        }
      } else {
        at += 1;
      }
    }
    if (regular && fieldStart >= 0 && field < limit) {
      let end = at;
      while (end > fieldStart && bytes[end - 1] === carriageReturn) end -= 1;
      starts[field] = fieldStart;
      ends[field] = end;
    }
    if (regular && field === limit - 1 && holdsSomething(bytes, start, { end: at, delimiter })) {
      lineOf[rows] = line;
      rows += 1;
    } else {
      others[otherCount] = line;
      otherCount += 1;
    }
    line += 1;
    at += 1;
  }
  chunk.rows = rows;
  chunk.lines = line - firstLine;
  chunk.otherCount = otherCount;
}

/** The closing mark of a quoted field without marks inside, if a delimiter or the end of the line follows; else -1. */
function endOfQuoted(bytes: Buffer, opening: number, delimiter: number): number {
  let at = opening + 1;
  while (bytes[at] !== mark) {
    // A carriage return inside marks may be a line end to someone: the careful gear decides.
    if (bytes[at] === lineFeed || bytes[at] === carriageReturn) return -1;
    at += 1;
  }
  let next = at + 1;
  if (bytes[next] === delimiter) return at;
  while (bytes[next] === carriageReturn) next += 1;
  return bytes[next] === lineFeed ? at : -1;
}

/** Whether a line certainly holds more than blanks and delimiters. */
function holdsSomething(
  bytes: Buffer,
  start: number,
  { end, delimiter }: { readonly end: number; readonly delimiter: number },
): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte > 0x20 && byte < 0x7f && byte !== delimiter) return true;
  }
  return false;
}
