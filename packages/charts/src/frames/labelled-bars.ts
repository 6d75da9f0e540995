import type { Frame, Layer, Transform } from "../chart-frame.ts";
import { isShown } from "../chart-words.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import { fittingCharacters, widthOf, wrapTransform, wrappedLines } from "../wrapped-lines.ts";

/** What the bars show. */
export interface LabelledBars {
  readonly label: ChartColumn;
  readonly count: ChartColumn;
  /** Label of the row that is the total; drawn in grey from 0. */
  readonly total?: string;
  /** Label of the bar to bring out; without it all bars are brought out. */
  readonly focus?: string;
  /** Each bar starts where the one above it ends. Only when every count is shown. */
  readonly cascade: boolean;
  /** The numbers are steps up and down, written with their sign; from the bar of `start`, where there is one. */
  readonly steps?: { readonly start: string | undefined };
  /** A second number, drawn as a line across the bar. */
  readonly mark?: ChartColumn;
}

const fontSize = 14;
const lineHeight = 18;
const barHeight = 22;

/**
 * Horizontal bars in the order of the table, each with its label and its count: labels stand to the left on a
 * page and above the bar on a phone. A hidden count is its mark at the start of the bar.
 *
 * @example
 * labelledBars({ label, count, cascade: false }, 680);
 */
export function labelledBars(bars: LabelledBars, width: number): Frame {
  const { label, count } = bars;
  const above = width < 480;
  const longest = Math.max(0, ...label.cells.map((cell) => widthOf(cell.text, fontSize)));
  const labelWidth = above ? width : Math.min(260, longest + 14);
  const barStart = above ? 0 : labelWidth + 6;
  const characters = fittingCharacters(
    label.cells.map((cell) => cell.text),
    { widthPx: labelWidth, fontSize },
  );
  const lines = Math.max(1, ...label.cells.map((cell) => wrappedLines(cell.text, characters).length));
  const labelHeight = lines * lineHeight;
  const step = above ? labelHeight + barHeight + 18 : Math.max(barHeight + 14, labelHeight + 12);
  const sign = bars.steps ? 8 : 0;
  const countWidth =
    Math.max(...[0, ...count.cells.map((cell) => widthOf(cell.text, fontSize + 1))]) + 14 + sign;
  const x = barScale(bars, [barStart, width - countWidth]);
  const y = { field: "row_index", type: "ordinal", axis: null, scale: { padding: 0 } } as const;
  const barShift = above ? labelHeight / 2 : 0;
  const labelShift = above ? -(barHeight / 2 + 4) : 0;
  return {
    width,
    height: Math.max(1, label.cells.length) * step,
    padding: { top: 0, right: 0, bottom: 4, left: 0 },
    ...(bars.total !== undefined && {
      params: { totalLabel: bars.total, ...(bars.steps && { startLabel: bars.steps.start ?? "" }) },
    }),
    transform: [
      ...barEnds(bars),
      ...(bars.steps ? stepWords(bars) : []),
      wrapTransform(`${label.id}_text`, "label_lines", characters),
    ],
    layers: [
      ...(bars.steps && bars.cascade ? [joiningRules(bars, { x, y, step, barShift })] : []),
      {
        mark: { type: "bar", height: barHeight, yOffset: barShift },
        encoding: { y, x: { field: "bar_start", ...x }, x2: { field: "bar_end" }, color: barColour(bars) },
      },
      ...(bars.mark?.cells.some(isShown) ? [markLine(bars.mark, { x, y, barShift })] : []),
      {
        mark: {
          type: "text",
          align: "left",
          baseline: "top",
          lineHeight,
          fontSize,
          dy: {
            expr: `${labelShift - fontSize / 2 + 1} - (length(datum.label_lines) - 1) * ${lineHeight / 2}`,
          },
        },
        encoding: { y, x: { value: 0 }, text: { field: "label_lines" } },
      },
      {
        mark: {
          type: "text",
          align: "left",
          baseline: "middle",
          fontSize,
          dx: 6,
          dy: barShift,
          fontWeight: "bold",
        },
        encoding: {
          y,
          x: { field: bars.steps ? "bar_high" : "bar_end", ...x },
          text: { field: bars.steps ? "bar_words" : `${count.id}_text` },
        },
      },
    ] as Layer[],
  };
}

function barScale({ count }: LabelledBars, range: [number, number]) {
  const empty = !count.cells.some((cell) => isShown(cell) && cell.value !== 0);
  const scale = { range, nice: false, zero: true, ...(empty && { domainMax: 1 }) };
  return { type: "quantitative", axis: null, scale } as const;
}

/** Where each bar starts and ends; a hidden count has no bar. */
function barEnds({ label, count, total, cascade }: LabelledBars): Transform[] {
  if (!cascade) {
    return [
      { calculate: "0", as: "bar_start" },
      { calculate: `isValid(datum.${count.id}) ? datum.${count.id} : 0`, as: "bar_end" },
    ];
  }
  const isTotal = total === undefined ? "false" : `datum.${label.id}_text === totalLabel`;
  return [
    { calculate: `${isTotal} ? 0 : datum.${count.id}`, as: "bar_part" },
    {
      window: [{ op: "sum", field: "bar_part", as: "bar_sum" }],
      sort: [{ field: "row_index", order: "ascending" }],
      frame: [null, 0],
    },
    { calculate: `${isTotal} ? 0 : datum.bar_sum - datum.bar_part`, as: "bar_start" },
    { calculate: `${isTotal} ? datum.${count.id} : datum.bar_sum`, as: "bar_end" },
  ];
}

/** The far end of a step, and its number with a plus where it goes up. */
function stepWords({ label, count }: LabelledBars): Transform[] {
  const isStep = `datum.${label.id}_text !== totalLabel && datum.${label.id}_text !== startLabel`;
  return [
    { calculate: "max(datum.bar_start, datum.bar_end)", as: "bar_high" },
    {
      calculate: `${isStep} && datum.${count.id} > 0 ? '+' + datum.${count.id}_text : datum.${count.id}_text`,
      as: "bar_words",
    },
  ];
}

function markLine({ id }: ChartColumn, { x, y, barShift }: { x: object; y: object; barShift: number }) {
  return {
    transform: [{ filter: { field: id, valid: true } }],
    mark: {
      type: "tick",
      size: barHeight + 6,
      thickness: 4,
      yOffset: barShift,
      color: palette.orange,
      opacity: 1,
    },
    encoding: { y, x: { field: id, ...x } },
  };
}

/** Thin lines down from the end of a bar to the start of the one below. */
function joiningRules(
  { label }: LabelledBars,
  { x, y, step, barShift }: { x: object; y: object; step: number; barShift: number },
) {
  return {
    transform: [{ filter: `datum.${label.id}_text !== totalLabel` }],
    mark: { type: "tick", size: step, thickness: 1, yOffset: barShift + step / 2, color: palette.quiet },
    encoding: { y, x: { field: "bar_end", ...x } },
  };
}

function barColour({ label, count, total, focus, steps }: LabelledBars) {
  const field = `${label.id}_text`;
  if (steps) {
    const whole = {
      or: [total, steps.start].flatMap((equal) => (equal === undefined ? [] : [{ field, equal }])),
    };
    return {
      condition: [
        { test: whole, value: palette.context },
        { test: { field: count.id, lt: 0 }, value: palette.orange },
      ],
      value: palette.focus,
    };
  }
  if (focus !== undefined) {
    return { condition: { test: { field, equal: focus }, value: palette.focus }, value: palette.context };
  }
  if (total === undefined) return { value: palette.focus };
  return { condition: { test: { field, equal: total }, value: palette.context }, value: palette.focus };
}
