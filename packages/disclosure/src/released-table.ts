import { checkTableInput } from "./check-table-input.ts";
import { displayNumber } from "./display-number.ts";
import { displayRate } from "./display-rate.ts";
import { hiddenCells, Hidden } from "./hidden-cells.ts";
import type { Policy } from "./policy.ts";
import type { ColumnSpec, InputCell, NumberColumn, RateColumn, TableInput } from "./release-input.ts";
import { roundCount } from "./round-count.ts";
import { roundHalfUp } from "./round-half-up.ts";
import type { ReleasedCell, ReleasedColumn, ReleasedTable } from "./released-types.ts";

/** A count that a policy hides. */
export const hiddenCell: ReleasedCell = { text: "[c]", shorthand: "[c]" };
const missingCell: ReleasedCell = { text: "[x]", shorthand: "[x]" };
const notApplicableCell: ReleasedCell = { text: "[z]", shorthand: "[z]" };

/**
 * A table under a policy: small counts hidden, the rest rounded, rates and their intervals worked out from the
 * released counts alone, so that a rate never says more than its counts do. Throws if the table is malformed.
 *
 * @example
 * releasedTable(table, strategicPolicy).rows[0]; // [{ text: "Northvale" }, { value: 45, text: "45" }]
 */
export function releasedTable(table: TableInput, policy: Policy): ReleasedTable {
  checkTableInput(table);
  const hidden = hiddenCells(table, policy);
  const plain = table.rows.map((row, rowIndex) =>
    table.columns.map((column, index) =>
      hidden[index]![rowIndex] === Hidden.no
        ? plainCell(formatted(column, rowIndex), row[index], policy)
        : hiddenCell,
    ),
  );
  const rows = plain.map((cells) =>
    table.columns.map((column, index) => {
      if (column.kind === "rate") return rateCell(column, table, cells);
      return "limits" in column ? limitedCell(cells[index]!, column, { table, cells }) : cells[index]!;
    }),
  );
  const codes = hidden.flatMap((column) => [...column]);
  return {
    name: table.name,
    title: table.title,
    columns: table.columns.map(releasedColumn),
    rows,
    totalRows: [...new Set(table.totals?.flatMap(({ total }) => total ?? []))].sort((a, b) => a - b),
    hidden: {
      primary: codes.filter((code) => code === Hidden.primary).length,
      secondary: codes.filter((code) => code === Hidden.secondary).length,
      counts: table.columns.filter((column) => column.kind === "count").length * table.rows.length,
    },
  };
}

function plainCell(column: ColumnSpec, cell: InputCell, policy: Policy): ReleasedCell {
  if (typeof cell === "symbol") return hiddenCell;
  if (cell === undefined || cell === "") return missingCell;
  if (column.kind === "label") return { text: labelText(cell) };
  const value = cell as number;
  if (column.kind === "count") {
    const rounded = roundCount(value, policy);
    return { value: rounded, text: displayNumber(rounded) };
  }
  return numberCell(column as NumberColumn, value);
}

/** The column as it stands in a row: with the row's own decimals and signs, where the rows have them. */
function formatted(column: ColumnSpec, rowIndex: number): ColumnSpec {
  if (!("formats" in column) || column.formats === undefined) return column;
  const { id, title, kind, formats } = column;
  return { id, title, kind, ...formats[rowIndex]! };
}

function labelText(cell: string | number | boolean): string {
  if (typeof cell === "boolean") return cell ? "Yes" : "No";
  return String(cell);
}

/** A number at its declared precision: what is not printed is not kept either. */
function numberCell(column: NumberColumn, value: number): ReleasedCell {
  const printed = roundHalfUp(value, column.decimals);
  if (column.kind === "number" && printed === 0 && value > 0)
    return { value: 0, text: "[low]", shorthand: "[low]" };
  const text = `${column.prefix ?? ""}${displayNumber(printed, column.decimals)}${column.suffix ?? ""}`;
  return { value: printed, text };
}

/** A number with the interval that two other columns of its row hold. */
function limitedCell(
  cell: ReleasedCell,
  { limits }: NumberColumn,
  { table, cells }: { table: TableInput; cells: readonly ReleasedCell[] },
): ReleasedCell {
  if (limits === undefined || cell.value === undefined) return cell;
  const [lower, upper] = limits.map(
    (id) => cells[table.columns.findIndex((other) => other.id === id)]!.value,
  );
  return lower === undefined || upper === undefined ? cell : { ...cell, lower, upper };
}

function rateCell(column: RateColumn, table: TableInput, cells: readonly ReleasedCell[]): ReleasedCell {
  const cellOf = (id: string) => cells[table.columns.findIndex((other) => other.id === id)]!;
  const above = cellOf(column.numerator);
  const below = cellOf(column.denominator);
  if (above === hiddenCell || below === hiddenCell) return hiddenCell;
  if (above.value === undefined || below.value === undefined) return missingCell;
  if (below.value === 0) return notApplicableCell;
  const value = (column.multiplier * above.value) / below.value;
  const interval = column.interval?.(above.value, below.value).map((limit) => limit * column.multiplier);
  const limits = interval === undefined ? {} : { lower: interval[0]!, upper: interval[1]! };
  const text = displayRate(value, column);
  if (value > 0 && !/[1-9]/.test(text.split(" ")[0]!))
    return { value, ...limits, text: "[low]", shorthand: "[low]" };
  return { value, ...limits, text };
}

/** A copy of the declared fields, and no function: a closure could hold the data it was made from. */
function releasedColumn(column: ColumnSpec): ReleasedColumn {
  if (column.kind !== "rate") return structuredClone(column);
  const { interval, ...rest } = column;
  if (interval === undefined) return { ...rest };
  return { ...rest, intervalName: column.intervalName ?? "interval" };
}
