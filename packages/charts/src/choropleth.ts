import type { ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart, type Frame, type Layer } from "./chart-frame.ts";
import { hiddenNote, isShown, measureOf, shortWords, subtitleOf } from "./chart-words.ts";
import { once } from "./comb-header.ts";
import { palette } from "./palette.ts";
import { numberKinds, releasedColumn, type ChartColumn } from "./released-column.ts";

/** Column ids and words of {@link choropleth}. */
export interface ChoroplethOptions extends ChartWords {
  /** Name of the released outlines; their features have an `id`, the area code. */
  readonly outlines: string;
  /** Label column: area codes, as in the outlines. */
  readonly code: string;
  /** Label column: names. */
  readonly area: string;
  /** Number column to colour by. */
  readonly value: string;
  /** Classes of about equally many areas, 4 or 5; fewer where values tie. 5 by default. */
  readonly classes?: 4 | 5;
  /** `plain`: outlines in x and y of a drawing; `geographic`: longitude and latitude. */
  readonly projection: "plain" | "geographic";
  /** Label of the area to name on the map. */
  readonly focus?: string;
  /** A lower value is more need, so the dark end of the colours is the low one. */
  readonly lowerIsNeed?: boolean;
  /** Whether each area carries the number of its class; by default up to 40 areas do. */
  readonly numbered?: boolean;
}

/**
 * A map of areas in classes of about equally many, darkest for most need, each class with its number and its
 * values, outlines drawn. Areas with a hidden or missing value are white and dashed. The same is in the table
 * beside it. At most a few hundred areas. Throws on an unknown column or area.
 *
 * @example
 * choropleth(table, { outlines: "zones", code: "code", area: "zone", value: "score", projection: "plain" }).title;
 * // "Harrowmere has the highest need score, 83.6"
 */
export function choropleth(table: ReleasedTable, options: ChoroplethOptions): Chart {
  const code = releasedColumn(table, options.code, ["label"]);
  const area = releasedColumn(table, options.area, ["label"]);
  const value = releasedColumn(table, options.value, numberKinds);
  const lowerIsNeed = options.lowerIsNeed ?? false;
  if (options.focus !== undefined && !area.cells.some(({ text }) => text === options.focus)) {
    const known = area.cells.map(({ text }) => text).join(", ");
    throw new RangeError(`Unknown area "${options.focus}" in table "${table.name}". Known: ${known || "none"}.`);
  }
  const classes = mapClasses(value, options.classes ?? 5, lowerIsNeed);
  const map: AreaMap = {
    code,
    area,
    value,
    classes,
    geographic: options.projection === "geographic",
    focus: options.focus,
    numbered: options.numbered ?? area.cells.length <= 40,
  };
  const title = mapTitle(map, lowerIsNeed);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(measureOf(value), options),
      altText: `Map of ${area.cells.length} areas in ${classes.length} classes. ${title}.`,
      data: { outlines: { outlines: options.outlines }, rows: { table: table.name } },
      table: table.name,
      howToRead: `Darker areas have more need; class 1 is the most.${hiddenNote([value])}`,
    },
    (width) => mapFrame(map, width),
  );
}

interface MapClass {
  /** Lowest value in the class. */
  readonly from: number;
  readonly words: string;
  readonly colour: string;
  /** 1 = most need. */
  readonly number: number;
}

interface AreaMap {
  readonly code: ChartColumn;
  readonly area: ChartColumn;
  readonly value: ChartColumn;
  /** From the lowest values to the highest. */
  readonly classes: readonly MapClass[];
  readonly geographic: boolean;
  readonly focus: string | undefined;
  readonly numbered: boolean;
}

/** Light to dark; between neighbours the contrast is below 3 to 1, hence outlines and numbers. */
const blues = ["#E6EFF7", "#B5D1E8", "#6BACE6", "#2073BC", "#12436D"];

/** Classes that begin at each k-th of the values in order; equal values stay in one class. */
function mapClasses(value: ChartColumn, count: number, lowerIsNeed: boolean): MapClass[] {
  const cells = value.cells.filter(isShown).sort((left, right) => left.value - right.value);
  const starts = Array.from({ length: count }, (_, index) => cells[Math.floor((index * cells.length) / count)]?.value);
  const edges = [...new Set(starts.filter((edge) => edge !== undefined))];
  const ramp = edges.map((_, index) => blues[edges.length === 1 ? 2 : Math.round((index * 4) / (edges.length - 1))]!);
  return edges.map((from, index) => {
    const inside = cells.filter((cell) => cell.value >= from && cell.value < (edges[index + 1] ?? Infinity));
    const [low, high] = [shortWords(inside[0]!), shortWords(inside.at(-1)!)];
    return {
      from,
      words: low === high ? low : `${low} to ${high}`,
      colour: ramp[lowerIsNeed ? edges.length - 1 - index : index]!,
      number: lowerIsNeed ? index + 1 : edges.length - index,
    };
  });
}

function mapTitle({ area, value, focus, classes }: AreaMap, lowerIsNeed: boolean): string {
  const measure = value.title.charAt(0).toLowerCase() + value.title.slice(1);
  const rows = value.cells.flatMap((cell, row) => (isShown(cell) ? [{ cell, name: area.cells[row]!.text }] : []));
  if (rows.length === 0) return "No value can be shown";
  if (focus !== undefined) {
    const own = rows.find(({ name }) => name === focus);
    if (!own) return `${focus}: value not shown`;
    const at = classes.findLast(({ from }) => own.cell.value >= from)!.number;
    const place = at === 1 ? "with most need" : at === classes.length ? "with least need" : `${at} of ${classes.length}`;
    return `${focus} is in the class ${place}, at ${own.cell.text}`;
  }
  const most = rows.reduce((best, row) => ((lowerIsNeed ? row.cell.value < best.cell.value : row.cell.value > best.cell.value) ? row : best));
  const alike = rows.filter(({ cell }) => cell.value === most.cell.value).length;
  const extreme = lowerIsNeed ? "lowest" : "highest";
  if (alike > 1) return `${alike} areas share the ${extreme} ${measure}, ${most.cell.text}`;
  return `${most.name} has the ${extreme} ${measure}, ${most.cell.text}`;
}

function mapFrame(map: AreaMap, width: number): Frame {
  const { code, area, value, geographic, focus } = map;
  const narrow = width < 480;
  const keyWidth = narrow ? 0 : 190;
  const height = narrow ? 340 : 400;
  const key = mapKey(map, narrow ? { left: 0, top: height + 14 } : { left: width - keyWidth + 16, top: 8 });
  const fields = [value.id, `${value.id}_text`, `${area.id}_text`];
  const projection = { type: geographic ? "mercator" : "identity", ...(!geographic && { reflectY: true }) };
  return {
    width,
    height,
    padding: { top: 6, right: keyWidth + 4, bottom: narrow ? key.height + 18 : 6, left: 4 },
    data: "outlines",
    projection: projection as NonNullable<Frame["projection"]>,
    transform: [{ lookup: "id", from: { data: { name: "rows" }, key: `${code.id}_text`, fields } }],
    layers: [...areaLayers(map), ...(focus === undefined ? [] : focusLayers(map)), ...key.layers] as Layer[],
  };
}

/** Areas coloured by class; where asked for, each with the number of its class. */
function areaLayers({ value, classes, numbered }: AreaMap): object[] {
  const hidden = { field: value.id, valid: false };
  const highestFirst = classes.toReversed();
  const isIn = ({ from }: MapClass) => ({ field: value.id, gte: from });
  const pick = (of: (one: MapClass) => string) => highestFirst.map((one) => ({ test: isIn(one), value: of(one) }));
  const shapes = {
    mark: { type: "geoshape", stroke: palette.text, strokeWidth: numbered ? 1 : 0.5, strokeJoin: "round" },
    encoding: {
      fill: { condition: [{ test: hidden, value: palette.paper }, ...pick(({ colour }) => colour)], value: palette.paper },
      strokeDash: { condition: { test: hidden, value: [3, 3] }, value: [1, 0] },
    },
  };
  if (!numbered) return [shapes];
  const numbers = {
    transform: centre,
    mark: { type: "text", baseline: "middle", fontSize: 13, fontWeight: "bold" },
    encoding: {
      ...atCentre,
      text: { condition: pick(({ number }) => String(number)), value: "[c]" },
      color: { condition: pick(({ colour }) => textOn(colour)), value: palette.text },
    },
  };
  return [shapes, numbers];
}

/** The middle of an area in px, by the map's own projection. */
const centre = [
  { calculate: "geoCentroid('projection', datum)", as: "centre" },
  { calculate: "datum.centre[0]", as: "centre_x" },
  { calculate: "datum.centre[1]", as: "centre_y" },
];

const atCentre = {
  x: { field: "centre_x", type: "quantitative", scale: null, axis: null },
  y: { field: "centre_y", type: "quantitative", scale: null, axis: null },
};

/** A heavy outline and the name, on a halo so that it can be read over any colour. */
function focusLayers({ area, numbered, focus }: AreaMap): object[] {
  const isFocus = { filter: { field: `${area.id}_text`, equal: focus! } };
  const name = (mark: object) => ({
    transform: [isFocus, ...centre],
    mark: { type: "text", baseline: "middle", fontSize: 15, fontWeight: "bold", dy: numbered ? -18 : 0, ...mark },
    encoding: { ...atCentre, text: { field: `${area.id}_text` } },
  });
  return [
    { transform: [isFocus], mark: { type: "geoshape", filled: false, stroke: palette.orange, strokeWidth: 3 } },
    name({ stroke: palette.paper, strokeWidth: 5, strokeJoin: "round" }),
    name({ color: palette.text }),
  ];
}

function mapKey({ classes, value }: AreaMap, { left, top }: { left: number; top: number }): { layers: object[]; height: number } {
  const hidden = value.cells.some((cell) => !isShown(cell));
  const most = classes.toSorted((one, other) => one.number - other.number);
  const rows = [
    ...most.map(({ number, words, colour }) => ({ sign: String(number), fill: colour, words: `${words}${number === 1 ? ", most need" : ""}` })),
    ...(hidden ? [{ sign: "[c]", fill: palette.paper, words: "not shown" }] : []),
  ];
  const layers = rows.flatMap(({ sign, fill, words }, index) => {
    const y = { value: top + 12 + index * 28 };
    return [
      { ...once, mark: { type: "rect", width: 30, height: 22, fill, stroke: palette.text, strokeWidth: 1 }, encoding: { x: { value: left + 16 }, y } },
      { ...once, mark: { type: "text", baseline: "middle", fontSize: 13, fontWeight: "bold", color: textOn(fill) }, encoding: { x: { value: left + 16 }, y, text: { value: sign } } },
      { ...once, mark: { type: "text", align: "left", baseline: "middle", fontSize: 14 }, encoding: { x: { value: left + 40 }, y, text: { value: words } } },
    ];
  });
  return { layers, height: rows.length * 28 };
}

function textOn(fill: string): string {
  return fill === "#12436D" || fill === "#2073BC" ? palette.paper : palette.text;
}
