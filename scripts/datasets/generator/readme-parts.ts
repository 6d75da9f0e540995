import { markdownTable } from "./markdown-table.ts";
import type { WrittenExtract } from "./write-extract.ts";

/** A file's columns in the order of its header, each with what it holds. */
export type ColumnNotes = readonly (readonly [column: string, holds: string])[];

/** The table of a README that says what each extract's lines are. */
export function lineAccountTable(extracts: readonly WrittenExtract[]): string {
  return markdownTable(
    ["file", "source", "lines", "good rows", "broken", "blank", "written as"],
    extracts.map(({ file, source, account, encoding, lineEnd }) => [
      `\`${file.path}\``,
      `\`${source}\``,
      withCommas(account.lines),
      withCommas(account.accepted),
      String(account.quarantined),
      String(account.blank),
      `${encoding}, ${lineEnd}`,
    ]),
  );
}

/**
 * The part of a README on one file: its name, what a row is, and every column.
 *
 * @throws Error when the notes do not name the file's columns in their order.
 */
export function columnsSection(extract: WrittenExtract, row: string, notes: ColumnNotes): string {
  const { header, file } = extract;
  const noted = notes.map(([column]) => column);
  if (noted.join() !== header.join()) {
    throw new Error(
      `The notes on ${file.path} name ${noted.join(", ")}, its columns are ${header.join(", ")}.`,
    );
  }
  const table = markdownTable(
    ["column", "holds"],
    notes.map(([column, holds]) => [`\`${column}\``, holds]),
  );
  return `### ${file.path}\n\n${row}\n\n${table}`;
}

/** The loud statement at the head of a synthetic dataset's README. */
export function syntheticNotice(what: string): string {
  return `> **SYNTHETIC DATA. NO REAL PERSON, FAMILY, HOUSEHOLD OR PLACE IS IN IT.** ${what}`;
}

/** The paragraph on how the files are made again. */
export function makingSection(seed: number): string {
  return `Made by \`scripts/make-datasets.ts\` from the seed ${seed}, the same bytes every time:

\`\`\`sh
node --conditions=needscope-source --import tsx scripts/make-datasets.ts --check
\`\`\`

Licence: MIT, like the rest of needscope. Nothing in these files comes from any real data.`;
}

/** A number with thousands commas. */
export function withCommas(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
