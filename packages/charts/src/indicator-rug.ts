import type { ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart, type Frame, type Layer, type Transform } from "./chart-frame.ts";
import { hiddenNote, isShown, shortWords, subtitleOf } from "./chart-words.ts";
import { combHeader, once } from "./comb-header.ts";
import { compareCells, type Comparison } from "./compare-cells.ts";
import { palette } from "./palette.ts";
import { numberKinds, releasedColumn, type ChartColumn } from "./released-column.ts";
import { charactersIn, widthOf, wrapTransform, wrappedLines } from "./wrapped-lines.ts";
import { wordList } from "./word-list.ts";

/** Column ids and words of {@link indicatorRug}. */
export interface IndicatorRugOptions extends ChartWords {
  /** Label column. */
  readonly zone: string;
  /** One number column an indicator, left to right. */
  readonly indicators: readonly string[];
  /** Label of the row that the others are compared with. */
  readonly benchmark: string;
  /** Ids of indicators of which a lower value is more need. */
  readonly lowerIsNeed?: readonly string[];
}

/**
 * Zones by indicators, each cell compared with a benchmark row: more need, similar or less need. With an interval
 * in the cell, it is more or less only if the whole interval is; without one, by the number alone. Said by a
 * triangle and an outline as well as by colour. Throws on an unknown column or benchmark.
 *
 * @example
 * indicatorRug(table, { zone: "zone", indicators: ["poverty", "absence"], benchmark: "All zones" }).title;
 * // "Harrowmere has more need than All zones on 2 of 2 indicators"
 */
export function indicatorRug(table: ReleasedTable, options: IndicatorRugOptions): Chart {
  const zone = releasedColumn(table, options.zone, ["label"]);
  const indicators = options.indicators.map((id) => releasedColumn(table, id, numberKinds));
  const rug = { zone, indicators, benchmark: options.benchmark, lowerIsNeed: options.lowerIsNeed ?? [] };
  const benchmarkRow = zone.cells.findIndex(({ text }) => text === rug.benchmark);
  if (benchmarkRow < 0) {
    const known = zone.cells.map(({ text }) => text).join(", ");
    throw new RangeError(`Unknown benchmark "${rug.benchmark}" in table "${table.name}". Known: ${known || "none"}.`);
  }
  const title = rugTitle(rug, benchmarkRow);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(`${indicators.length} indicators by ${zone.title.toLowerCase()}`, options),
      altText: `Grid of ${zone.cells.length - 1} zones and ${indicators.length} indicators compared with ${rug.benchmark}. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `Dark with a triangle up is more need than ${rug.benchmark}, grey with a triangle down less, outlined only too close to tell.${hiddenNote(indicators)}`,
    },
    (width) => rugFrame(rug, width),
  );
}

interface Rug {
  readonly zone: ChartColumn;
  readonly indicators: readonly ChartColumn[];
  readonly benchmark: string;
  readonly lowerIsNeed: readonly string[];
}

function rugTitle({ zone, indicators, benchmark, lowerIsNeed }: Rug, benchmarkRow: number): string {
  const counts = zone.cells.map(({ text }, row) => ({
    name: text,
    count: row === benchmarkRow ? -1 : indicators.filter((column) => isMore(column, row)).length,
  }));
  function isMore({ id, cells }: ChartColumn, row: number): boolean {
    const comparison: Comparison = compareCells(cells[row]!, cells[benchmarkRow]!);
    return comparison === (lowerIsNeed.includes(id) ? "lower" : "higher");
  }
  const most = Math.max(0, ...counts.map(({ count }) => count));
  if (most === 0) return `No zone has clearly more need than ${benchmark}`;
  const zones = counts.filter(({ count }) => count === most).map(({ name }) => name);
  const of = `on ${most} of ${indicators.length} indicators`;
  if (zones.length > 3) return `${zones.length} zones have more need than ${benchmark} ${of}`;
  return `${wordList(zones)} ${zones.length > 1 ? "have" : "has"} more need than ${benchmark} ${of}`;
}

const fontSize = 14;
const rowHeight = 46;

function rugFrame(rug: Rug, width: number): Frame {
  const { zone, indicators } = rug;
  const longest = Math.max(0, ...zone.cells.map((cell) => widthOf(cell.text, fontSize)));
  const labelWidth = Math.min(width < 480 ? 96 : 140, longest) + 8;
  const characters = charactersIn(labelWidth - 8, fontSize);
  const lines = Math.max(1, ...zone.cells.map((cell) => wrappedLines(cell.text, characters).length));
  const cellWidth = Math.min(110, (width - labelWidth - 1) / Math.max(1, indicators.length));
  const step = Math.max(rowHeight, lines * 16 + 8);
  const at = indicators.map((_, index) => labelWidth + (index + 0.5) * cellWidth);
  const header = rugHeader(rug, at, { width, cellWidth });
  const height = Math.max(1, zone.cells.length) * step;
  const key = rugKey(rug.benchmark, height + 18, width);
  const longestValue = Math.max(0, ...indicators.flatMap(({ cells }) => cells.map((cell) => shortWords(cell).length)));
  const valueSize = Math.max(10, Math.min(14, Math.floor((cellWidth - 4) / (longestValue * 0.56))));
  const y = { field: "row_index", type: "ordinal", axis: null, scale: { padding: 0 } } as const;
  const isBenchmark = { field: `${zone.id}_text`, equal: rug.benchmark };
  return {
    width,
    height,
    padding: { top: header.height + 4, right: 1, bottom: key.height + 14, left: 0 },
    params: { benchmark: rug.benchmark },
    transform: wrapAll(zone, characters),
    layers: [
      ...header.layers,
      {
        mark: { type: "text", align: "left", baseline: "middle", lineHeight: 16, fontSize, dy: { expr: "-(length(datum.zone_lines) - 1) * 8" } },
        encoding: {
          y,
          x: { value: 0 },
          text: { field: "zone_lines" },
        },
      },
      ...indicators.flatMap((column, index) =>
        rugCells(column, { at: at[index]!, cellWidth, step, valueSize, y, isBenchmark, zone, lowerIsNeed: rug.lowerIsNeed }),
      ),
      ...key.layers,
    ] as Layer[],
  };
}

function wrapAll(zone: ChartColumn, characters: number): Transform[] {
  return [wrapTransform(`${zone.id}_text`, "zone_lines", characters)];
}

/** Level names above wide columns; above narrow ones, names with rules down to them. */
function rugHeader(
  { indicators, lowerIsNeed }: Rug,
  at: readonly number[],
  { width, cellWidth }: { width: number; cellWidth: number },
): { layers: Layer[]; height: number } {
  const names = indicators.map(({ id, title }) => (lowerIsNeed.includes(id) ? `${title} (lower is need)` : title));
  const wrapped = names.map((name) => linesWithin(name, cellWidth - 4));
  const fits = wrapped.flat().every((line) => widthOf(line, 13) <= cellWidth - 4);
  if (!fits) return combHeader({ names, at, width });
  const height = Math.max(1, ...wrapped.map((lines) => lines.length)) * 16 + 6;
  const layers = wrapped.map((lines, index) => ({
    ...once,
    mark: { type: "text", align: "center", baseline: "bottom", fontSize: 13, lineHeight: 16 },
    encoding: { x: { value: at[index]! }, y: { value: -6 - (lines.length - 1) * 16 }, text: { value: lines } },
  }));
  return { layers: layers as Layer[], height };
}

/** Words in lines no wider than a width, if their longest word allows it. */
function linesWithin(words: string, width: number): string[] {
  let lines = [words];
  for (let characters = words.length; characters > 3; characters--) {
    lines = wrappedLines(words, characters);
    if (lines.every((line) => widthOf(line, 13) <= width)) return lines;
  }
  return lines;
}

interface CellPlace {
  readonly at: number;
  readonly cellWidth: number;
  readonly step: number;
  readonly valueSize: number;
  readonly y: object;
  readonly isBenchmark: object;
  readonly zone: ChartColumn;
  readonly lowerIsNeed: readonly string[];
}

function rugCells(column: ChartColumn, place: CellPlace): object[] {
  const { id } = column;
  const { at, y, step } = place;
  const more = { field: "comparison", equal: place.lowerIsNeed.includes(id) ? "lower" : "higher" };
  const less = { field: "comparison", equal: place.lowerIsNeed.includes(id) ? "higher" : "lower" };
  const transform = compareTransform(column, place.zone);
  const triangle = (shape: string, test: object, colour: string) => ({
    transform: [...transform, { filter: test }],
    mark: { type: "point", shape, filled: true, opacity: 1, size: 50, color: colour, yOffset: 11 },
    encoding: { y, x: { value: at } },
  });
  return [
    {
      transform,
      mark: { type: "rect", width: place.cellWidth - 3, height: step - 3, strokeWidth: 1 },
      encoding: {
        y,
        x: { value: at },
        fill: {
          condition: [
            { test: more, value: palette.focus },
            { test: less, value: palette.context },
          ],
          value: palette.paper,
        },
        stroke: { condition: { test: place.isBenchmark, value: palette.paper }, value: palette.quiet },
      },
    },
    {
      transform: [...transform, { calculate: `split(datum.${id}_text, ' per ')[0]`, as: "short_text" }],
      mark: { type: "text", baseline: "middle", fontSize: place.valueSize, dy: { expr: "datum.comparison === 'higher' || datum.comparison === 'lower' ? -6 : 0" } },
      encoding: {
        y,
        x: { value: at },
        text: { field: "short_text" },
        color: { condition: { test: more, value: palette.paper }, value: palette.text },
      },
    },
    triangle("triangle-up", more, palette.paper),
    triangle("triangle-down", less, palette.text),
  ];
}

/** The comparison of {@link compareCells}, worked out while drawing; field names are column ids, words are params. */
function compareTransform({ id }: ChartColumn, zone: ChartColumn): object[] {
  return [
    { calculate: `datum.${zone.id}_text === benchmark ? datum.${id} : null`, as: "own_benchmark" },
    { joinaggregate: [{ op: "max", field: "own_benchmark", as: "benchmark_value" }] },
    { calculate: `isValid(datum.${id}_lower) ? datum.${id}_lower : datum.${id}`, as: "own_lower" },
    { calculate: `isValid(datum.${id}_upper) ? datum.${id}_upper : datum.${id}`, as: "own_upper" },
    {
      calculate: `datum.${zone.id}_text === benchmark || !isValid(datum.${id}) || !isValid(datum.benchmark_value) ? 'none' : datum.own_lower > datum.benchmark_value ? 'higher' : datum.own_upper < datum.benchmark_value ? 'lower' : 'similar'`,
      as: "comparison",
    },
  ];
}

/** The three signs and their words, on as many lines as they need. */
function rugKey(benchmark: string, top: number, width: number): { layers: object[]; height: number } {
  const signs = [
    { words: `More need than ${benchmark}`, fill: palette.focus, shape: "triangle-up", colour: palette.paper },
    { words: "Too close to tell", fill: palette.paper },
    { words: "Less need", fill: palette.context, shape: "triangle-down", colour: palette.text },
  ];
  let x = 0;
  let y = top;
  const layers = signs.flatMap(({ words, fill, shape, colour }) => {
    const needed = 24 + widthOf(words, 13);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 24;
    }
    const place = { x: { value: x + 9 }, y: { value: y } };
    const label = { x: { value: x + 24 }, y: { value: y }, text: { value: words } };
    x += needed + 24;
    return [
      { ...once, mark: { type: "rect", width: 17, height: 17, fill, stroke: palette.quiet, strokeWidth: 1 }, encoding: place },
      ...(shape === undefined
        ? []
        : [{ ...once, mark: { type: "point", shape, filled: true, opacity: 1, size: 44, color: colour }, encoding: place }]),
      { ...once, mark: { type: "text", align: "left", baseline: "middle", fontSize: 13 }, encoding: label },
    ];
  });
  return { layers, height: y - top + 18 };
}
