import type { Field } from "../field.ts";
import { wholePattern } from "../whole-pattern.ts";
import type { Source } from "../source.ts";
import { findDelimiter } from "./find-delimiter.ts";
import { headerNames } from "./header-names.ts";
import { refuseWrongColumns } from "./refuse-wrong-columns.ts";
import type { Lines } from "./split-lines.ts";
import { type WideGroup, widenSource } from "./widen-source.ts";

/** Where the columns of a file are. */
export interface Header {
  /** The source as this file has it: its delimiter found, a field for each column of a wide table. */
  readonly source: Source;
  /** For a wide table, what its headers say of each group of columns. */
  readonly groups: readonly WideGroup[];
  /** 0-based line of the header, and how many physical lines it takes. */
  readonly line: number;
  readonly lines: number;
  /** The names in the header, an empty one where it has none. */
  readonly names: readonly string[];
  /** How many columns the file has, declared or not. */
  readonly columnCount: number;
  /** For each field of the file's source: its column, counted from 0, or -1 where an optional one is absent. */
  readonly columnOf: readonly number[];
  /** For each field of the file's source: the header found, else the first declared, else its place. */
  readonly titles: readonly string[];
}

/**
 * Finds the header and where each declared column stands; the order is free.
 *
 * @throws UnusableFileError when there is none, a required column is absent, a header stands twice, or a column
 * is not declared and the source does not drop such columns.
 * @example
 * readHeader(source, splitLines("Balance,Ref\n1,2"), "rent.csv").columnOf; // [1, 0]
 */
export function readHeader(declared: Source, lines: Lines, file: string): Header {
  const layout = findDelimiter(declared, lines, file);
  const { line, names, count } = headerNames(lines, { layout, file });
  return placeColumns(layout, { line, names, count, dataLine: nextLine(lines, line + count) }, file);
}

/** A header as found: its names, its place, and the first line below it. */
export interface FoundHeader {
  readonly line: number;
  readonly names: readonly string[];
  readonly count: number;
  readonly dataLine: string | undefined;
}

/**
 * Where each declared column stands among the names of a header.
 *
 * @throws UnusableFileError when a column is absent, stands twice, or is not declared
 * @example
 * placeColumns(source, { line: 0, names: ["Balance", "Ref"], count: 1, dataLine: undefined }, "rent.csv");
 */
export function placeColumns(declared: Source, found: FoundHeader, file: string): Header {
  const { line, names, count, dataLine } = found;
  const { source, groups } = widenSource(declared, names, file);
  const own = source.fields.map((field) => findColumn(field, names));
  const columnOf = source.fields.map((field, i) =>
    field.kind === "state" ? own[source.fields.findIndex(({ name }) => name === field.of)]! : own[i]!,
  );
  refuseWrongColumns(source, { names, columnOf, dataLine }, file);
  const titles = source.fields.map(
    ({ header, column, name }, i) =>
      [names[columnOf[i]!] ?? "", header[0] ?? ""].find((title) => title !== "") ??
      (column === undefined ? name : `column ${column}`),
  );
  return { source, groups, line, lines: count, names, columnCount: names.length, columnOf, titles };
}

function findColumn({ header, headerPattern, column }: Field, names: readonly string[]): number {
  const named = names.findIndex((name) => header.includes(name));
  if (named >= 0) return named;
  const pattern = headerPattern === undefined ? undefined : wholePattern(headerPattern);
  const matching = pattern === undefined ? -1 : names.findIndex((name) => pattern.test(name));
  if (matching >= 0) return matching;
  // By its place only where there is no header that could say something else.
  return column !== undefined && names[column - 1] === "" ? column - 1 : -1;
}

function nextLine(lines: Lines, from: number): string | undefined {
  for (let i = from; i < lines.count; i += 1) if (lines.line(i).trim() !== "") return lines.line(i);
  return undefined;
}
