import type { Layer } from "../chart-frame.ts";
import { once } from "./once.ts";
import { palette } from "../palette.ts";
import { widthOf } from "../wrapped-lines.ts";

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
const overhang = 4;

/**
 * Names of columns too narrow for them: each on a line of its own, level, with a thin rule down to its column.
 * Names run to the right of their rules, first column on top; where that leaves the page, to the left, last column
 * on top. Either way no name crosses a rule.
 *
 * @example
 * combHeader({ names: ["Rent arrears", "Benefit cap"], at: [10, 36], width: 340 }).height; // 42
 */
export function combHeader({ names, at, width }: CombHeader): { layers: Layer[]; height: number } {
  const height = names.length * lineHeight + 4;
  const toRight = names.every((name, column) => at[column]! - overhang + widthOf(name, fontSize) <= width);
  const layers = names.flatMap((name, column): Layer[] => {
    const x = at[column]!;
    const line = toRight ? column : names.length - 1 - column;
    const y = -height + (line + 0.5) * lineHeight;
    return [
      {
        ...once,
        mark: { type: "rule", color: palette.rule },
        encoding: { x: { value: x }, y: { value: y + 8 }, y2: { value: -2 } },
      },
      {
        ...once,
        mark: { type: "text", align: toRight ? "left" : "right", baseline: "middle", fontSize },
        encoding: {
          x: { value: toRight ? x - overhang : x + overhang },
          y: { value: y },
          text: { value: name },
        },
      },
    ];
  });
  return { layers, height };
}
