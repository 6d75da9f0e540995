import { displayNumber } from "@needscope/disclosure";
import type { Frame, Layer, Transform } from "../chart-frame.ts";
import { isShown } from "../chart-words.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import { widthOf } from "../wrapped-lines.ts";
import { once } from "./once.ts";

export interface LossColumns {
  readonly from: ChartColumn;
  readonly to: ChartColumn;
  readonly count: ChartColumn;
}

export interface LossBand {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  readonly value: number | undefined;
}

interface Losses extends LossColumns {
  readonly bands: readonly LossBand[];
  readonly threshold: number;
}

const plotHeight = 210;

export function lossFrame(losses: Losses, width: number): Frame {
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
    axis: labelled
      ? null
      : {
          title: null,
          orient: "right",
          tickCount: 4,
          labelFontSize: 12,
          labelPadding: -22,
          domain: false,
          ticks: false,
        },
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
      mark: {
        type: "text",
        align: start ? "left" : "right",
        baseline: "middle",
        fontSize: 13,
        fontWeight: "bold",
      },
      encoding: { x: { value: start ? at + 6 : at - 6 }, y: { value: -10 }, text: { value: words } },
    },
  ];
}
