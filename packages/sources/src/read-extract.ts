import { createHash } from "node:crypto";
import type { TextDictionary } from "@needscope/table";
import { fieldsOfCheck } from "./fields-of-check.ts";
import type { Extract } from "./extract.ts";
import { extractOf } from "./extract-of.ts";
import { carefulRows } from "./reading/careful-rows.ts";
import { fastRows } from "./reading/fast/fast-rows.ts";
import { bytesOf, chunksOf, type ExtractInput } from "./reading/file-input.ts";
import { linesOfFile } from "./reading/lines-of-file.ts";
import type { Rows, TextsOf } from "./reading/rows.ts";
import { isWorkbook } from "./reading/sheet/open-sheet.ts";
import { sheetRows } from "./reading/sheet/sheet-rows.ts";
import { isCompressed, unpacked } from "./reading/unpacked.ts";
import { type ReadProgress, watched } from "./reading/watched.ts";
import type { Source } from "./source.ts";

/** How a file is read; see {@link readExtract}. */
export interface ReadOptions {
  /**
   * "fast" reads regular lines over their bytes and the rest carefully; "careful" reads every line so. Both give
   * the same extract; to compare them is what the choice is for.
   */
  readonly gear?: "fast" | "careful";
  /** The columns that the table is to have ("line" among them); the others are checked all the same. */
  readonly keep?: readonly string[] | undefined;
  /** Where the texts of a field are numbered, so that the columns of several extracts share one pool. */
  readonly texts?: ReadonlyMap<string, TextDictionary>;
  /** Told how far reading has come, with each chunk of a file that is given in chunks. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

/**
 * Reads one extract by its declaration. Every physical line is header, accepted, quarantined or blank, and this
 * is added up on every read. A damaged row costs itself and no other; its problems are issues with line, column,
 * reason and fix, and never hold a value. Bytes come in from outside, so nothing is read from disk here.
 *
 * Regular lines are read in the fast gear, over their bytes; every other line in the careful gear. What comes out
 * does not depend on the gear. A file given in chunks is never held as a whole, but for one whose lines end with a
 * carriage return alone.
 *
 * @param given the file's bytes or chunks, and its name for messages
 * @throws UnusableFileError when no row can be trusted: an empty or binary file, a spreadsheet, wrong columns, a
 * header that stands twice.
 * @example
 * const extract = readExtract(rent, { file: "rent.csv", bytes: await readFile("rent.csv") });
 * extract.account; // { lines: 4, header: 1, accepted: 2, quarantined: 1, blank: 0 }
 */
export function readExtract(
  source: Source,
  given: ExtractInput,
  { gear = "fast", keep, texts = new Map(), onProgress }: ReadOptions = {},
): Extract {
  const input = onProgress === undefined ? given : watched(given, onProgress);
  const { opened, compressed } = openInput(input);
  const sheet = "bytes" in opened && isWorkbook(opened.bytes) ? sheetRows(source, opened) : undefined;
  const read = sheet ?? (gear === "fast" ? readFast(source, opened, { keep, texts }) : undefined);
  const { rows: own, textsOf, sha256 } = { sha256: undefined, ...(read ?? readCarefully(source, opened)) };
  const { delimiter } = own.header.source;
  const csv = { kind: "csv", delimiter, found: source.delimiter === "detect", compressed } as const;
  const format = sheet === undefined ? csv : { kind: sheet.kind, compressed };
  const whole = compressed ? undefined : sha256;
  const told = { file: input.file, format, sha256: whole ?? sha256Of(bytesOf(input)), keep };
  return extractOf(source, { rows: own, textsOf }, told);
}

/** The input, unpacked where it is compressed; a compressed file or a workbook as a whole. */
function openInput(input: ExtractInput): { opened: ExtractInput; compressed: boolean } {
  const [first = new Uint8Array(0)] = chunksOf(input).chunks();
  const compressed = isCompressed(first);
  if (!compressed && !isWorkbook(first)) return { opened: input, compressed };
  const bytes = bytesOf(input);
  return {
    opened: { file: input.file, bytes: unpacked(input.file, bytes) },
    compressed,
  };
}

interface Read {
  readonly rows: Rows;
  readonly textsOf: TextsOf;
  readonly sha256: string;
}

function readFast(
  source: Source,
  input: ExtractInput,
  { keep, texts }: { keep: ReadOptions["keep"]; texts: ReadonlyMap<string, TextDictionary> },
): Read | undefined {
  const chunks = chunksOf(input);
  const stretches = fastRows(source, chunks, {
    stored: storedFields(source, keep),
    texts,
    batchRows: Infinity,
  });
  const { value: rows, done } = stretches.next();
  if (done === true) return undefined;
  const sha256 = stretches.next().value as string;
  return { rows, sha256, textsOf: (ranges) => linesOfFile(chunks, rows, ranges) };
}

function readCarefully(source: Source, input: ExtractInput): Read {
  const bytes = bytesOf(input);
  return { ...carefulRows(source, { file: input.file, bytes }), sha256: sha256Of(bytes) };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The fields that the table is to have, and those that keys and checks look at. */
function storedFields(
  { fields, key = [], checks, unpivot }: Source,
  keep: ReadOptions["keep"],
): ReadonlySet<string> | undefined {
  // The columns of a wide table have other names until they are rows.
  if (unpivot !== undefined) return undefined;
  const wanted = keep ?? fields.map(({ name }) => name);
  return new Set([...wanted, ...key, ...checks.flatMap(({ when }) => fieldsOfCheck(when))]);
}
