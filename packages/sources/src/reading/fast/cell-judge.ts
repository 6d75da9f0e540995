import { suppressed } from "@needscope/table";
import type { Field } from "../../field.ts";
import { cellParser } from "../cells/cell-parser.ts";
import { markStates } from "../cells/mark-states.ts";
import { type BytePattern, compileBytePattern, matchesBytes } from "./byte-pattern.ts";
import type { ColumnPlan } from "./fast-column.ts";
import { Verdict } from "./text-kernel.ts";

/**
 * Says what a cell of a text or yes/no column means, once for each different cell: by its bytes where it is plain
 * and of a kind that is simple to judge, else by the careful gear's own parser.
 *
 * @example
 * cellJudge({ source, field, column: 1, columnCount: 8, codec })(bytes, 10, 18); // Verdict.present
 */
export function cellJudge({
  source,
  field,
  codec,
}: ColumnPlan): (bytes: Buffer, start: number, end: number) => number {
  const parse = cellParser(field, source);
  const marks = [...markStates(field, source).keys()].map((mark) => codec.encode(mark).length);
  const longestMark = Math.max(0, ...marks);
  const plain = plainForm(field);
  return (bytes, start, end) => {
    if (plain !== undefined && end - start > longestMark && isPlain(plain, bytes, { start, end })) {
      return Verdict.present;
    }
    const text = codec.decode(bytes.subarray(start, end));
    const value = parse(text);
    if (value === undefined) return Verdict.missing;
    if (value === suppressed) return Verdict.suppressed;
    if (typeof value === "boolean") return value ? Verdict.present : Verdict.no;
    // A value that is not the cell itself (blanks taken off) is not what was interned.
    return value === text ? Verdict.present : Verdict.careful;
  };
}

interface PlainForm {
  /** The pattern that all bytes have to match, if there is one. */
  readonly pattern: BytePattern | undefined;
  readonly kind: "id" | "text";
}

function plainForm(field: Field): PlainForm | undefined {
  if (field.kind === "text") return { kind: "text", pattern: undefined };
  if (field.kind !== "id") return undefined;
  if (field.pattern === undefined) return { kind: "id", pattern: undefined };
  const pattern = compileBytePattern(field.pattern);
  return pattern === undefined ? undefined : { kind: "id", pattern };
}

/** Printable ASCII with no blank at either end; a reference, besides, that no spreadsheet can have rounded. */
function isPlain(
  { kind, pattern }: PlainForm,
  bytes: Buffer,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (bytes[start] === 0x20 || bytes[end - 1] === 0x20) return false;
  let power = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x20 || byte > 0x7e) return false;
    if (byte === 0x45 || byte === 0x65) power = true;
  }
  if (kind === "text") return true;
  const startsWithDigit = bytes[start]! >= 0x30 && bytes[start]! <= 0x39;
  if (power && startsWithDigit) return false;
  return pattern === undefined || matchesBytes(pattern, bytes, { start, end });
}
