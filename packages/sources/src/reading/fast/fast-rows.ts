import { isAscii, isUtf8 } from "node:buffer";
import type { Column, Table } from "@needscope/table";
import type { Source } from "../../source.ts";
import { UnusableFileError } from "../../unusable-file-error.ts";
import { carefulRecord } from "../careful-gear.ts";
import { decodeWindows1252, type Encoding, encodeWindows1252, encodingOf } from "../decode-bytes.ts";
import { type Header, readHeader } from "../read-header.ts";
import { rowReader } from "../row-reader.ts";
import type { LineProblem, Rows } from "../rows.ts";
import { splitLines } from "../split-lines.ts";
import { bodyWithoutFooter } from "./body-without-footer.ts";
import { byteLines } from "./byte-lines.ts";
import { type Codec, type FastColumn, fastColumn } from "./fast-column.ts";
import { type Chunk, emptyChunk, findBoundaries } from "./field-boundaries.ts";

/**
 * Reads a file in the fast gear: over its bytes, a chunk at a time, one pass for the boundaries of fields and then
 * one kernel a column. Lines that are not regular, and rows with a cell that is not plain, are read by the careful
 * gear, into the same table.
 *
 * A file that is not for this gear (UTF-16, bytes that do not fit, no line feed, a header that is not usable) gives
 * `undefined`: the careful gear reads it, or says what is wrong.
 *
 * Why the careful gear may come last: it takes several lines as one record only where none of the lines inside is
 * a right record by itself, and this gear accepts none but those.
 *
 * @throws UnusableFileError when the file is empty or no text
 * @example
 * fastRows(rent, { file: "rent.csv", bytes })?.table.rowCount;
 */
export function fastRows(
  declared: Source,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
): Rows | undefined {
  const encoding = encodingOf(file, bytes);
  const whole = plainBody(bytes, encoding);
  if (whole === undefined) return undefined;
  const codec = codecOf(whole, encoding);
  const header = headerOf(declared, { file, body: whole, codec });
  if (header === undefined) return undefined;
  const { source } = header;
  const { body, footer } = bodyWithoutFooter(whole, { source, header, decode: (part) => codec.decode(part) });
  const columns = source.fields.map((field, i) => {
    const place = { column: header.columnOf[i]!, columnCount: header.columnCount };
    return fastColumn({ source, field, codec, ...place });
  });
  const scan = scanLines(source, { body, header, columns });
  return finishRows(source, { encoding, body, footer, codec, header, columns, scan });
}

/** The bytes without a byte order mark, when each of them fits and lines end with a line feed. */
function plainBody(bytes: Uint8Array, { name, because }: Encoding): Buffer | undefined {
  const start = because === "byte order mark" ? 3 : 0;
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
  const fits = name === "windows-1252" || (name === "utf-8" && (because === "valid UTF-8" || isUtf8(body)));
  return fits && body.includes(0x0a) && body.length < 2 ** 32 ? body : undefined;
}

function codecOf(body: Buffer, { name }: Encoding): Codec {
  const ascii = isAscii(body);
  if (name === "windows-1252") return { ascii, decode: decodeWindows1252, encode: encodeWindows1252 };
  const decode = (bytes: Uint8Array): string => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return buffer.toString(ascii ? "latin1" : "utf8");
  };
  return { ascii, decode, encode: (text) => Buffer.from(text, "utf8") };
}

/** Bytes at the start in which the header and a line of data are looked for. */
const headRoom = 1 << 16;

function headerOf(
  source: Source,
  { file, body, codec }: { readonly file: string; readonly body: Buffer; readonly codec: Codec },
): Header | undefined {
  const room = body.length <= headRoom ? body.length : body.lastIndexOf(0x0a, headRoom - 1) + 1;
  try {
    return readHeader(source, splitLines(codec.decode(body.subarray(0, room))), file);
  } catch (error) {
    if (error instanceof UnusableFileError) return undefined;
    throw error;
  }
}

/** What became of each line so far. */
const Fate = { none: 0, accepted: 1, careful: 2 } as const;

interface Scan {
  /** The first byte of each line, and where a next one would start. */
  readonly starts: Uint32Array;
  readonly fates: Uint8Array;
}

const chunkRoom = 1 << 18;

function scanLines(
  source: Source,
  {
    body,
    header,
    columns,
  }: { readonly body: Buffer; readonly header: Header; readonly columns: readonly FastColumn[] },
): Scan {
  const delimiter = source.delimiter.charCodeAt(0);
  let starts = new Uint32Array(1024);
  let fates = new Uint8Array(1024);
  let [line, at] = [0, 0];
  for (; line < header.line + header.lines && at < body.length; line += 1) {
    starts[line] = at;
    const end = body.indexOf(0x0a, at);
    at = end < 0 ? body.length + 1 : end + 1;
  }
  let chunk = emptyChunk(chunkRoom + 1);
  let needsCare = new Uint8Array(0);
  while (at < body.length) {
    const end = chunkEnd(body, at);
    if (end - at + 1 > chunk.starts.length - 2) chunk = emptyChunk(end - at + 1);
    const length = fillChunk(chunk, body.subarray(at, end));
    findBoundaries(chunk, length, { columnCount: header.columnCount, delimiter, firstLine: line });
    if (line + chunk.lines + 1 > starts.length) {
      [starts, fates] = [widened(starts, line + chunk.lines), widened(fates, line + chunk.lines)];
    }
    for (let i = 0; i < chunk.lines; i += 1) starts[line + i] = at + chunk.lineStarts[i]!;
    if (needsCare.length < chunk.rows) needsCare = new Uint8Array(chunk.rows);
    needsCare.fill(0, 0, chunk.rows);
    // As many lines as there will be if they go on like this: growing again and again costs more than reading.
    const room = Math.ceil((line + chunk.lines) * Math.max(1, (body.length / end) * 1.03));
    for (const column of columns) {
      column.reserve(line + chunk.lines, room);
      column.read(chunk, needsCare);
    }
    noteFates(chunk, needsCare, fates);
    line += chunk.lines;
    at = end;
  }
  starts[line] = body.length + (body.at(-1) === 0x0a ? 0 : 1);
  return { starts: starts.subarray(0, line + 1), fates: fates.subarray(0, line) };
}

function chunkEnd(body: Buffer, at: number): number {
  if (at + chunkRoom >= body.length) return body.length;
  const last = body.lastIndexOf(0x0a, at + chunkRoom - 1);
  if (last >= at) return last + 1;
  const next = body.indexOf(0x0a, at + chunkRoom);
  return next < 0 ? body.length : next + 1;
}

function fillChunk({ bytes }: Chunk, piece: Buffer): number {
  bytes.set(piece);
  if (piece.at(-1) === 0x0a) return piece.length;
  bytes[piece.length] = 0x0a;
  return piece.length + 1;
}

function widened<Values extends Uint32Array | Uint8Array>(from: Values, least: number): Values {
  const to = new (from.constructor as new (length: number) => Values)(Math.max(least + 1, from.length * 2));
  to.set(from);
  return to;
}

function noteFates(chunk: Chunk, needsCare: Uint8Array, fates: Uint8Array): void {
  for (let i = 0; i < chunk.otherCount; i += 1) fates[chunk.others[i]!] = Fate.careful;
  for (let row = 0; row < chunk.rows; row += 1) {
    fates[chunk.lineOf[row]!] = needsCare[row] === 0 ? Fate.accepted : Fate.careful;
  }
}

interface Scanned {
  readonly encoding: Encoding;
  readonly body: Buffer;
  readonly footer: Rows["footer"];
  readonly codec: Codec;
  readonly header: Header;
  readonly columns: readonly FastColumn[];
  readonly scan: Scan;
}

/** Hands what is left to the careful gear, and makes the table of what both accepted. */
function finishRows(source: Source, scanned: Scanned): Rows {
  const { encoding, body, footer, codec, header, columns, scan } = scanned;
  const { starts, fates } = scan;
  const lines = byteLines(body, { starts, decode: (bytes) => codec.decode(bytes) });
  const gear = { source, lines, header, readRow: rowReader(source, header) };
  const longRows = new Map<number, number>();
  const [blank, aside]: [number[], number[]] = [[], []];
  const warnings: LineProblem[] = [];
  const quarantined: Rows["quarantined"][number][] = [];
  let next = 0;
  for (let i = 0; i < fates.length; i += 1) {
    if (fates[i] !== Fate.careful) continue;
    fates[i] = Fate.none;
    if (i < next) continue;
    const taken = carefulRecord(gear, i, {
      blank: (line) => blank.push(line),
      aside: (line) => aside.push(line),
      quarantined: (line, problems) => quarantined.push({ line, problems }),
      accepted(at, values, problems) {
        fates[i] = Fate.accepted;
        for (const column of columns) column.reserve(i + 1, i + 1);
        columns.forEach((column, field) => column.set(i, values[field]));
        if (at.lines > 1) longRows.set(at.line, at.lines);
        for (const problem of problems) warnings.push({ line: at.line, problem });
      },
    });
    next = i + taken;
  }
  const table = finishTable(source, columns, fates);
  return { encoding, lines, footer, header, table, longRows, blank, aside, warnings, quarantined };
}

function finishTable(source: Source, columns: readonly FastColumn[], fates: Uint8Array): Table {
  const lines = new Int32Array(fates.length);
  let rowCount = 0;
  for (let line = 0; line < fates.length; line += 1) {
    if (fates[line] !== Fate.accepted) continue;
    lines[rowCount] = line;
    rowCount += 1;
  }
  const accepted = lines.subarray(0, rowCount);
  const read = new Map<string, Column>(
    source.fields.map(({ name }, i) => [name, columns[i]!.finish(accepted)]),
  );
  const lineNumbers = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) lineNumbers[row] = lines[row]! + 1;
  read.set("line", { kind: "number", values: lineNumbers, state: new Uint8Array(rowCount) });
  return { name: source.name, rowCount, columns: read };
}
