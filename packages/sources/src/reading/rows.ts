import type { Table } from "@needscope/table";
import type { Encoding } from "./decode-bytes.ts";
import type { FooterFate } from "./footer-start.ts";
import type { Header } from "./read-header.ts";
import type { RowProblem } from "./row-reader.ts";
import type { Lines } from "./split-lines.ts";

/** What a gear makes of a file: every line after the header is blank, quarantined or part of a row of the table. */
export interface Rows {
  readonly encoding: Encoding;
  /** The lines before the footer. */
  readonly lines: Lines;
  /** What each line of the footer is, from the line after those. */
  readonly footer: readonly FooterFate[];
  readonly header: Header;
  /** All rows that can be read by themselves, in the order of the file; checks and keys are still to come. */
  readonly table: Table;
  /** How many lines a row takes, by its 1-based first line, where it is more than one. */
  readonly longRows: ReadonlyMap<number, number>;
  /** 1-based lines. */
  readonly blank: readonly number[];
  /** 1-based lines of records of another type. */
  readonly aside: readonly number[];
  readonly warnings: readonly LineProblem[];
  readonly quarantined: readonly { readonly line: number; readonly problems: readonly RowProblem[] }[];
}

/** A problem of the row that starts on a line. */
export interface LineProblem {
  readonly line: number;
  readonly problem: RowProblem;
}
