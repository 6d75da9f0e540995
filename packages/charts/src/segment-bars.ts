import type { ReleasedCell, ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, isShown, subtitleOf } from "./chart-words.ts";
import { labelledBars } from "./frames/labelled-bars.ts";
import { releasedColumn, type ChartColumn } from "./released-column.ts";

/** Column ids and words of {@link segmentBars}. */
export interface SegmentBarsOptions extends ChartWords {
  /** Label column: the segment's name. */
  readonly segment: string;
  /** Count column. */
  readonly count: string;
  /** Label of the row that holds the total, if the table has one. */
  readonly total?: string;
  /** Label of the segment that the message is about; the largest by default. */
  readonly focus?: string;
}

/**
 * Segments that add up to a total, each family in one: bars that go on where the one above ends. Where a count is
 * hidden, bars start at 0 instead, since a gap would give the count away. Throws on an unknown column or label.
 *
 * @example
 * segmentBars(table, { segment: "segment", count: "families", total: "All families", place: "Croydon" }).title;
 * // "On income-related benefit: 5,000 of 10,000 families, the largest segment"
 */
export function segmentBars(table: ReleasedTable, options: SegmentBarsOptions): Chart {
  const label = releasedColumn(table, options.segment, ["label"]);
  const count = releasedColumn(table, options.count, ["count"]);
  const totalCell = options.total === undefined ? undefined : cellOf(table, label, count, options.total);
  if (options.focus !== undefined) cellOf(table, label, count, options.focus);
  const title = segmentTitle(label, count, { ...options, totalCell });
  const cascade = count.cells.every(isShown);
  const bars = {
    label,
    count,
    cascade,
    ...(options.total !== undefined && { total: options.total }),
    ...(options.focus !== undefined && { focus: options.focus }),
  };
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(count.title, options),
      altText: `Bars of ${segmentCount(label, options)} segments that add up to the total. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `Each is counted once, in the first segment that fits${
        cascade ? "; each bar goes on where the one above it ends" : ""
      }.${hiddenNote([count])}`,
    },
    (width) => labelledBars(bars, width),
  );
}

/** The count beside a label. Throws one sentence if no row has that label. */
export function cellOf(
  table: ReleasedTable,
  label: ChartColumn,
  column: ChartColumn,
  words: string,
): ReleasedCell {
  const row = label.cells.findIndex((cell) => cell.text === words);
  if (row >= 0) return column.cells[row]!;
  const known = label.cells.map((cell) => cell.text).join(", ");
  throw new RangeError(
    `Unknown ${label.title} "${words}" in table "${table.name}". Known: ${known || "none"}.`,
  );
}

function segmentCount(label: ChartColumn, { total }: SegmentBarsOptions): number {
  return label.cells.length - (total === undefined ? 0 : 1);
}

function segmentTitle(
  label: ChartColumn,
  count: ChartColumn,
  { total, focus, totalCell }: SegmentBarsOptions & { readonly totalCell: ReleasedCell | undefined },
): string {
  const unit = count.column.kind === "count" && count.column.of ? ` ${count.column.of}` : "";
  const of = isShown(totalCell) ? ` of ${totalCell.text}` : "";
  const rows = label.cells
    .map((cell, row) => ({ words: cell.text, cell: count.cells[row]! }))
    .filter(({ words }) => words !== total);
  const chosen = rows.find(({ words }) => words === focus);
  if (chosen) {
    if (isShown(chosen.cell)) return `${chosen.words}: ${chosen.cell.text}${of}${unit}`;
    return `${chosen.words}: number of${unit || " families"} not shown`;
  }
  const shown = rows.filter(({ cell }) => isShown(cell));
  const most = shown.reduce<(typeof rows)[number] | undefined>(
    (best, row) => (best === undefined || row.cell.value! > best.cell.value! ? row : best),
    undefined,
  );
  if (!most) return "No number can be shown";
  return `${most.words}: ${most.cell.text}${of}${unit}, the largest segment`;
}
