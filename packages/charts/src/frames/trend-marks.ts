import type { Transform } from "../chart-frame.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import type { Trend } from "./trend.ts";

/** The fields that lines, bands and dots are drawn from: without the marked values, where there are any. */
export function drawnFields({ value, note }: Trend): { value: string; lower: string; upper: string } {
  if (note === undefined) return { value: value.id, lower: `${value.id}_lower`, upper: `${value.id}_upper` };
  return { value: "drawn_value", lower: "drawn_lower", upper: "drawn_upper" };
}

/** Rows with a note give nothing to draw a line through. */
export function markTransform(note: ChartColumn, value: ChartColumn): Transform[] {
  const unmarked = (field: string, as: string): Transform => ({
    calculate: `datum.own_note === '' ? datum.${field} : null`,
    as,
  });
  return [
    {
      calculate: `isValid(datum.${note.id}_text) && !isValid(datum.${note.id}_shorthand) ? datum.${note.id}_text : ''`,
      as: "own_note",
    },
    unmarked(value.id, "drawn_value"),
    unmarked(`${value.id}_lower`, "drawn_lower"),
    unmarked(`${value.id}_upper`, "drawn_upper"),
  ];
}

/** Words stand higher than the `[x]` of a missing value beside it, which stands on the axis. */
const aboveSigns = -24;

interface MarkPlace {
  readonly x: object;
  /** Of the value as it stands. */
  readonly y: object;
  readonly isFocus: object;
  readonly align: string;
}

/** A hollow dot for each marked value, and the words for those of the zone in focus. */
export function markLayers({ x, y, isFocus, align }: MarkPlace): object[] {
  const marked = { filter: { not: { field: "own_note", equal: "" } } };
  return [
    {
      transform: [marked],
      mark: { type: "point", filled: false, fill: palette.paper, opacity: 1, size: 70, strokeWidth: 2 },
      encoding: {
        x,
        y,
        stroke: { condition: { test: isFocus, value: palette.focus }, value: palette.quiet },
      },
    },
    {
      transform: [marked, { filter: isFocus }],
      mark: {
        type: "text",
        baseline: "bottom",
        dy: aboveSigns,
        align: { expr: align },
        fontSize: 12,
        fontStyle: "italic",
        color: palette.focus,
      },
      encoding: { x, y, text: { field: "own_note" } },
    },
  ];
}
