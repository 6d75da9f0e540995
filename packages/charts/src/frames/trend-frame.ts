import type { Frame, Layer, Transform } from "../chart-frame.ts";
import { isShown, shortText } from "../chart-words.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import { widthOf, wrappedLines } from "../wrapped-lines.ts";
import { countedCellsOf, isNoted, plotHeight, type Trend } from "./trend.ts";
import { drawnFields, markLayers, markTransform } from "./trend-marks.ts";
import { labelsBelow } from "./trend-labels.ts";
import { breakLayers, nameLayers } from "./trend-notes.ts";

/** Keeps the first value off the axis and the last one off the name beside it. */
const endAlign = "datum.at === 0 ? 'left' : datum.at === length(periods) - 1 ? 'right' : 'center'";

/** A hidden or missing value's sign stands on the axis, so above it. */
const isBelow = "isValid(datum.at) && indexof(below, datum.at) >= 0";

export function trendFrame(trend: Trend, width: number): Frame {
  const { zone, value, periods, breaks, focus, benchmark } = trend;
  const narrow = width < 480;
  const named = [focus, ...(benchmark === undefined ? [] : [benchmark])];
  const nameRoom = narrow ? 28 : Math.min(160, Math.max(28, ...named.map((name) => widthOf(name, 14))) + 18);
  const inner = width - 44 - nameRoom;
  const breakLines = Math.max(0, ...breaks.map(({ label }) => wrappedLines(label, 22).length));
  const top = 14 + breakLines * 16 + (narrow ? named.length * 20 : 0);
  const x = {
    field: "at",
    type: "quantitative",
    scale: { domain: [0, Math.max(1, periods.length - 1)], nice: false, zero: false },
    axis: {
      title: null,
      values: thinnedIndexes(periods, inner),
      labelExpr: "periods[datum.value]",
      labelFontSize: 13,
      labelAngle: 0,
      labelOverlap: false,
      labelFlush: false,
      labelPadding: 6,
      grid: false,
    },
  } as const;
  const empty = !value.cells.some((cell) => isShown(cell) && (cell.upper ?? cell.value) > 0);
  const y = (field: string) => ({
    field,
    type: "quantitative",
    scale: { zero: true, nice: true, ...(empty && { domain: [0, 1] }) },
    axis: {
      title: null,
      tickCount: 5,
      ...(isPercent(value) && { format: ".0%" }),
      labelFontSize: 13,
      gridColor: palette.track,
      domain: false,
      ticks: false,
      labelPadding: 6,
    },
  });
  const isFocus = { field: `${zone.id}_text`, equal: focus };
  const isBenchmark = { field: `${zone.id}_text`, equal: benchmark ?? "" };
  const isOther = { not: { or: [isFocus, isBenchmark] } };
  const series = { detail: [{ field: `${zone.id}_text` }, { field: "era" }] };
  const drawn = drawnFields(trend);
  const line = (test: object, mark: object) => ({
    transform: [{ filter: test }],
    mark: { type: "line", invalid: "break-paths-show-domains", ...mark },
    encoding: { x, y: y(drawn.value), ...series },
  });
  const dots = (test: object, mark: object) => ({
    transform: [{ filter: test }, { filter: { field: drawn.value, valid: true } }],
    mark: { type: "point", filled: true, opacity: 1, ...mark },
    encoding: { x, y: y(drawn.value) },
  });
  const endText = (mark: object) => ({
    transform: [
      { filter: isFocus },
      { calculate: shortText(value.id), as: "short_text" },
      {
        filter: {
          or: [
            { field: "at", oneOf: endsOf(trend) },
            { field: value.id, valid: false },
          ],
        },
      },
    ],
    mark: {
      type: "text",
      baseline: { expr: `${isBelow} ? 'top' : 'bottom'` },
      dy: { expr: `${isBelow} ? 9 : -8` },
      align: { expr: endAlign },
      fontSize: 13,
      fontWeight: "bold",
      ...mark,
    },
    encoding: { x, y: y("text_at"), text: { field: "short_text" } },
  });
  return {
    width,
    height: plotHeight,
    padding: { top, right: nameRoom, bottom: 34, left: 44 },
    params: {
      periods,
      below: labelsBelow(trend, { inner, ends: endsOf(trend) }),
      breakIndexes: breaks.map(({ at }) => periods.indexOf(at)),
    },
    transform: trendTransform(trend),
    layers: [
      {
        transform: [{ filter: isFocus }],
        mark: { type: "area", invalid: "break-paths-show-domains", color: palette.focus, opacity: 0.18 },
        encoding: { x, y: y(drawn.lower), y2: { field: drawn.upper }, ...series },
      },
      line(isOther, { color: palette.context, strokeWidth: 1.5 }),
      dots(isOther, { color: palette.context, size: 16 }),
      ...(benchmark === undefined
        ? []
        : [
            line(isBenchmark, { color: palette.quiet, strokeWidth: 2, strokeDash: [6, 3] }),
            dots(isBenchmark, { color: palette.quiet, size: 24, shape: "square" }),
          ]),
      line(isFocus, { color: palette.focus, strokeWidth: 3 }),
      dots(isFocus, { color: palette.focus, size: 70 }),
      // On a halo, so that it can be read over lines and band.
      endText({ stroke: palette.paper, strokeWidth: 4, strokeJoin: "round" }),
      endText({ color: palette.focus }),
      ...(trend.note?.cells.some(isNoted) ? markLayers({ x, y: y(value.id), isFocus, align: endAlign }) : []),
      ...breaks.flatMap((change) => breakLayers(change, trend, { inner, breakLines })),
      ...nameLayers(trend, { narrow, inner, top, x, y: y(value.id), isFocus, isBenchmark }),
    ] as Layer[],
  };
}

function isPercent({ column }: ChartColumn): boolean {
  return column.kind === "rate" && column.shows === "percent";
}

/** Rows for every zone and period, the place of each period, the era between breaks that it is in. */
function trendTransform({ period, zone, value, note, periods, breaks }: Trend): Transform[] {
  const fields = [value.id, `${value.id}_lower`, `${value.id}_upper`];
  return [
    { calculate: `indexof(periods, datum.${period.id}_text)`, as: "at" },
    ...[...fields].map((field) => ({
      impute: field,
      key: "at",
      keyvals: periods.map((_, index) => index),
      groupby: [`${zone.id}_text`],
      value: null,
    })),
    { calculate: `isValid(datum.${value.id}_text) ? datum.${value.id}_text : ''`, as: `${value.id}_text` },
    {
      calculate: breaks.map((_, index) => `(datum.at >= breakIndexes[${index}] ? 1 : 0)`).join(" + ") || "0",
      as: "era",
    },
    { calculate: `isValid(datum.${value.id}) ? datum.${value.id} : 0`, as: "text_at" },
    ...(note ? markTransform(note, value) : []),
  ] as Transform[];
}

/** The periods of the focus zone whose values are written: first and last shown. */
function endsOf(trend: Trend): number[] {
  const shown = countedCellsOf(trend, trend.focus).flatMap((cell, index) => (isShown(cell) ? [index] : []));
  return shown.length === 0 ? [] : [shown[0]!, shown.at(-1)!];
}

function thinnedIndexes(periods: readonly string[], inner: number): number[] {
  const longest = Math.max(1, ...periods.map((words) => widthOf(words, 13))) + 10;
  const every = Math.max(1, Math.ceil((periods.length * longest) / (inner + longest)));
  return periods.map((_, index) => index).filter((index) => (periods.length - 1 - index) % every === 0);
}
