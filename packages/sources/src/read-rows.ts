import { createHash } from "node:crypto";
import { cellAt, csvText, suppressed } from "@needscope/table";
import type { Extract } from "./extract.ts";
import { extractOf } from "./extract-of.ts";
import { placeColumns } from "./reading/read-header.ts";
import { driverCell } from "./reading/records/driver-cell.ts";
import { nativeText, type NativeValue } from "./reading/records/native-value.ts";
import { recordCollector, type RecordRows } from "./reading/records/record-rows.ts";
import type { TextsOf } from "./reading/rows.ts";
import type { Source } from "./source.ts";

/** A row as a database driver gives it: its cells in order, or an object with a key for each column. */
export type DriverRow = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Rows to read; see {@link readRows}. */
export interface RowsInput {
  /** What the rows are called in messages and in the account, for example "housing.rent_accounts". */
  readonly name: string;
  /** The columns in order; needed where a row is a list of cells, else the keys of the first row. */
  readonly columns?: readonly string[];
}

/**
 * Reads rows of a database by the declaration that reads a file, with the same issues, account and quarantine: a
 * line is then a row, counted from 1, and there is no header line. Any driver's rows will do, in arrays or objects,
 * from a list or a cursor; of a cursor only the columns are kept, so memory does not grow with the rows' own size.
 *
 * Cells are texts, numbers, bigints, booleans, bytes that are UTF-8, nulls, and dates. A `Date` is a day where it is
 * midnight in this computer's zone or in UTC, which is how drivers give a date without time; another has a time
 * of day and is refused. Money is best cast to `numeric`, and a date to `date`, in the query.
 *
 * Tried with PostgreSQL (pg). SQL Server enters by the same door, and has not been tried.
 *
 * @param rows an iterable or an async iterable
 * @throws UnusableFileError when a declared column is not there, or one is not declared
 * @example
 * const { rows } = await client.query("select tenancy_ref, balance from rent");
 * const extract = await readRows(rent, rows, { name: "rent" });
 */
export async function readRows(
  source: Source,
  rows: Iterable<DriverRow> | AsyncIterable<DriverRow>,
  input: RowsInput,
): Promise<Extract> {
  const hash = createHash("sha256");
  const kept = new Map<number, string>();
  let reader = input.columns && readerOf(source, input.columns, input.name);
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (typeof row !== "object" || (row as unknown) === null) throw noRow(count, input.name);
    reader ??= readerOf(source, namesOf(row, input.name), input.name);
    const cells = reader.cells(row);
    const text = csvText([cells.map(nativeText)]).replace(/\r?\n$/, "");
    hash.update(text).update("\n");
    if (!reader.collector.take(count, cells)) kept.set(count, text);
  }
  reader ??= readerOf(
    source,
    source.fields.flatMap(({ header }) => header.slice(0, 1)),
    input.name,
  );
  const read = reader.collector.finish();
  const quarantined = read.quarantined.map((row) => ({ ...row, text: kept.get(row.line)! }));
  const place = { firstLine: 0, lineCount: count, footer: [], encoding: databaseEncoding };
  return extractOf(
    source,
    { rows: { ...read, ...place, header: reader.header, quarantined }, textsOf: textsOf(read) },
    { file: input.name, format: { kind: "rows" }, sha256: hash.digest("hex") },
  );
}

const databaseEncoding = { name: "utf-8", because: "rows of a database" } as const;

function namesOf(row: DriverRow, name: string): string[] {
  if (!isList(row)) return Object.keys(row);
  throw new Error(`The rows of ${name} are lists of cells: name their columns, in order (columns).`);
}

function noRow(count: number, name: string): Error {
  return new Error(
    `Row ${String(count)} of ${name} is neither a list of cells nor an object with a key for each column.`,
  );
}

function isList(row: DriverRow): row is readonly unknown[] {
  return Array.isArray(row);
}

function readerOf(source: Source, names: readonly string[], name: string) {
  const header = placeColumns(source, { line: 0, names, count: 0, dataLine: undefined }, name);
  const collector = recordCollector(header, { zerosMayBeLost: false });
  const known = new Set(names);
  const cells = (row: DriverRow): readonly NativeValue[] => {
    if (isList(row)) return Array.from(row, driverCell);
    // A key that the first row does not have makes the row too long, and a row that is too long is refused.
    const others = Object.keys(row).filter((key) => !known.has(key));
    return [...names, ...others].map((key) => (Object.hasOwn(row, key) ? driverCell(row[key]) : undefined));
  };
  return { header, collector, cells };
}

/** The text of a row that only a check or a key refused, as it was read. */
function textsOf({ table, lines }: RecordRows): TextsOf {
  return (ranges) =>
    ranges.map(({ line }) => {
      const row = lines.indexOf(line);
      const cells = [...table.columns.values()].map((column) => cellAt(column, row));
      return csvText([
        cells.map((cell) => (cell === undefined || cell === suppressed ? "" : String(cell))),
      ]).trimEnd();
    });
}
