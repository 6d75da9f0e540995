import { displayNumber, type ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { type LossBand, type LossColumns, lossFrame } from "./frames/loss-frame.ts";
import { type ChartColumn, releasedColumn } from "./released-column.ts";

/** Column ids and words of {@link lossHistogram}. */
export interface LossHistogramOptions extends ChartWords {
  /** Number column: lower edge of the band, pounds a week; not itself in the band. */
  readonly from: string;
  /** Number column: upper edge, pounds a week, in the band; missing in an open last band. */
  readonly to: string;
  /** Count column. */
  readonly count: string;
  /** Pounds a week; an edge of the bands. */
  readonly threshold: number;
}

/**
 * Weekly loss in bands, with a line at a threshold and the bands above it brought out. A band is more than its
 * lower edge and at most its upper one. Throws on an unknown
 * column, on a band without a lower edge, and on a threshold inside a band, since it could not be counted.
 *
 * @example
 * lossHistogram(table, { from: "from", to: "to", count: "families", threshold: 200 }).title;
 * // "45 of 360 families lose more than £200 a week"
 */
export function lossHistogram(table: ReleasedTable, options: LossHistogramOptions): Chart {
  const from = releasedColumn(table, options.from, ["number"]);
  const to = releasedColumn(table, options.to, ["number"]);
  const count = releasedColumn(table, options.count, ["count"]);
  const bands = lossBands(table, { from, to, count });
  checkThreshold(table, bands, options.threshold);
  const title = lossTitle(bands, count, options.threshold);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(`${count.title} by pounds lost a week`, options),
      altText: `Columns of the number in each band of weekly loss, with a line at £${displayNumber(options.threshold)}. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `Each column counts those whose weekly loss is in that band; dark columns are above the line.${openNote(bands)}${hiddenNote([count])}`,
    },
    (width) => lossFrame({ from, to, count, bands, threshold: options.threshold }, width),
  );
}

/** Bands with their edges; an open band is given the width of the one before it. */
function lossBands(table: ReleasedTable, { from, to, count }: LossColumns): LossBand[] {
  let width = 1;
  return from.cells.map((cell, row) => {
    if (cell.value === undefined) {
      throw new RangeError(`Row ${row} of table "${table.name}" has no lower edge in column "${from.id}".`);
    }
    const upper = to.cells[row]!.value;
    if (upper !== undefined) width = upper - cell.value;
    return {
      from: cell.value,
      to: upper ?? cell.value + width,
      open: upper === undefined,
      value: count.cells[row]!.value,
    };
  });
}

function openNote(bands: readonly LossBand[]): string {
  const last = bands.at(-1);
  return last?.open ? ` The last column is more than £${displayNumber(last.from)}.` : "";
}

function checkThreshold(table: ReleasedTable, bands: readonly LossBand[], threshold: number): void {
  const edges = bands.map((band) => band.from);
  if (bands.length === 0 || edges.includes(threshold)) return;
  throw new RangeError(
    `Threshold ${threshold} is not a lower edge of the bands of table "${table.name}". Edges: ${edges.join(", ")}.`,
  );
}

function lossTitle(bands: readonly LossBand[], count: ChartColumn, threshold: number): string {
  const unit = (count.column.kind === "count" && count.column.of) || "families";
  const above = bands.filter((band) => band.from >= threshold);
  const add = (some: readonly LossBand[]) => some.reduce((total, band) => total + (band.value ?? 0), 0);
  const pounds = `more than £${displayNumber(threshold)} a week`;
  const known = displayNumber(add(above));
  if (above.some((band) => band.value === undefined)) {
    return add(above) > 0
      ? `At least ${known} ${unit} lose ${pounds}`
      : `Number of ${unit} losing ${pounds} not shown`;
  }
  if (bands.some((band) => band.value === undefined)) return `${known} ${unit} lose ${pounds}`;
  return `${known} of ${displayNumber(add(bands))} ${unit} lose ${pounds}`;
}
