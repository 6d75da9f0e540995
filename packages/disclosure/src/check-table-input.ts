import type {
  ColumnSpec,
  CountColumn,
  InputCell,
  NumberColumn,
  RateColumn,
  TableInput,
} from "./release-input.ts";

const idPattern = /^[A-Za-z][A-Za-z0-9]*$/;
const suppressed = Symbol.for("needscope.suppressed");

/**
 * Checks that a table is one that can be released. Throws one sentence that says what was asked and what is
 * possible; the sentence names rows and columns and never repeats a cell.
 *
 * @example
 * checkTableInput({ name: "zones", title: "Zones", columns: [], rows: [] });
 */
export function checkTableInput(table: TableInput): void {
  const where = `table "${table.name}"`;
  checkColumns(table, where);
  table.rows.forEach((row, rowIndex) => {
    if (row.length !== table.columns.length) {
      throw new RangeError(
        `Row ${rowIndex} of ${where} has ${row.length} cells; it needs ${table.columns.length}, one per column.`,
      );
    }
    table.columns.forEach((column, index) => {
      const needed = neededFor(column, row[index]);
      if (needed === undefined) return;
      throw new TypeError(`Row ${rowIndex}, column "${column.id}" of ${where} must hold ${needed}.`);
    });
  });
  checkTotals(table, where);
}

function checkColumns(table: TableInput, where: string): void {
  const ids = new Set<string>();
  for (const column of table.columns) {
    if (!idPattern.test(column.id)) {
      throw new TypeError(
        `Column id "${column.id}" in ${where} cannot be a chart field; use letters and digits, starting with a letter.`,
      );
    }
    if (ids.has(column.id)) throw new TypeError(`Column id "${column.id}" stands twice in ${where}.`);
    ids.add(column.id);
    const formats = "formats" in column ? (column.formats ?? []) : [];
    for (const { decimals } of ["decimals" in column ? column : { decimals: 0 }, ...formats]) {
      if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 6) continue;
      throw new RangeError(`Column "${column.id}" in ${where} needs 0 to 6 decimals, not ${decimals}.`);
    }
  }
  for (const column of table.columns) {
    if (column.kind === "rate") checkRate(column, table, where);
    if (column.kind === "score" || column.kind === "rank" || column.kind === "number")
      checkNumber(column, table, where);
  }
}

function checkNumber({ id, formats, limits }: NumberColumn, table: TableInput, where: string): void {
  if (formats !== undefined && formats.length !== table.rows.length) {
    throw new RangeError(
      `Column "${id}" in ${where} has ${formats.length} formats; it needs ${table.rows.length}, one per row.`,
    );
  }
  const numbers = table.columns.filter((other) => other.kind === "number");
  for (const limit of limits ?? []) {
    if (numbers.some((other) => other.id === limit)) continue;
    throw new TypeError(
      `Unknown limit "${limit}" of column "${id}" in ${where}. Number columns: ${list(numbers)}.`,
    );
  }
}

function checkRate(column: RateColumn, table: TableInput, where: string): void {
  const counts = table.columns.filter((other): other is CountColumn => other.kind === "count");
  for (const part of ["numerator", "denominator"] as const) {
    if (counts.some((other) => other.id === column[part])) continue;
    throw new TypeError(
      `Unknown ${part} "${column[part]}" of rate "${column.id}" in ${where}. Count columns: ${list(counts)}.`,
    );
  }
  if (column.shows === "percent" && column.multiplier !== 1) {
    throw new RangeError(
      `Rate "${column.id}" in ${where} shows a percentage, so its multiplier must be 1 (it holds a proportion, 0 to 1), not ${column.multiplier}.`,
    );
  }
  if (!(column.multiplier > 0 && Number.isFinite(column.multiplier))) {
    throw new RangeError(
      `Rate "${column.id}" in ${where} needs a multiplier above 0, not ${column.multiplier}.`,
    );
  }
}

function list(columns: readonly ColumnSpec[]): string {
  return columns.map((column) => column.id).join(", ") || "none";
}

/** What the column needs, in words, if the cell is not that. */
function neededFor(column: ColumnSpec, cell: InputCell): string | undefined {
  if (column.kind === "rate") {
    return cell === undefined ? undefined : "undefined: a rate is worked out from its released counts";
  }
  if (cell === undefined || cell === suppressed) return undefined;
  if (column.kind === "label") return typeof cell === "symbol" ? "words" : undefined;
  if (column.kind === "count") return isCount(cell) ? undefined : "a whole number, 0 or more";
  return typeof cell === "number" && Number.isFinite(cell) ? undefined : "a finite number";
}

/** Whether a value is a count that a policy can work on. */
export function isCount(cell: unknown): cell is number {
  return Number.isSafeInteger(cell) && (cell as number) >= 0;
}

function checkTotals(table: TableInput, where: string): void {
  for (const group of table.totals ?? []) {
    const named = group.total === undefined ? group.parts : [group.total, ...group.parts];
    for (const row of named) {
      if (Number.isInteger(row) && row >= 0 && row < table.rows.length) continue;
      throw new RangeError(
        `A total of ${where} names row ${row}; it has rows 0 to ${table.rows.length - 1}.`,
      );
    }
    if (new Set(named).size !== named.length) throw new RangeError(`A total of ${where} names a row twice.`);
    const { total: totalRow } = group;
    if (totalRow === undefined) continue;
    table.columns.forEach((column, index) => {
      if (column.kind !== "count") return;
      const parts = group.parts.map((row) => table.rows[row]![index]);
      const total = table.rows[totalRow]![index];
      if (!isCount(total) || !parts.every(isCount)) return;
      if (parts.reduce((sum, part) => sum + part, 0) === total) return;
      throw new RangeError(
        `Column "${column.id}" of ${where} does not add up to its total in row ${totalRow}; correct the rows or leave that total out of totals.`,
      );
    });
  }
}
