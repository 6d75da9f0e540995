import { shortWords } from "../chart-words.ts";
import type { ChartColumn } from "../released-column.ts";
import { fittingCharacters, widthOf, wrappedLines } from "../wrapped-lines.ts";
import type { Spine } from "./spine.ts";

export const fontSize = 14;

export interface SpineLayout {
  readonly narrow: boolean;
  readonly width: number;
  readonly characters: number;
  readonly labelTop: number;
  readonly step: number;
  readonly plotY: number;
  readonly left: number;
  readonly right: number;
  readonly valueAt: number;
  readonly benchmarkAt: number;
}

/** On a page: label, two values, spine. On a phone: label and values above, spine below. */
export function spineLayout({ indicator, value, benchmark, note }: Spine, width: number): SpineLayout {
  const narrow = width < 480;
  const column = ({ title, cells }: ChartColumn) =>
    Math.max(...[title, ...cells.map(shortWords)].map((words) => widthOf(words, fontSize))) + 14;
  const benchmarkWidth = column(benchmark);
  const valueWidth = column(value);
  const longest = Math.max(0, ...indicator.cells.map((cell) => widthOf(cell.text, fontSize))) + 10;
  const labelWidth = narrow ? width - valueWidth - benchmarkWidth : Math.min(230, longest);
  const characters = fittingCharacters(
    indicator.cells.map((cell) => cell.text),
    { widthPx: labelWidth - 8, fontSize },
  );
  const lines = Math.max(1, ...indicator.cells.map((cell) => wrappedLines(cell.text, characters).length));
  const noteHeight = note?.cells.some((cell) => cell.shorthand === undefined) ? 16 : 0;
  const labelHeight = lines * 17 + noteHeight;
  const valueAt = labelWidth + valueWidth;
  const benchmarkAt = valueAt + benchmarkWidth;
  return narrow
    ? {
        narrow,
        width,
        characters,
        labelTop: 10,
        step: labelHeight + 44,
        plotY: labelHeight + 18,
        left: 10,
        right: width - 10,
        valueAt: width - benchmarkWidth,
        benchmarkAt: width,
      }
    : {
        narrow,
        width,
        characters,
        labelTop: 8,
        step: Math.max(38, labelHeight + 12),
        plotY: 15,
        left: benchmarkAt + 24,
        right: width - 12,
        valueAt,
        benchmarkAt,
      };
}
