import type { Layer } from "./chart-frame.ts";
import { palette } from "./palette.ts";
import { widthOf } from "./wrapped-lines.ts";

/** Names of narrow columns, to stand above them. */
export interface CombHeader {
  readonly names: readonly string[];
  /** Middle of each column, in px. */
  readonly at: readonly number[];
  /** Width that the names may use, in px. */
  readonly width: number;
}

const fontSize = 13;
const lineHeight = 19;

/**
 * Names of columns too narrow for them: each on a line of its own, level, with a thin rule down to its column.
 * The outermost columns are named first, so that no name crosses a rule.
 *
 * @example
 * combHeader({ names: ["Rent arrears", "Benefit cap"], at: [10, 36], width: 340 }).height; // 42
 */
export function combHeader({ names, at, width }: CombHeader): { layers: Layer[]; height: number } {
  const height = names.length * lineHeight + 4;
  const startsAll = names.every((name, index) => at[index]! - 4 + widthOf(name, fontSize) <= width);
  const order = startsAll ? names.map((_, index) => index) : outermostFirst(names.length);
  const layers = order.flatMap((column, line): Layer[] => {
    const x = at[column]!;
    const y = -height + line * lineHeight + lineHeight / 2;
    const start = startsAll || x < width / 2;
    return [
      { ...once, mark: { type: "rule", color: palette.rule }, encoding: { x: { value: x }, y: { value: y + 8 }, y2: { value: -2 } } },
      {
        ...once,
        mark: { type: "text", align: start ? "left" : "right", baseline: "middle", fontSize },
        encoding: { x: { value: start ? x - 4 : x + 4 }, y: { value: y }, text: { value: names[column]! } },
      },
    ];
  });
  return { layers, height };
}

/** Draws a layer's marks once and not once a row. */
export const once: { transform: NonNullable<Layer["transform"]> } = {
  transform: [{ aggregate: [{ op: "count", as: "row_count" }] }],
};

function outermostFirst(count: number): number[] {
  const order: number[] = [];
  for (let left = 0, right = count - 1; left <= right; left++, right--) {
    order.push(left);
    if (right > left) order.push(right);
  }
  return order;
}
