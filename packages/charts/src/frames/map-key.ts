import { isShown } from "../chart-words.ts";
import { palette } from "../palette.ts";
import { widthOf } from "../wrapped-lines.ts";
import type { MapClass } from "./map-classes.ts";
import type { AreaMap } from "./map-frame.ts";
import { once } from "./once.ts";

function keyWords({ words, number }: MapClass): string {
  return number === 1 ? `${words}, most need` : words;
}

export function keyRoom(classes: readonly MapClass[]): number {
  return Math.max(100, ...classes.map((one) => widthOf(keyWords(one), 14) + 64));
}

export function mapKey(
  { classes, value }: AreaMap,
  { left, top }: { left: number; top: number },
): { layers: object[]; height: number } {
  const signs = [...new Set(value.cells.filter((cell) => !isShown(cell)).map(({ text }) => text))];
  const most = classes.toSorted((one, other) => one.number - other.number);
  const rows = [
    ...most.map((one) => ({ sign: String(one.number), fill: one.colour, words: keyWords(one) })),
    ...signs.map((sign) => ({ sign, fill: palette.paper, words: sign === "[c]" ? "hidden" : "no value" })),
  ];
  const layers = rows.flatMap(({ sign, fill, words }, index) => {
    const y = { value: top + 12 + index * 28 };
    return [
      {
        ...once,
        mark: { type: "rect", width: 30, height: 22, fill, stroke: palette.text, strokeWidth: 1 },
        encoding: { x: { value: left + 16 }, y },
      },
      {
        ...once,
        mark: { type: "text", baseline: "middle", fontSize: 13, fontWeight: "bold", color: textOn(fill) },
        encoding: { x: { value: left + 16 }, y, text: { value: sign } },
      },
      {
        ...once,
        mark: { type: "text", align: "left", baseline: "middle", fontSize: 14 },
        encoding: { x: { value: left + 40 }, y, text: { value: words } },
      },
    ];
  });
  return { layers, height: rows.length * 28 };
}

export function textOn(fill: string): string {
  return fill === "#12436D" || fill === "#2073BC" ? palette.paper : palette.text;
}
