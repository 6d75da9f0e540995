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
 * on top. Only a name that is longer than the page to its left lies over a rule.
 *
 * @example
 * combHeader({ names: ["Rent arrears", "Benefit cap"], at: [10, 36], width: 340 }).height; // 42
 */
export function combHeader({ names, at, width }: CombHeader): { layers: Layer[]; height: number } {
  const height = names.length * lineHeight + 4;
  const toRight = names.every((name, column) => at[column]! - overhang + widthOf(name, fontSize) <= width);
  const placed = names.map((name, column) => {
    const line = toRight ? column : names.length - 1 - column;
    return { name, x: at[column]!, y: -height + (line + 0.5) * lineHeight };
  });
  const rules = placed.map(({ x, y }) => ({
    ...once,
    mark: { type: "rule", color: palette.rule },
    encoding: { x: { value: x }, y: { value: y + 8 }, y2: { value: -2 } },
  }));
  const layers = [...rules, ...placed.flatMap((one) => nameLayers(one, toRight))] as Layer[];
  return { layers, height };
}

/** A name over its own white halo: one too long for the page is moved in and may lie over a rule. */
function nameLayers({ name, x, y }: { name: string; x: number; y: number }, toRight: boolean): object[] {
  const text = { type: "text", align: toRight ? "left" : "right", baseline: "middle", fontSize };
  const encoding = {
    x: { value: toRight ? x - overhang : Math.max(x + overhang, widthOf(name, fontSize)) },
    y: { value: y },
    text: { value: name },
  };
  return [
    { ...once, mark: { ...text, stroke: palette.paper, strokeWidth: 5 }, encoding },
    { ...once, mark: text, encoding },
  ];
}
