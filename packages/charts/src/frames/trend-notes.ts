import { isShown } from "../chart-words.ts";
import { palette } from "../palette.ts";
import { wrappedLines } from "../wrapped-lines.ts";
import { countedCellsOf, plotHeight, type SeriesBreak, type Trend } from "./trend.ts";
import { once } from "./once.ts";

export function breakLayers(
  change: SeriesBreak,
  { periods }: Trend,
  { inner, breakLines }: { inner: number; breakLines: number },
) {
  const at = ((periods.indexOf(change.at) - 0.5) / Math.max(1, periods.length - 1)) * inner;
  const lines = wrappedLines(change.label, 22);
  const start = at < inner / 2;
  return [
    {
      ...once,
      mark: { type: "rule", strokeDash: [3, 3], color: palette.quiet },
      encoding: { x: { value: at }, y: { value: -8 - breakLines * 16 }, y2: { value: plotHeight } },
    },
    {
      ...once,
      mark: {
        type: "text",
        align: start ? "left" : "right",
        baseline: "top",
        fontSize: 13,
        lineHeight: 16,
        color: palette.quiet,
      },
      encoding: {
        x: { value: start ? at + 5 : at - 5 },
        y: { value: -8 - breakLines * 16 },
        text: { value: lines },
      },
    },
  ];
}

interface NamePlace {
  readonly narrow: boolean;
  readonly inner: number;
  readonly top: number;
  readonly x: object;
  readonly y: object;
  readonly isFocus: object;
  readonly isBenchmark: object;
}

/** Names at the ends of lines on a page; above the plot with a piece of line on a phone. */
export function nameLayers(trend: Trend, place: NamePlace): object[] {
  return place.narrow ? namesAbove(trend, place) : namesAtEnd(trend, place);
}

function namesAtEnd(trend: Trend, { x, y, isFocus, isBenchmark }: NamePlace): object[] {
  const { focus, benchmark, value } = trend;
  const lastOf = (name: string) => countedCellsOf(trend, name).findLastIndex((cell) => isShown(cell));
  const lastValue = (name: string) => countedCellsOf(trend, name)[lastOf(name)]?.value ?? 0;
  const focusAbove = benchmark === undefined || lastValue(focus) >= lastValue(benchmark);
  const name = (words: string, test: object, { colour, dy }: { colour: string; dy: number }) => ({
    transform: [
      { filter: test },
      { filter: { field: "at", equal: lastOf(words) } },
      { filter: { field: value.id, valid: true } },
    ],
    mark: {
      type: "text",
      align: "left",
      baseline: "middle",
      dx: 10,
      dy,
      fontSize: 14,
      fontWeight: "bold",
      color: colour,
    },
    encoding: { x, y, text: { value: words } },
  });
  const apart = benchmark === undefined ? 0 : 8;
  return [
    name(focus, isFocus, { colour: palette.focus, dy: focusAbove ? -apart : apart }),
    ...(benchmark === undefined
      ? []
      : [name(benchmark, isBenchmark, { colour: palette.quiet, dy: focusAbove ? apart : -apart })]),
  ];
}

function namesAbove({ focus, benchmark }: Trend, { top }: NamePlace): object[] {
  return [focus, ...(benchmark === undefined ? [] : [benchmark])].flatMap((words, index) => {
    const y = 10 - top + index * 20;
    const colour = index === 0 ? palette.focus : palette.quiet;
    return [
      {
        ...once,
        mark: {
          type: "rule",
          color: colour,
          strokeWidth: index === 0 ? 3 : 2,
          ...(index > 0 && { strokeDash: [6, 3] }),
        },
        encoding: { x: { value: -44 }, x2: { value: -20 }, y: { value: y } },
      },
      {
        ...once,
        mark: {
          type: "text",
          align: "left",
          baseline: "middle",
          fontSize: 14,
          fontWeight: "bold",
          color: colour,
        },
        encoding: { x: { value: -14 }, y: { value: y }, text: { value: words } },
      },
    ];
  });
}
