import { isAscii, isUtf8 } from "node:buffer";
import { UnusableFileError } from "../unusable-file-error.ts";
import { type ChunksInput } from "./file-input.ts";
import { wholeLines } from "./whole-lines.ts";

/** How the bytes of a file were read as text, and why so. */
export interface Encoding {
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly because:
    | "byte order mark"
    | "valid UTF-8"
    | "nearly all lines valid UTF-8"
    | "not valid UTF-8"
    | "a workbook"
    | "rows of a database";
}

/**
 * The encoding of a file, told from all its bytes: by its byte order mark, else UTF-8 if every byte fits, else
 * Windows-1252, which Excel on Windows writes. One bad byte in a file that is plainly UTF-8 does not turn every
 * other line into garble: where at least nine in ten of the lines that are not plain ASCII fit, it stays UTF-8.
 *
 * @throws UnusableFileError when the file is empty or no text
 * @example
 * encodingOf({ file: "people.csv", chunks: () => [Uint8Array.of(0xe9)] }).name; // "windows-1252"
 */
export function encodingOf(input: ChunksInput): Encoding {
  const look = firstLook(input);
  if (look.because === "byte order mark") return look;
  let [fitting, others] = [0, 0];
  for (const lines of wholeLines(input.chunks())) {
    if (isAscii(lines)) continue;
    for (let start = 0; start < lines.length;) {
      const found = lines.indexOf(0x0a, start);
      const end = found < 0 ? lines.length : found;
      const line = lines.subarray(start, end);
      if (!isAscii(line)) {
        if (isUtf8(line)) fitting += 1;
        else others += 1;
      }
      start = end + 1;
    }
  }
  if (others === 0) return look;
  if (fitting >= 9 * others) return { name: "utf-8", because: "nearly all lines valid UTF-8" };
  return { name: "windows-1252", because: "not valid UTF-8" };
}

/**
 * The encoding as the first bytes tell it: that of a byte order mark, else UTF-8, which is still to be proven.
 *
 * @throws UnusableFileError when the file is empty or of another format
 * @example
 * firstLook(input).because; // "valid UTF-8"
 */
export function firstLook({ file, chunks }: ChunksInput): Encoding {
  const head = headOf(chunks());
  if (head.length === 0) {
    throw new UnusableFileError(file, { code: "empty", message: "it is empty; ask for the extract again." });
  }
  refuseOtherFormats(file, head);
  const mark = marks.find(({ bytes: start }) => startsWith(head, start));
  if (mark !== undefined) return { name: mark.name, because: "byte order mark" };
  refuseBinary(file, head);
  return { name: "utf-8", because: "valid UTF-8" };
}

/** One NUL byte is damage to a row; a file that has many of them is no text of one byte a letter. */
function refuseBinary(file: string, head: Uint8Array): void {
  if (head.filter((byte) => byte === 0).length * 20 <= head.length) return;
  throw new UnusableFileError(file, {
    code: "binary",
    message:
      "it holds NUL bytes, so it is not a text file, or one in UTF-16 without its byte order mark; export it again as CSV (UTF-8).",
  });
}

/** The first bytes: more than any format is known by, and enough to tell text from other data. */
function headOf(chunks: Iterable<Uint8Array>): Uint8Array {
  let head = Buffer.alloc(0);
  for (const chunk of chunks) {
    head = Buffer.concat([head, chunk.subarray(0, headBytes)]);
    if (head.length >= headBytes) break;
  }
  return head;
}

const headBytes = 4096;

const marks = [
  { name: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { name: "utf-16le", bytes: [0xff, 0xfe] },
  { name: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

const otherFormats = [
  {
    what: "a spreadsheet (.xlsx, .ods) or a zip archive",
    code: "spreadsheet",
    bytes: [0x50, 0x4b, 0x03, 0x04],
  },
  { what: "an old spreadsheet (.xls)", code: "spreadsheet", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { what: "a compressed file (.gz)", code: "binary", bytes: [0x1f, 0x8b] },
  { what: "a PDF", code: "binary", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { what: "a Parquet file", code: "binary", bytes: [0x50, 0x41, 0x52, 0x31] },
] as const;

function refuseOtherFormats(file: string, bytes: Uint8Array): void {
  const found = otherFormats.find(({ bytes: start }) => startsWith(bytes, start));
  if (found === undefined) return;
  const message = `it is ${found.what}, not CSV text; open it and save the sheet as CSV (UTF-8).`;
  throw new UnusableFileError(file, { code: found.code, message });
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}
