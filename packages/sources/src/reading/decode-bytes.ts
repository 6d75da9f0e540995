import { isAscii, isUtf8 } from "node:buffer";
import { UnusableFileError } from "../unusable-file-error.ts";

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
 * The text of a file: by its byte order mark, else as UTF-8 if every byte fits, else as Windows-1252, which
 * Excel on Windows writes. One bad byte in a file that is plainly UTF-8 does not turn every other line into
 * garble: it stays UTF-8. What cannot be decoded becomes U+FFFD, which the reader reports cell by cell.
 *
 * @throws UnusableFileError when the file is empty or no text: a spreadsheet, an archive, a PDF, NUL bytes.
 * @example
 * decodeBytes("people.csv", Uint8Array.of(0x63, 0x61, 0x66, 0xe9)).text; // "café"
 */
export function decodeBytes(file: string, bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(file, bytes);
  const text =
    encoding.name === "windows-1252"
      ? decodeWindows1252(bytes)
      : new TextDecoder(encoding.name).decode(bytes);
  return { text, encoding };
}

/**
 * The encoding of a file, told from its bytes.
 *
 * @throws UnusableFileError when the file is empty or no text
 * @example
 * encodingOf("people.csv", Uint8Array.of(0xe9)).name; // "windows-1252"
 */
export function encodingOf(file: string, bytes: Uint8Array): Encoding {
  refuseOtherFormats(file, bytes);
  const mark = marks.find(({ bytes: start }) => startsWith(bytes, start));
  if (mark !== undefined) return { name: mark.name, because: "byte order mark" };
  if (bytes.includes(0)) {
    throw new UnusableFileError(file, {
      code: "binary",
      message: "it holds NUL bytes, so it is not a text file; export it again as CSV (UTF-8).",
    });
  }
  if (isUtf8(bytes)) return { name: "utf-8", because: "valid UTF-8" };
  if (isNearlyUtf8(bytes)) return { name: "utf-8", because: "nearly all lines valid UTF-8" };
  return { name: "windows-1252", because: "not valid UTF-8" };
}

/** Whether at least nine in ten of the lines that are not plain ASCII are UTF-8: damage is rare, an encoding is not. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  let [fitting, others] = [0, 0];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (!isAscii(line)) {
      if (isUtf8(line)) fitting += 1;
      else others += 1;
    }
    start = end + 1;
  }
  return fitting >= 9 * others;
}

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
  if (bytes.length === 0) {
    throw new UnusableFileError(file, { code: "empty", message: "it is empty; ask for the extract again." });
  }
  const found = otherFormats.find(({ bytes: start }) => startsWith(bytes, start));
  if (found === undefined) return;
  const message = `it is ${found.what}, not CSV text; open it and save the sheet as CSV (UTF-8).`;
  throw new UnusableFileError(file, { code: found.code, message });
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

// The 32 bytes from 0x80 where Windows-1252 differs from Latin-1 (mapping: Unicode Consortium, CP1252.TXT; five
// bytes mean nothing). Our own, as some Node releases decode "windows-1252" as Latin-1.
const windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

/**
 * The text of bytes in Windows-1252.
 *
 * @example
 * decodeWindows1252(Uint8Array.of(0x80)); // "€"
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = "";
  const chunk = 8192; // String.fromCharCode takes its characters as arguments, of which there is a limit
  for (let start = 0; start < bytes.length; start += chunk) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunk));
  }
  return text.replace(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80]!);
}

/**
 * The bytes of a text that {@link decodeWindows1252} gave. U+FFFD stands for five bytes; it becomes one of them.
 *
 * @example
 * encodeWindows1252("€"); // Uint8Array [128]
 */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const high = windows1252.indexOf(character);
    return high < 0 ? character.charCodeAt(0) : 0x80 + high;
  });
}
