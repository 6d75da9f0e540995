import type { FieldOf } from "../../field.ts";
import type { Source } from "../../source.ts";
import { suspectEnds } from "../cells/stand-ins.ts";
import { type BytePattern, compileBytePattern, matchesBytes } from "./byte-pattern.ts";
import type { RangeForm } from "./chunk-kernels.ts";
import type { Chunk } from "./field-boundaries.ts";
import { kernelCell } from "./kernels-over.ts";
import { marksOf } from "./marks-of.ts";

/** Which cells of a column are certainly texts as they stand. */
export interface PlainForm {
  /** A plain cell has more bytes than this: more than any mark for nothing. */
  readonly moreThan: number;
  /** Whether it is a reference, which no spreadsheet may have rounded. */
  readonly reference: boolean;
  /** By first and last byte: which cells may be a word for nothing, if there is no pattern. */
  readonly suspects: Uint8Array | undefined;
  /** The pattern that all bytes have to match, if there is one. */
  readonly pattern: BytePattern | undefined;
  /** The bytes that may stand at each place, where the pattern is of one length: 256 for each place. */
  readonly places: Uint8Array | undefined;
  /** The same, where it is short and has few ranges of bytes for each place. */
  readonly ranges: RangeForm | undefined;
}

/**
 * Whether a field's cells can be looked at where they stand. A pattern that is more than a run of characters and
 * counts cannot; each different cell is then judged once.
 *
 * @example
 * looksPlain(field); // true
 */
export function looksPlain(field: FieldOf<"id" | "text">): boolean {
  return (
    field.kind === "text" || field.pattern === undefined || compileBytePattern(field.pattern) !== undefined
  );
}

/**
 * The form of a field's plain cells.
 *
 * @example
 * plainForm(household, source).moreThan; // 0
 */
export function plainForm(field: FieldOf<"id" | "text">, source: Source): PlainForm {
  const marks = marksOf(field, source).map((mark) => Buffer.byteLength(mark));
  const pattern =
    field.kind === "id" && field.pattern !== undefined ? compileBytePattern(field.pattern) : undefined;
  const moreThan = Math.max(0, ...marks);
  const places = pattern === undefined ? undefined : placesOf(pattern);
  const long = places !== undefined && places.length / 256 > moreThan ? places : undefined;
  return {
    moreThan,
    reference: field.kind === "id",
    suspects: field.kind === "id" && field.pattern !== undefined ? undefined : suspectEnds(field.kind),
    pattern,
    places: long,
    ranges: long === undefined ? undefined : rangesOf(long),
  };
}

/** Up to three ranges of bytes for each place; the first stands in for those that are not there. */
function rangesOf(places: Uint8Array): RangeForm | undefined {
  const length = places.length / 256;
  if (length > kernelCell) return undefined;
  const ranges = new Uint8Array(6 * kernelCell);
  for (let place = 0; place < length; place += 1) {
    const takes = places.subarray(256 * place, 256 * place + 256);
    const lowest = [...takes.keys()].filter((byte) => takes[byte] === 1 && takes[byte - 1] !== 1);
    if (lowest.length > 3) return undefined;
    for (let range = 0; range < 3; range += 1) {
      const from = lowest[range] ?? lowest[0]!;
      const behind = takes.indexOf(0, from);
      ranges[2 * range * kernelCell + place] = from;
      ranges[(2 * range + 1) * kernelCell + place] = (behind < 0 ? 256 : behind) - 1 - from;
    }
  }
  return { length, ranges };
}

/** The places of a pattern of one length in which no blank and no power of ten can stand. */
function placesOf({ parts }: BytePattern): Uint8Array | undefined {
  if (parts.some(({ least, most }) => least !== most || most > 64)) return undefined;
  const places = parts.flatMap(({ takes, least }) => Array.from({ length: least }, () => takes));
  const can = (takes: Uint8Array, byte: number) => takes[byte] === 1;
  const digits = "0123456789";
  const power =
    places.some((takes) => can(takes, 0x45) || can(takes, 0x65)) &&
    [...digits].some((digit) => can(places[0]!, digit.charCodeAt(0)));
  const odd = places.some((takes) =>
    takes.some((taken, byte) => taken === 1 && (byte <= 0x20 || byte > 0x7e)),
  );
  if (power || odd || places.length === 0) return undefined;
  return Uint8Array.from(places.flatMap((takes) => [...takes]));
}

/**
 * Lists the lines of a chunk whose cell is not plain: empty, short as a mark, with a blank at an end or a byte that
 * is not printable ASCII, perhaps a word for nothing, or outside the pattern.
 *
 * @returns how many
 * @example
 * const count = findNotPlain(chunk, { column: 1, form }, rows);
 */
export function findNotPlain(
  chunk: Chunk,
  { column, form }: { readonly column: number; readonly form: PlainForm },
  notPlain: Int32Array,
): number {
  const { rows, columnCount, bytes, starts, ends } = chunk;
  const { places, ranges } = form;
  if (chunk.kernels !== undefined && ranges !== undefined) {
    return chunk.kernels.findUnfit(chunk, { column, form: ranges }, notPlain);
  }
  let count = 0;
  for (let row = 0, field = column; row < rows; row += 1, field += columnCount) {
    const start = starts[field]!;
    const end = ends[field]!;
    const plain =
      places === undefined ? isPlain(form, bytes, { start, end }) : fits(places, bytes, start, end);
    if (plain) continue;
    notPlain[count] = row;
    count += 1;
  }
  return count;
}

function fits(places: Uint8Array, bytes: Buffer, start: number, end: number): boolean {
  if ((end - start) << 8 !== places.length) return false;
  for (let at = start, place = 0; at < end; at += 1, place += 256) {
    if (places[place + bytes[at]!] !== 1) return false;
  }
  return true;
}

function isPlain(
  { moreThan, reference, suspects, pattern }: PlainForm,
  bytes: Buffer,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (end - start <= moreThan || bytes[start] === 0x20 || bytes[end - 1] === 0x20) return false;
  if (suspects !== undefined && suspects[(bytes[start]! << 8) | bytes[end - 1]!] === 1) return false;
  let power = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x20 || byte > 0x7e) return false;
    if (byte === 0x45 || byte === 0x65) power = true;
  }
  if (!reference) return true;
  const startsWithDigit = bytes[start]! >= 0x30 && bytes[start]! <= 0x39;
  if (power && startsWithDigit) return false;
  return pattern === undefined || matchesBytes(pattern, bytes, { start, end });
}
