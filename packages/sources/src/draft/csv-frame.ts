import { defineSource } from "../define-source.ts";
import { readExtract } from "../read-extract.ts";
import { decodeBytes } from "../reading/decode-bytes.ts";
import { headerNames } from "../reading/header-names.ts";
import { type Lines, splitLines } from "../reading/split-lines.ts";
import type { DraftFrame, Place } from "./draft-frame.ts";
import { guessLayout, type GuessedLayout } from "./guess-layout.ts";
import type { Remark } from "./remark.ts";

/**
 * Finds delimiter, header, titles and notes of a file of lines, and reads it by a declaration in which every column is
 * text, so that damaged lines are told from whole ones as ever.
 *
 * @throws UnusableFileError when the file is empty, binary, or has no header of different names
 * @example
 * csvFrame({ file: "rent.csv", bytes }).layout; // { delimiter: ";" }
 */
export function csvFrame({ file, bytes }: { readonly file: string; readonly bytes: Uint8Array }): DraftFrame {
  const { text, encoding } = decodeBytes(file, bytes);
  const lines = splitLines(text);
  const guessed = guessLayout(lines);
  const { delimiter, preamble, footer, hasHeader } = guessed;
  const { places, nameless } = placesOf(guessed, lines, file);
  const layout = {
    ...(delimiter !== "," && { delimiter }),
    ...(preamble > 0 && { preamble }),
    ...(!hasHeader && { headerRows: 0 }),
    ...(footer > 0 && { footer }),
    ...(nameless && { unknownColumns: { drop: [""] } }),
  };
  const fields = places.map((place, i) => {
    return { name: `c${String(i)}`, ...place, kind: "text" as const, multiline: true };
  });
  const plain = defineSource({
    name: "draft",
    title: "Draft",
    about: "Every column is text.",
    ...layout,
    fields,
  });
  const { table, account } = readExtract(plain, { file, bytes });
  return {
    layout,
    places,
    said: places.map(({ header = "" }) => header),
    table,
    encoding,
    kind: "csv",
    account,
    remarks: hasHeader ? [] : [noHeader],
  };
}

const noHeader: Remark = {
  kind: "ask",
  text: "the first line looks like values and not like the columns' names, so columns are told by their place: ask for the extract with a header",
};

/** The columns, and whether the header has some without a name, which are dropped. */
function placesOf(
  { delimiter, preamble, hasHeader }: GuessedLayout,
  lines: Lines,
  file: string,
): { places: readonly Place[]; nameless: boolean } {
  const headerRows = hasHeader ? 1 : 0;
  const layout = { delimiter, preamble, headerRows, mergedHeader: false, headerFootnotes: false };
  const { names } = headerNames(lines, { layout, file });
  if (!hasHeader) return { places: names.map((_, i) => ({ column: i + 1 })), nameless: false };
  const places = names.filter((name) => name !== "").map((header) => ({ header }));
  return { places, nameless: places.length < names.length };
}
