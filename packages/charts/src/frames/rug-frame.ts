import type { Frame, Layer, Transform } from "../chart-frame.ts";
import { shortWords } from "../chart-words.ts";
import { combHeader } from "./comb-header.ts";
import type { ChartColumn } from "../released-column.ts";
import { fittingCharacters, widthOf, wrappedLines, wrapTransform } from "../wrapped-lines.ts";
import { rugCells } from "./rug-cells.ts";
import { rugKey } from "./rug-key.ts";
import { once } from "./once.ts";

export interface Rug {
  readonly zone: ChartColumn;
  readonly indicators: readonly ChartColumn[];
  readonly benchmark: string;
  /** The same in a sentence. */
  readonly benchmarkWords: string;
  readonly lowerIsNeed: readonly string[];
}

const fontSize = 14;

const rowHeight = 46;

/** Smaller numbers than this, in px, are not drawn: they are in the table beside the picture. */
const smallestValue = 10;

export function rugFrame(rug: Rug, width: number): Frame {
  const { zone, indicators } = rug;
  const longest = Math.max(0, ...zone.cells.map((cell) => widthOf(cell.text, fontSize)));
  const labelWidth = Math.min(width < 480 ? 96 : 140, longest) + 8;
  const characters = fittingCharacters(
    zone.cells.map((cell) => cell.text),
    { widthPx: labelWidth - 8, fontSize },
  );
  const lines = Math.max(1, ...zone.cells.map((cell) => wrappedLines(cell.text, characters).length));
  const cellWidth = Math.min(110, (width - labelWidth - 1) / Math.max(1, indicators.length));
  const step = Math.max(rowHeight, lines * 16 + 8);
  const at = indicators.map((_, index) => labelWidth + (index + 0.5) * cellWidth);
  const header = rugHeader(rug, at, { width, cellWidth });
  const height = Math.max(1, zone.cells.length) * step;
  const key = rugKey(rug.benchmarkWords, height + 18, width);
  const widestValue = Math.max(
    1,
    ...indicators.flatMap(({ cells }) => cells.map((cell) => widthOf(shortWords(cell), fontSize))),
  );
  const fittingSize = Math.floor((fontSize * (cellWidth - 4)) / widestValue);
  const valueSize = fittingSize < smallestValue ? 0 : Math.min(fontSize, fittingSize);
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
        mark: {
          type: "text",
          align: "left",
          baseline: "middle",
          lineHeight: 16,
          fontSize,
          dy: { expr: "-(length(datum.zone_lines) - 1) * 8" },
        },
        encoding: {
          y,
          x: { value: 0 },
          text: { field: "zone_lines" },
        },
      },
      ...indicators.flatMap((column, index) =>
        rugCells(column, {
          at: at[index]!,
          cellWidth,
          step,
          valueSize,
          y,
          isBenchmark,
          zone,
          lowerIsNeed: rug.lowerIsNeed,
        }),
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
  const names = indicators.map(({ id, title }) =>
    lowerIsNeed.includes(id) ? `${title} (lower is need)` : title,
  );
  const wrapped = names.map((name) =>
    wrappedLines(name, fittingCharacters([name], { widthPx: cellWidth - 4, fontSize: 13 })),
  );
  const fits = wrapped.flat().every((line) => widthOf(line, 13) <= cellWidth - 4);
  if (!fits) return combHeader({ names, at, width });
  const height = Math.max(1, ...wrapped.map((lines) => lines.length)) * 16 + 6;
  const layers = wrapped.map((lines, index) => ({
    ...once,
    mark: { type: "text", align: "center", baseline: "bottom", fontSize: 13, lineHeight: 16 },
    encoding: {
      x: { value: at[index]! },
      y: { value: -6 - (lines.length - 1) * 16 },
      text: { value: lines },
    },
  }));
  return { layers: layers as Layer[], height };
}
