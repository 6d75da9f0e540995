import type { Source } from "../source.ts";
import { UnusableFileError } from "../unusable-file-error.ts";
import { endsInsideQuotes, splitFields } from "./split-fields.ts";
import type { Lines } from "./split-lines.ts";

/** Where the columns of a file are. */
export interface Header {
  /** 0-based line of the header, and how many physical lines it takes. */
  readonly line: number;
  readonly lines: number;
  /** How many columns the file has, declared or not. */
  readonly columnCount: number;
  /** For each field of the source: its column, counted from 0, or -1 where an optional one is absent. */
  readonly columnOf: readonly number[];
  /** For each field of the source: the header found, else the first declared. */
  readonly titles: readonly string[];
}

/**
 * Finds the header (the first line that is not blank) and where each declared column stands; the order is free.
 *
 * @throws UnusableFileError when there is none, a required column is absent, a header stands twice, or a column
 * is not declared and the source does not drop such columns.
 * @example
 * readHeader(source, splitLines("Balance,Ref\n1,2"), "rent.csv").columnOf; // [1, 0]
 */
export function readHeader(source: Source, lines: Lines, file: string): Header {
  const line = firstLine(lines, file);
  const { names, count } = headerNames(source, lines, { line, file });
  const columnOf = source.fields.map(({ header }) => names.findIndex((name) => header.includes(name)));
  refuseRepeats(source, names, file);
  refuseMissing(source, { names, columnOf, dataLine: nextLine(lines, line + count) }, file);
  const titles = source.fields.map(({ header }, i) => names[columnOf[i]!] ?? header[0]!);
  return { line, lines: count, columnCount: names.length, columnOf, titles };
}

function firstLine(lines: Lines, file: string): number {
  for (let i = 0; i < lines.count; i += 1) if (lines.line(i).trim() !== "") return i;
  throw new UnusableFileError(file, {
    code: "empty",
    message: "it has no text in it; ask for the extract again.",
  });
}

function nextLine(lines: Lines, from: number): string | undefined {
  for (let i = from; i < lines.count; i += 1) if (lines.line(i).trim() !== "") return lines.line(i);
  return undefined;
}

/** A header may be broken over a few lines inside quotation marks, as spreadsheets write them. */
const mostHeaderLines = 5;

function headerNames(
  source: Source,
  lines: Lines,
  at: { readonly line: number; readonly file: string },
): { names: string[]; count: number } {
  for (let count = 1; count <= Math.min(mostHeaderLines, lines.count - at.line); count += 1) {
    const text = lines.span(at.line, count);
    if (endsInsideQuotes(text)) continue;
    const names = splitFields(text, source.delimiter);
    if (names !== undefined) return { names: names.map(plainName), count };
    break;
  }
  throw new UnusableFileError(at.file, {
    code: "header",
    message: `the quotation marks of its header (line ${at.line + 1}) are damaged; correct that line or export again.`,
  });
}

function plainName(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}

function refuseRepeats(source: Source, names: readonly string[], file: string): void {
  for (const { header } of source.fields) {
    const found = names.filter((name) => header.includes(name));
    if (found.length < 2) continue;
    const columns = [...new Set(found)].map((name) => `"${name}"`).join(" and ");
    throw duplicateHeader(
      file,
      found.length === 2 && found[0] !== found[1] ? `both ${columns}` : `${columns} more than once`,
    );
  }
  if (source.unknownColumns === "drop") return;
  const second = names.findIndex((name, i) => name !== "" && names.indexOf(name) !== i);
  // Nothing says that this is a header at all, so its text stays out of the message.
  if (second >= 0)
    throw duplicateHeader(
      file,
      `one name twice (columns ${names.indexOf(names[second]!) + 1} and ${second + 1})`,
    );
}

function duplicateHeader(file: string, what: string): UnusableFileError {
  const message = `its header has ${what}, so which column is meant is not certain; export again with each column once.`;
  return new UnusableFileError(file, { code: "duplicate-header", message });
}

interface Found {
  readonly names: readonly string[];
  readonly columnOf: readonly number[];
  readonly dataLine: string | undefined;
}

function refuseMissing(source: Source, found: Found, file: string): void {
  const missing = source.fields.filter(({ optional }, i) => !optional && found.columnOf[i] === -1);
  const known = new Set(found.columnOf);
  const unknown = found.names.flatMap((name, i) => (known.has(i) ? [] : [{ name, column: i + 1 }]));
  const refused = source.unknownColumns === "refuse" ? unknown : [];
  if (missing.length === 0 && refused.length === 0) return;
  throw new UnusableFileError(file, {
    code: "columns",
    message: columnsMessage(source, { found, missing, unknown: refused }),
  });
}

interface Mismatch {
  readonly found: Found;
  readonly missing: Source["fields"];
  readonly unknown: readonly { readonly name: string; readonly column: number }[];
}

function columnsMessage(source: Source, { found, missing, unknown }: Mismatch): string {
  const first = found.names[0] ?? "";
  const other = found.names.length === 1 && [",", ";", "\t", "|"].find((sign) => first.includes(sign));
  if (typeof other === "string") {
    const [has, wants] = [other, source.delimiter].map((sign) => delimiterNames[sign]);
    return `its columns are parted by ${has ?? ""} and source "${source.name}" expects ${wants ?? ""}; export again or declare the delimiter.`;
  }
  const lacks = missing.map(({ header }) => header.map((name) => `"${name}"`).join(" or "));
  const parts = [
    ...(lacks.length > 0 ? [`it lacks ${lacks.join(", ")}`] : []),
    ...(unknown.length > 0 ? [`it has ${unknownWords(source, found, unknown)}`] : []),
  ];
  return `${parts.join(" and ")}; give the columns that source "${source.name}" declares, or declare these headers.`;
}

const delimiterNames: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars (|)",
};

function unknownWords(source: Source, found: Found, unknown: Mismatch["unknown"]): string {
  const many = unknown.length > 8 ? `, and ${unknown.length - 8} more` : "";
  const shown = unknown.slice(0, 8);
  if (!isPlainlyHeader(source, found)) {
    return `${unknown.length} columns that are not declared (column ${shown.map(({ column }) => column).join(", ")}${many})`;
  }
  return `columns that are not declared (${shown.map(({ name, column }) => (name === "" ? `column ${column} without a name` : `"${name}"`)).join(", ")}${many})`;
}

/**
 * Whether the first line is certainly a header, so that its texts may be shown. A file without a header starts
 * with somebody's record, and bytes lost in transfer can put the end of a record behind the start of the header.
 */
function isPlainlyHeader(source: Source, { names, columnOf, dataLine }: Found): boolean {
  const required = source.fields.flatMap(({ optional }, i) => (optional ? [] : [columnOf[i]!]));
  const found = required.filter((column) => column >= 0).length;
  const reachesTheEnd = found === required.length || columnOf.includes(names.length - 1);
  const sameWidth =
    dataLine !== undefined && splitFields(dataLine, source.delimiter)?.length === names.length;
  return found > 0 && found * 2 >= required.length && reachesTheEnd && sameWidth;
}
