import { isCount } from "./check-table-input.ts";
import { displayNumber } from "./display-number.ts";
import { displayRate } from "./display-rate.ts";
import { isSmall } from "./hidden-cells.ts";
import type { Policy } from "./policy.ts";
import type { CellFigureInput, CountFigureInput, FigureInput, LabelFigureInput } from "./release-input.ts";
import { roundCount } from "./round-count.ts";
import type { ReleasedFigure, ReleasedTable } from "./released-types.ts";

/**
 * A figure under a policy. A count is hidden if it is small, or if its complement in `of` is; a small `of` is
 * hidden too. A cell figure is worded as its cell in the released table. Throws on an unknown table, row or
 * column, and on a count that is not one.
 *
 * @example
 * releasedFigure({ name: "arrears", title: "In arrears", count: 900, unit: "families", of: { count: 10_000, unit: "families" } }, strategicPolicy, tables).words; // "900 of 10,000 families"
 */
export function releasedFigure(
  figure: FigureInput,
  policy: Policy,
  tables: ReadonlyMap<string, ReleasedTable>,
): ReleasedFigure {
  if ("cell" in figure) return cellFigure(figure, tables);
  if ("label" in figure) return labelFigure(figure);
  return countFigure(figure, policy);
}

function cellFigure(figure: CellFigureInput, tables: ReadonlyMap<string, ReleasedTable>): ReleasedFigure {
  const { table: tableName, row, column: id } = figure.cell;
  const table = tables.get(tableName);
  if (!table) {
    throw new RangeError(
      `Unknown table "${tableName}" in figure "${figure.name}". Known: ${[...tables.keys()].join(", ") || "none"}.`,
    );
  }
  const index = table.columns.findIndex((column) => column.id === id);
  const cell = table.rows[row]?.[index];
  if (!cell) {
    const ids = table.columns.map((column) => column.id).join(", ");
    throw new RangeError(
      `Figure "${figure.name}" asks for row ${row}, column "${id}" of table "${tableName}". It has rows 0 to ${table.rows.length - 1} and columns ${ids}.`,
    );
  }
  const column = table.columns[index]!;
  const unit = column.kind === "count" && column.of !== undefined ? ` ${column.of}` : "";
  return withoutUndefined({
    name: figure.name,
    title: figure.title,
    value: cell.value,
    text: cell.text,
    words: `${cell.text}${unit}`,
    shorthand: cell.shorthand,
  });
}

function labelFigure(figure: LabelFigureInput): ReleasedFigure {
  return { name: figure.name, title: figure.title, text: figure.label, words: figure.label };
}

function countFigure(figure: CountFigureInput, policy: Policy): ReleasedFigure {
  const { name, title, count, unit, of } = figure;
  if (!isCount(count) || (of && !isCount(of.count))) {
    throw new TypeError(`Figure "${name}" needs counts that are whole numbers, 0 or more.`);
  }
  const hidden = isSmall(count, policy) || (of !== undefined && isSmall(of.count - count, policy));
  const value = hidden ? undefined : roundCount(count, policy);
  const text = value === undefined ? "[c]" : displayNumber(value);
  const below = of === undefined || isSmall(of.count, policy) ? undefined : roundCount(of.count, policy);
  const words = of
    ? `${text} of ${below === undefined ? "[c]" : displayNumber(below)} ${of.unit}`
    : `${text} ${unit}`;
  const share =
    value === undefined || !below
      ? undefined
      : displayRate(value / below, { shows: "percent", multiplier: 1, decimals: 1 });
  return withoutUndefined({ name, title, value, text, words, share, shorthand: hidden ? "[c]" : undefined });
}

/** Absent rather than undefined, so that a release compares and prints the same however it was made. */
function withoutUndefined(figure: {
  [K in keyof ReleasedFigure]: ReleasedFigure[K] | undefined;
}): ReleasedFigure {
  const entries = Object.entries(figure).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as ReleasedFigure;
}
