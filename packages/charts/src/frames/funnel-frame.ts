import type { Frame, Layer } from "../chart-frame.ts";
import { isShown } from "../chart-words.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import { type Funnel, plotHeight, type Scale, widestOf } from "./funnel.ts";
import { limitNames, nameLayers } from "./funnel-names.ts";

/** More areas than these are counted in squares. */
const mostDots = 250;

export function funnelFrame(funnel: Funnel, width: number): Frame {
  const { area, rate, outer, size, benchmark } = funnel;
  const padding = { top: 22, right: 48, bottom: 48, left: 52 };
  const inner = width - padding.left - padding.right;
  const many = area.cells.length > mostDots;
  const { x, y } = scalesOf(funnel, inner);
  const isArea = [
    { filter: { not: { field: `${area.id}_text`, equal: "" } } },
    { filter: `datum.${area.id}_text !== benchmarkLabel` },
    { filter: { field: rate.id, valid: true } },
  ];
  const limit = (field: string, mark: object) => ({
    transform: [...isArea, { filter: { field, valid: true } }],
    mark: { type: "line", interpolate: "monotone", color: palette.quiet, ...mark },
    encoding: { x: x(size.id), y: y(field) },
  });
  const beyond = (column: ChartColumn) =>
    `(datum.${rate.id} > datum.${column.id}_upper || datum.${rate.id} < datum.${column.id}_lower)`;
  const dots = (filter: string, mark: object) => ({
    transform: [...isArea, { filter }],
    mark: { type: "point", opacity: 1, ...mark },
    encoding: { x: x(size.id), y: y(rate.id), shape: wayShape(funnel) },
  });
  return {
    width,
    height: plotHeight,
    padding,
    params: { benchmarkLabel: benchmark },
    layers: [
      limit(`${rate.id}_lower`, { strokeDash: [2, 3] }),
      limit(`${rate.id}_upper`, { strokeDash: [2, 3] }),
      limit(`${outer.id}_lower`, { strokeDash: [7, 4] }),
      limit(`${outer.id}_upper`, { strokeDash: [7, 4] }),
      ...levelLayers(funnel, { y, inner }),
      many
        ? squares(funnel, { isArea, inside: `!${beyond(outer)}`, x, y })
        : {
            transform: [...isArea, { filter: `!${beyond(rate)}` }],
            mark: { type: "point", filled: true, opacity: 1, size: 34, color: palette.context },
            encoding: { x: x(size.id), y: y(rate.id) },
          },
      ...(many
        ? []
        : [
            dots(`${beyond(rate)} && !${beyond(outer)}`, {
              filled: false,
              fill: palette.paper,
              stroke: palette.focus,
              size: 80,
            }),
          ]),
      dots(beyond(outer), { filled: true, color: palette.focus, size: 110 }),
      ...limitNames(funnel, { y, inner }),
      ...nameLayers(funnel, { x, y, inner, tallest: tallestOf(funnel) }),
    ] as Layer[],
  };
}

function wayShape({ rate }: Funnel) {
  return {
    condition: { test: `datum.${rate.id} < datum.${rate.id}_lower`, value: "triangle-down" },
    value: "triangle-up",
  };
}

function scalesOf(funnel: Funnel, inner: number): { x: Scale; y: Scale } {
  const { rate, size } = funnel;
  const percent = rate.column.kind === "rate" && rate.column.shows === "percent";
  const plain = { title: null, labelFontSize: 13, domain: false, ticks: false, labelPadding: 6 };
  return {
    x: (field) => ({
      field,
      type: "quantitative",
      scale: { domain: [0, widestOf(funnel)], nice: false, zero: true },
      axis: {
        ...plain,
        domain: true,
        title: size.title,
        titleFontSize: 13,
        titleFontWeight: "normal",
        tickCount: Math.max(3, Math.floor(inner / 110)),
        labelAngle: 0,
        grid: false,
      },
    }),
    y: (field) => ({
      field,
      type: "quantitative",
      scale: { domain: [0, tallestOf(funnel)], nice: false, zero: true, clamp: true },
      axis: { ...plain, tickCount: 5, ...(percent && { format: ".0%" }), gridColor: palette.track },
    }),
  };
}

/** The benchmark's line with its name at the start, where the funnel is wide. */
function levelLayers({ area, rate, benchmark }: Funnel, { y, inner }: { y: Scale; inner: number }): object[] {
  const isLevel = [
    { filter: { field: `${area.id}_text`, equal: benchmark } },
    { filter: { field: rate.id, valid: true } },
  ];
  const name = { text: { value: benchmark }, x: { value: 4 }, y: y(rate.id) };
  const text = { type: "text", align: "left", baseline: "bottom", dy: -4, fontSize: 13, fontWeight: "bold" };
  return [
    {
      transform: isLevel,
      mark: { type: "rule", color: palette.text, strokeWidth: 2 },
      encoding: { y: y(rate.id), x: { value: 0 }, x2: { value: inner } },
    },
    { transform: isLevel, mark: { ...text, stroke: palette.paper, strokeWidth: 4 }, encoding: name },
    { transform: isLevel, mark: text, encoding: name },
  ];
}

/** Areas inside the limits, counted in squares: a larger square is more areas. */
function squares(
  { rate, size }: Funnel,
  { isArea, inside, x, y }: { isArea: readonly object[]; inside: string; x: Scale; y: Scale },
): object {
  return {
    transform: [
      ...isArea,
      { filter: inside },
      { bin: { maxbins: 30 }, field: size.id, as: ["size_from", "size_to"] },
      { bin: { maxbins: 20 }, field: rate.id, as: ["rate_from", "rate_to"] },
      {
        aggregate: [{ op: "count", as: "areas" }],
        groupby: ["size_from", "size_to", "rate_from", "rate_to"],
      },
      { calculate: "(datum.size_from + datum.size_to) / 2", as: "size_middle" },
      { calculate: "(datum.rate_from + datum.rate_to) / 2", as: "rate_middle" },
    ],
    mark: { type: "square", filled: true, opacity: 1, color: palette.context },
    encoding: {
      x: x("size_middle"),
      y: y("rate_middle"),
      size: { field: "areas", type: "quantitative", legend: null, scale: { range: [12, 150] } },
    },
  };
}

/** Where the axis of rates ends: above every rate, and the limits as far as that leaves the rates to be seen. */
function tallestOf({ area, rate, outer, benchmark, level }: Funnel): number {
  const rows = area.cells.flatMap(({ text }, row) =>
    text === benchmark || !isShown(rate.cells[row]) ? [] : [row],
  );
  const tops = rows.flatMap((row) => [rate.cells[row]!.value ?? 0, rate.cells[row]!.upper ?? 0]);
  const highest = Math.max(0, level.value ?? 0, ...tops) || 1;
  return Math.max(highest, ...rows.map((row) => Math.min(outer.cells[row]!.upper ?? 0, 1.5 * highest)));
}
