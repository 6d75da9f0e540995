import { displayNumber, type ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, isShown, subtitleOf } from "./chart-words.ts";
import { labelledBars } from "./frames/labelled-bars.ts";
import { releasedColumn, type ChartColumn } from "./released-column.ts";
import { cellOf } from "./segment-bars.ts";

/** Column ids and words of {@link bandBars}. */
export interface BandBarsOptions extends ChartWords {
  /** Label column: the band's name. */
  readonly band: string;
  /** Count column. */
  readonly count: string;
  /** Label of the band that the message is about; the first row by default. */
  readonly focus?: string;
}

/**
 * How many families are in each band of a points card, in the order of the table (put the band of most need
 * first). Throws on an unknown column or band.
 *
 * @example
 * bandBars(table, { band: "band", count: "families", focus: "Urgent" }).title;
 * // "Urgent: 120 of 10,000 families"
 */
export function bandBars(table: ReleasedTable, options: BandBarsOptions): Chart {
  const label = releasedColumn(table, options.band, ["label"]);
  const count = releasedColumn(table, options.count, ["count"]);
  const focus = options.focus ?? label.cells[0]?.text;
  if (focus !== undefined) cellOf(table, label, count, focus);
  const title = bandTitle(label, count, focus);
  const bars = { label, count, cascade: false, ...(focus !== undefined && { focus }) };
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(count.title, options),
      altText: `Bars of the number in each of ${label.cells.length} bands. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `A longer bar is more families; the dark bar is the band named above.${hiddenNote([count])}`,
    },
    (width) => labelledBars(bars, width),
  );
}

function bandTitle(label: ChartColumn, count: ChartColumn, focus: string | undefined): string {
  const unit = count.column.kind === "count" && count.column.of ? ` ${count.column.of}` : "";
  const cell = count.cells[label.cells.findIndex(({ text }) => text === focus)];
  if (focus === undefined || !cell) return "No bands";
  if (!isShown(cell)) return `${focus}: number of${unit || " families"} not shown`;
  if (!count.cells.every(isShown)) return `${focus}: ${cell.text}${unit}`;
  const all = count.cells.reduce((sum, other) => sum + other.value!, 0);
  return `${focus}: ${cell.text} of ${displayNumber(all)}${unit}`;
}
