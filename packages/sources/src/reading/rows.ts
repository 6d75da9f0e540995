import type { Table } from "@needscope/table";
import type { Encoding } from "./encoding-of.ts";
import type { FooterFate } from "./footer-start.ts";
import type { Header } from "./read-header.ts";
import type { RowProblem } from "./row-reader.ts";

/**
 * What a gear makes of a stretch of a file, most often the whole: every line after the header is blank, quarantined
 * or part of a row of the table.
 */
export interface Rows {
  readonly encoding: Encoding;
  readonly header: Header;
  /** Lines before the stretch, and lines of it; the first stretch begins with the header. */
  readonly firstLine: number;
  readonly lineCount: number;
  /** All rows that can be read by themselves, in the order of the file; checks and keys are still to come. */
  readonly table: Table;
  /** The 1-based line on which each row of the table begins. */
  readonly lines: Int32Array;
  /** Where some of the lines begin, in ascending order. */
  readonly marks?: readonly LineMark[];
  /** How many lines a row takes, by its 1-based first line, where it is more than one. */
  readonly longRows: ReadonlyMap<number, number>;
  /** 1-based lines. */
  readonly blank: readonly number[];
  /** 1-based lines above the header, and of records of another type. */
  readonly aside: readonly number[];
  /** What each line of the footer is, from the line behind the stretch. */
  readonly footer: readonly FooterFate[];
  readonly warnings: readonly LineProblem[];
  readonly quarantined: readonly {
    readonly line: number;
    readonly text: string;
    readonly problems: readonly RowProblem[];
  }[];
}

/** A problem of the row that starts on a line. */
export interface LineProblem {
  readonly line: number;
  readonly problem: RowProblem;
}

/** Lines of a file: `lines` of them from the 1-based `line`. */
export interface LineRange {
  readonly line: number;
  readonly lines: number;
}

/** Where the 1-based line begins: the bytes before it, of the file in UTF-8 without its byte order mark. */
export interface LineMark {
  readonly line: number;
  readonly at: number;
}

/** Looks up lines as they stand in the file; for ranges in ascending order. */
export type TextsOf = (ranges: readonly LineRange[]) => string[];
