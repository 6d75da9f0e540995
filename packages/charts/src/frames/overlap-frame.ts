import type { Frame, Layer, Transform } from "../chart-frame.ts";
import { isShown } from "../chart-words.ts";
import { combHeader } from "./comb-header.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import { widthOf } from "../wrapped-lines.ts";

interface Overlap {
  readonly flags: readonly ChartColumn[];
  readonly count: ChartColumn;
  readonly top: number;
  readonly rest: string | undefined;
}

const step = 30;

const dotGap = 24;

export function overlapFrame(overlap: Overlap, width: number): Frame {
  const { flags, count, top, rest } = overlap;
  const at = flags.map((_, index) => 9 + index * dotGap);
  const header = combHeader({ names: flags.map(({ title }) => title), at, width });
  const rows = Math.min(top, count.cells.length);
  const height = Math.max(1, rows) * step;
  const y = { field: "place", type: "ordinal", axis: null, scale: { padding: 0 } } as const;
  const countWidth = Math.max(0, ...count.cells.map((cell) => widthOf(cell.text, 15))) + 14;
  const barStart = flags.length * dotGap + 14;
  return {
    width,
    height,
    padding: { top: header.height, right: 0, bottom: rest === undefined ? 4 : 28, left: 0 },
    transform: overlapTransform(overlap, at),
    layers: [
      ...header.layers,
      {
        transform: [{ filter: "datum.link_to > datum.link_from" }],
        mark: { type: "rule", strokeWidth: 3, color: palette.focus },
        encoding: { y, x: pixels("link_from"), x2: { field: "link_to" } },
      },
      ...flags.flatMap((flag, index) => flagLayers(flag, at[index]!, y)),
      ...barLayers(overlap, y, [barStart, width - countWidth]),
      ...(rest === undefined ? [] : [restLayer(rest, height)]),
    ] as Layer[],
  };
}

/** A position that is already in px. */
function pixels(field: string) {
  return { field, type: "quantitative", scale: null, axis: null } as const;
}

function overlapTransform({ flags, count, top }: Overlap, at: readonly number[]): Transform[] {
  const has = flags.map((flag) => `datum.${flag.id}_text === 'Yes'`);
  return [
    {
      window: [{ op: "row_number", as: "place" }],
      sort: [
        { field: count.id, order: "descending" },
        { field: "row_index", order: "ascending" },
      ],
    },
    { filter: { field: "place", lte: top } },
    { calculate: has.map((test) => `(${test} ? 1 : 0)`).join(" + ") || "0", as: "flag_count" },
    {
      calculate: `min(9999, ${has.map((test, index) => `${test} ? ${at[index]!} : 9999`).join(", ")})`,
      as: "link_from",
    },
    {
      calculate: `max(-1, ${has.map((test, index) => `${test} ? ${at[index]!} : -1`).join(", ")})`,
      as: "link_to",
    },
    { calculate: `isValid(datum.${count.id}) ? datum.${count.id} : 0`, as: "bar_end" },
  ];
}

function flagLayers(flag: ChartColumn, x: number, y: object) {
  const field = `${flag.id}_text`;
  const known = { field, oneOf: ["Yes", "No"] };
  return [
    {
      transform: [{ filter: known }],
      mark: { type: "point", shape: "circle", size: 150, opacity: 1, strokeWidth: 1.5 },
      encoding: {
        y,
        x: { value: x },
        fill: { condition: { test: { field, equal: "Yes" }, value: palette.focus }, value: palette.paper },
        stroke: { condition: { test: { field, equal: "Yes" }, value: palette.focus }, value: "#8A8F93" },
      },
    },
    {
      transform: [{ filter: { not: known } }],
      mark: { type: "text", baseline: "middle", fontSize: 12 },
      encoding: { y, x: { value: x }, text: { field } },
    },
  ];
}

function barLayers({ count }: Overlap, y: object, range: [number, number]) {
  const empty = !count.cells.some((cell) => isShown(cell) && cell.value > 0);
  const scale = { range, nice: false, zero: true, ...(empty && { domainMax: 1 }) };
  const x = { field: "bar_end", type: "quantitative", axis: null, scale };
  return [
    {
      mark: { type: "bar", height: 18 },
      encoding: {
        y,
        x,
        color: {
          condition: { test: { field: "flag_count", gte: 2 }, value: palette.focus },
          value: palette.context,
        },
      },
    },
    {
      mark: { type: "text", align: "left", baseline: "middle", dx: 6, fontSize: 14, fontWeight: "bold" },
      encoding: { y, x, text: { field: `${count.id}_text` } },
    },
  ];
}

function restLayer(rest: string, height: number) {
  return {
    transform: [{ aggregate: [{ op: "count", as: "row_count" }] }],
    mark: { type: "text", align: "left", baseline: "middle", fontSize: 13, color: palette.quiet },
    encoding: { x: { value: 0 }, y: { value: height + 15 }, text: { value: `And ${rest}` } },
  };
}
