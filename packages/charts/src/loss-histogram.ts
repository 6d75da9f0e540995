import { displayNumber, type ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart, type Frame, type Layer, type Transform } from "./chart-frame.ts";
import { hiddenNote, isShown, subtitleOf } from "./chart-words.ts";
import { once } from "./comb-header.ts";
import { palette } from "./palette.ts";
import { releasedColumn, type ChartColumn } from "./released-column.ts";
import { widthOf } from "./wrapped-lines.ts";

/** Column ids and words of {@link lossHistogram}. */
export interface LossHistogramOptions extends ChartWords {
  /** Number column: lower edge of the band, pounds a week. */
  readonly from: string;
  /** Number column: upper edge, pounds a week; missing in an open last band. */
  readonly to: string;
  /** Count column. */
  readonly count: string;
  /** Pounds a week; an edge of the bands. */
  readonly threshold: number;
}

/**
 * Weekly loss in bands, with a line at a threshold and the bands at or above it brought out. Throws on an unknown
 * column, on a band without a lower edge, and on a threshold inside a band, since it could not be counted.
 *
 * @example
 * lossHistogram(table, { from: "from", to: "to", count: "families", threshold: 200 }).title;
 * // "45 of 360 families lose £200 a week or more"
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
      howToRead: `Each column counts those whose weekly loss is in that band; dark columns are at or above the line.${openNote(bands)}${hiddenNote([count])}`,
    },
    (width) => lossFrame({ from, to, count, bands, threshold: options.threshold }, width),
  );
}

interface LossColumns {
  readonly from: ChartColumn;
  readonly to: ChartColumn;
  readonly count: ChartColumn;
}

interface LossBand {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  readonly value: number | undefined;
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
    return { from: cell.value, to: upper ?? cell.value + width, open: upper === undefined, value: count.cells[row]!.value };
  });
}

function openNote(bands: readonly LossBand[]): string {
  const last = bands.at(-1);
  return last?.open ? ` The last column is £${displayNumber(last.from)} and over.` : "";
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
  const pounds = `£${displayNumber(threshold)} a week or more`;
  const known = displayNumber(add(above));
  if (above.some((band) => band.value === undefined)) {
    return add(above) > 0 ? `At least ${known} ${unit} lose ${pounds}` : `Number of ${unit} losing ${pounds} not shown`;
  }
  if (bands.some((band) => band.value === undefined)) return `${known} ${unit} lose ${pounds}`;
  return `${known} of ${displayNumber(add(bands))} ${unit} lose ${pounds}`;
}

interface Losses extends LossColumns {
  readonly bands: readonly LossBand[];
  readonly threshold: number;
}

const plotHeight = 210;

function lossFrame(losses: Losses, width: number): Frame {
  const { bands, count, threshold } = losses;
  const last = bands.at(-1);
  const lowest = bands[0]?.from ?? 0;
  const highest = last?.to ?? 1;
  const inner = width - 36;
  const slot = Math.min(...bands.map((band) => ((band.to - band.from) / (highest - lowest)) * inner), inner);
  const labelled = Math.max(0, ...count.cells.map((cell) => widthOf(cell.text, 13))) <= slot + 2;
  const ticks = thinned(bands.map((band) => band.from).concat(last?.open ? [] : highest), inner);
  const empty = !count.cells.some((cell) => isShown(cell) && cell.value > 0);
  const scale = { domain: [lowest, highest], nice: false, zero: false };
  const x = (field: string) => ({
    field,
    type: "quantitative",
    scale,
    axis: {
      title: "Loss, pounds a week",
      titleFontSize: 13,
      titleFontWeight: "normal",
      labelFontSize: 13,
      values: ticks,
      labelExpr: "'£' + format(datum.value, ',')",
      labelAngle: 0,
      labelOverlap: false,
      grid: false,
    },
  });
  const y = (field: string) => ({
    field,
    type: "quantitative",
    scale: { nice: false, zero: true, range: [plotHeight, 24], ...(empty && { domainMax: 1 }) },
    axis: labelled ? null : { title: null, orient: "right", tickCount: 4, labelFontSize: 12, labelPadding: -22, domain: false, ticks: false },
  });
  return {
    width,
    height: plotHeight,
    padding: { top: 24, right: 18, bottom: 46, left: 18 },
    params: { threshold },
    transform: lossTransform(losses),
    layers: [
      {
        mark: { type: "rect", stroke: palette.paper, strokeWidth: 2 },
        encoding: {
          x: x(losses.from.id),
          x2: { field: "band_end" },
          y: y("bar_end"),
          y2: { datum: 0 },
          color: { condition: { test: "datum.band_above", value: palette.focus }, value: palette.context },
        },
      },
      {
        ...(labelled ? {} : { transform: [{ filter: { field: count.id, valid: false } }] }),
        mark: { type: "text", baseline: "bottom", dy: -4, fontSize: 13 },
        encoding: { x: x("band_middle"), y: y("bar_end"), text: { field: `${count.id}_text` } },
      },
      ...thresholdLayers(losses, { lowest, highest, inner }),
    ] as Layer[],
  };
}

/** Where a band ends on paper, its middle, and whether it counts towards the message. */
function lossTransform({ from, to, count, bands }: Losses): Transform[] {
  const open = bands.at(-1);
  const width = open ? open.to - open.from : 1;
  return [
    { calculate: `isValid(datum.${to.id}) ? datum.${to.id} : datum.${from.id} + ${width}`, as: "band_end" },
    { calculate: `(datum.${from.id} + datum.band_end) / 2`, as: "band_middle" },
    { calculate: `datum.${from.id} >= threshold`, as: "band_above" },
    { calculate: `isValid(datum.${count.id}) ? datum.${count.id} : 0`, as: "bar_end" },
  ];
}

/** Edges far enough apart to be written. */
function thinned(edges: readonly number[], width: number): number[] {
  const every = Math.max(1, Math.ceil((edges.length * 44) / width));
  return edges.filter((_, index) => index % every === 0);
}

function thresholdLayers(
  { threshold }: Losses,
  { lowest, highest, inner }: { lowest: number; highest: number; inner: number },
) {
  const at = ((threshold - lowest) / (highest - lowest)) * inner;
  const words = `£${displayNumber(threshold)} a week`;
  const start = at + widthOf(words, 13) < inner;
  return [
    {
      ...once,
      mark: { type: "rule", strokeDash: [5, 3], strokeWidth: 2, color: palette.text },
      encoding: { x: { value: at }, y: { value: -12 }, y2: { value: plotHeight } },
    },
    {
      ...once,
      mark: { type: "text", align: start ? "left" : "right", baseline: "middle", fontSize: 13, fontWeight: "bold" },
      encoding: { x: { value: start ? at + 6 : at - 6 }, y: { value: -10 }, text: { value: words } },
    },
  ];
}
