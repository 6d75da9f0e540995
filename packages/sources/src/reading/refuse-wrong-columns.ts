import type { Field } from "../field.ts";
import { wholePattern } from "../whole-pattern.ts";
import type { Source } from "../source.ts";
import { UnusableFileError } from "../unusable-file-error.ts";
import { delimiterNames } from "./delimiter-names.ts";
import { splitFields } from "./split-fields.ts";

/** The header of a file and what of the source was found in it. */
export interface Found {
  readonly names: readonly string[];
  /** For each field its column, or -1. */
  readonly columnOf: readonly number[];
  /** The first line after the header that is not blank. */
  readonly dataLine: string | undefined;
}

/**
 * Refuses a header in which a column stands twice, a required one is absent, or one is not declared and the source
 * does not drop such columns. The sentence names what is declared; it shows an undeclared name only where the line
 * is certainly a header.
 *
 * @throws UnusableFileError
 * @example
 * refuseWrongColumns(source, { names: ["Ref", "Ref"], columnOf: [0], dataLine: undefined }, "rent.csv");
 */
export function refuseWrongColumns(source: Source, found: Found, file: string): void {
  refuseRepeats(source, found, file);
  refuseMissing(source, found, file);
}

function refuseRepeats(source: Source, { names, columnOf }: Found, file: string): void {
  for (const field of source.fields) {
    const found = names.filter((name) => isHeaderOf(field, name));
    if (found.length < 2) continue;
    const columns = [...new Set(found)].map((name) => `"${name}"`).join(" and ");
    throw duplicateHeader(
      file,
      found.length === 2 && found[0] !== found[1] ? `both ${columns}` : `${columns} more than once`,
    );
  }
  if (source.unknownColumns !== "refuse" || columnOf.every((column) => column < 0)) return;
  const second = names.findIndex((name, i) => name !== "" && names.indexOf(name) !== i);
  if (second < 0) return;
  // By number, as nothing is known of what an undeclared column holds.
  throw duplicateHeader(
    file,
    `one name twice (columns ${names.indexOf(names[second]!) + 1} and ${second + 1})`,
  );
}

function duplicateHeader(file: string, what: string): UnusableFileError {
  const message = `its header has ${what}, so which column is meant is not certain; export again with each column once.`;
  return new UnusableFileError(file, { code: "duplicate-header", message });
}

function refuseMissing(source: Source, found: Found, file: string): void {
  const missing = source.fields.filter(
    ({ optional, kind }, i) => !optional && kind !== "state" && found.columnOf[i] === -1,
  );
  const known = new Set(found.columnOf);
  const unknown = found.names.flatMap((name, i) => (known.has(i) ? [] : [{ name, column: i + 1 }]));
  const { unknownColumns } = source;
  const drops = typeof unknownColumns === "object" ? unknownColumns.drop : [];
  const refused = unknownColumns === "drop" ? [] : unknown.filter(({ name }) => !drops.includes(name));
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
  const lacks = missing.map(declaredHeader);
  const parts = [
    ...(lacks.length > 0 ? [`it lacks ${lacks.join(", ")}`] : []),
    ...(unknown.length > 0 ? [`it has ${unknownWords(source, found, unknown)}`] : []),
  ];
  return `${parts.join(" and ")}; give the columns that source "${source.name}" declares, or declare these headers.`;
}

function isHeaderOf({ header, headerPattern }: Field, name: string): boolean {
  return header.includes(name) || (headerPattern !== undefined && wholePattern(headerPattern).test(name));
}

function declaredHeader({ header, headerPattern, column }: Field): string {
  if (header.length > 0) return header.map((name) => `"${name}"`).join(" or ");
  if (headerPattern !== undefined) return `a header of the pattern "${headerPattern}"`;
  return `column ${column ?? 0} without a header`;
}

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
