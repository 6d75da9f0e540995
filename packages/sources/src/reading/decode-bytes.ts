import { type Encoding, encodingOf } from "./encoding-of.ts";

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
  const encoding = encodingOf({ file, chunks: () => (bytes.length === 0 ? [] : [bytes]) });
  const text =
    encoding.name === "windows-1252"
      ? decodeWindows1252(bytes)
      : new TextDecoder(encoding.name).decode(bytes);
  return { text, encoding };
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
