import { type ChunkKernels, chunkKernels } from "./chunk-kernels.ts";
import { kernelRoom } from "./kernels-over.ts";

/** A piece of a file, made of whole lines in UTF-8, and where the fields of its regular lines are. */
export interface Chunk {
  /** The bytes of the piece, a line feed after the last line, and room behind for reading words past the end. */
  readonly bytes: Buffer;
  readonly view: DataView;
  /** Bytes of lines that it can take. */
  readonly room: number;
  /** The number of the first line in the file, counted from 0. */
  firstLine: number;
  /** Lines of the piece. */
  rows: number;
  /** Fields that a regular line has. */
  columnCount: number;
  /** Kernels by vector instructions, where they are there and have room: the fields then stand in their memory. */
  readonly kernels: ChunkKernels | undefined;
  /**
   * For each field of each line, line by line: its first byte and the byte after its last, without marks. The
   * fields of a line that is not regular are empty.
   */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** For each line its first byte, and the byte behind the last line. */
  readonly lineStarts: Int32Array;
  /** For each line 1 where it is the careful gear's to read, else 0. */
  readonly needsCare: Uint8Array;
}

/** Bytes behind a piece that may be read and mean nothing; a line feed that the file lacks stands there. */
const slack = 32;

/**
 * An empty chunk with room for a piece of so many bytes.
 *
 * @example
 * const chunk = emptyChunk(1 << 18, 9);
 */
export function emptyChunk(room: number, columnCount: number): Chunk {
  const kernels = chunkKernels();
  const bytes = Buffer.allocUnsafeSlow(room + slack);
  // A line takes as many bytes as it has fields, and more unless it is empty; a chunk of many empty lines ends early.
  const fields = Math.max(room, columnCount);
  const fits = kernels !== undefined && fields <= kernelRoom;
  return {
    bytes,
    view: new DataView(bytes.buffer),
    room,
    firstLine: 0,
    rows: 0,
    columnCount,
    kernels: fits ? kernels : undefined,
    starts: fits ? kernels.starts : new Int32Array(fields),
    ends: fits ? kernels.ends : new Int32Array(fields),
    lineStarts: fits ? kernels.lineStarts : new Int32Array(fields + 1),
    needsCare: fits ? kernels.needsCare : new Uint8Array(fields),
  };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const mark = 0x22;
/** After a line with quotation marks the next ones are likely to have some too, and are read by bytes. */
const linesByBytes = 64;

/**
 * Finds the lines of a chunk and the fields of those that are regular: the declared number of fields, each either
 * without a quotation mark or wholly between two, and something besides blanks. All other lines are marked for
 * the careful gear, which knows what to make of them.
 *
 * @param from where the first line starts
 * @param to where the last line has ended; the byte before is a line feed
 * @returns where the first line starts that the chunk has no room for, else `to`
 * @example
 * findBoundaries(chunk, { from: 0, to: length, delimiter: 0x2c });
 */
export function findBoundaries(
  chunk: Chunk,
  { from, to, delimiter }: { readonly from: number; readonly to: number; readonly delimiter: number },
): number {
  const { kernels, bytes, columnCount, starts } = chunk;
  const mostRows = Math.floor(starts.length / columnCount);
  kernels?.bytes.set(bytes.subarray(from, to), from);
  let [row, at] = [0, from];
  while (at < to && row < mostRows) {
    if (kernels !== undefined) {
      ({ row, at } = kernels.scan({ row, from: at, to, mostRows, delimiter, columnCount }));
    }
    const stop = kernels === undefined ? mostRows : Math.min(mostRows, row + linesByBytes);
    for (; at < to && row < stop; row += 1) at = readLine(chunk, row, { at, delimiter });
  }
  chunk.rows = row;
  chunk.lineStarts[row] = at;
  return at;
}

/** Finds the fields of a line by its bytes, and says where the next one starts. */
function readLine(
  { bytes, starts, ends, lineStarts, needsCare, columnCount }: Chunk,
  row: number,
  { at: start, delimiter }: { readonly at: number; readonly delimiter: number },
): number {
  lineStarts[row] = start;
  const first = row * columnCount;
  const limit = first + columnCount;
  let at = start;
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
    needsCare[row] = 0;
  } else {
    needsCare[row] = 1;
    starts.fill(start, first, limit);
    ends.fill(start, first, limit);
  }
  return at + 1;
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
