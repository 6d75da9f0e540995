import type { ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, inSentence, isShown, subtitleOf } from "./chart-words.ts";
import { labelledBars } from "./frames/labelled-bars.ts";
import { type ChartColumn, numberKinds, releasedColumn } from "./released-column.ts";

/** Column ids and words of {@link importanceBars}. */
export interface ImportanceBarsOptions extends ChartWords {
  /** Label column: what could have been otherwise (an indicator, a weight, the normalisation). */
  readonly part: string;
  /** Number column: how much it matters, with all that it does together with others (Sobol's total effect), or how far
   * ranks move without it (leave one out). */
  readonly value: string;
  /** Number column: how much it matters on its own (Sobol's first-order effect). */
  readonly alone?: string;
}

/**
 * What ranks depend on: a bar a part, the one that matters most named. Rows in the order of the table. Throws on an
 * unknown column.
 *
 * @example
 * importanceBars(table, { part: "indicator", value: "total", alone: "first" }).title;
 * // "Low income matters most: 41%"
 */
export function importanceBars(table: ReleasedTable, options: ImportanceBarsOptions): Chart {
  const part = releasedColumn(table, options.part, ["label"]);
  const value = releasedColumn(table, options.value, numberKinds);
  const alone = options.alone === undefined ? undefined : releasedColumn(table, options.alone, numberKinds);
  const title = importanceTitle(part, value);
  const bars = { label: part, count: value, cascade: false, ...(alone && { mark: alone }) };
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(value.title, options),
      altText: `Bars of how much each of ${part.cells.length} parts matters. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `A longer bar matters more.${alone ? ` The orange line is ${inSentence(alone.title)}; what lies beyond it, it does together with others.` : ""}${hiddenNote([value])}`,
    },
    (width) => labelledBars(bars, width),
  );
}

function importanceTitle(part: ChartColumn, value: ChartColumn): string {
  const shown = value.cells.flatMap((cell, row) =>
    isShown(cell) ? [{ cell, name: part.cells[row]!.text }] : [],
  );
  if (shown.length === 0) return "What matters most cannot be shown";
  const most = shown.reduce((best, one) => (one.cell.value > best.cell.value ? one : best));
  if (most.cell.value === 0) return "Nothing that was changed moves the ranks";
  if (shown.every(({ cell }) => cell.value === most.cell.value) && shown.length > 1) {
    return `All ${shown.length} matter alike: ${most.cell.text}`;
  }
  return `${most.name} matters most: ${most.cell.text}`;
}
