import type { CellValue } from "@needscope/table";
import type { Source } from "../source.ts";
import { cellParser } from "./cells/cell-parser.ts";
import { CellProblem } from "./cells/cell-problem.ts";
import type { Header } from "./read-header.ts";

/** A problem of a row: of the column with that header, or of the whole row. */
export interface RowProblem {
  readonly column?: string;
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** A row as read: a value per field of the source, and what is wrong. With an error the values are not to be used. */
export interface ReadRow {
  readonly values: readonly CellValue[];
  readonly problems: readonly RowProblem[];
}

/** Reads the fields of a record as a row. */
export type RowReader = (fields: readonly string[]) => ReadRow;

/**
 * A reader of rows for a source whose columns stand as the header says. Every problem of a row is reported, not
 * only the first.
 *
 * @example
 * rowReader(source, header)(["000123", "12.50"]).values; // ["000123", 1250]
 */
export function rowReader(source: Source, header: Header): RowReader {
  return rowReaderOf(
    header,
    source.fields.map((field) => cellParser(field, source)),
  );
}

/**
 * The same for cells of any make, with a parser for each field.
 *
 * @example
 * rowReaderOf(header, parsers)(["000123", 12.5]).values; // ["000123", 1250]
 */
export function rowReaderOf<Cell>(
  header: Header,
  parsers: readonly ((cell: Cell) => CellValue | CellProblem)[],
): (fields: readonly Cell[]) => ReadRow {
  return (fields) => {
    if (fields.length !== header.columnCount) return { values: [], problems: [fieldCount(fields, header)] };
    const problems: RowProblem[] = [];
    const values = parsers.map((parse, i) => {
      const column = header.columnOf[i]!;
      if (column < 0) return undefined;
      const cell = parse(fields[column]!);
      if (!(cell instanceof CellProblem)) return cell;
      problems.push(rowProblem(cell, header.titles[i]!));
      return cell.value;
    });
    return { values, problems };
  };
}

function fieldCount(fields: readonly unknown[], { columnCount }: Header): RowProblem {
  const values = fields.length === 1 ? "1 value" : `${fields.length} values`;
  return {
    severity: "error",
    code: "field-count",
    message: `The row has ${values} and the header ${columnCount} columns.`,
    fix: "Put quotation marks round a value that holds the delimiter or a line break, or restore what was cut off.",
  };
}

function rowProblem(problem: CellProblem, column: string): RowProblem {
  const severity = problem.value === undefined ? "error" : "warning";
  const { code, message, fix } = problem;
  return { column, severity, code, message: `Column "${column}": ${message}`, fix };
}

/**
 * Whether a row may not be used.
 *
 * @example
 * isDamaged(readRow(["x"]).problems); // true
 */
export function isDamaged(problems: readonly RowProblem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
