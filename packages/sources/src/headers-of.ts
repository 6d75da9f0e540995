import type { Source } from "./source.ts";
import { decodeBytes } from "./reading/decode-bytes.ts";
import { headerNames } from "./reading/header-names.ts";
import { unpacked } from "./reading/unpacked.ts";
import { splitLines } from "./reading/split-lines.ts";

/**
 * The headers of a file, left to right, before any declaration: for proposing one, or for finding a column by its
 * place. Nothing says that the first line is a header, so its words belong in no message.
 *
 * @throws UnusableFileError when the file is empty, binary or a spreadsheet, or its header's quotation marks are damaged
 * @example
 * headersOf({ file: "areas.csv", bytes }); // ["Area", "Score"]
 */
export function headersOf(
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  { delimiter = "," }: { readonly delimiter?: Source["delimiter"] } = {},
): string[] {
  const layout = { delimiter, preamble: 0, headerRows: 1, mergedHeader: false, headerFootnotes: false };
  const lines = splitLines(decodeBytes(file, unpacked(file, bytes)).text);
  return [...headerNames(lines, { layout, file }).names];
}
