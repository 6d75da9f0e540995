import type { Source } from "../source.ts";
import { headerNames } from "./header-names.ts";
import { refuseWrongColumns } from "./refuse-wrong-columns.ts";
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
  const { line, names, count } = headerNames(lines, { delimiter: source.delimiter, file });
  const columnOf = source.fields.map(({ header }) => names.findIndex((name) => header.includes(name)));
  refuseWrongColumns(source, { names, columnOf, dataLine: nextLine(lines, line + count) }, file);
  const titles = source.fields.map(({ header }, i) => names[columnOf[i]!] ?? header[0]!);
  return { line, lines: count, columnCount: names.length, columnOf, titles };
}

function nextLine(lines: Lines, from: number): string | undefined {
  for (let i = from; i < lines.count; i += 1) if (lines.line(i).trim() !== "") return lines.line(i);
  return undefined;
}
