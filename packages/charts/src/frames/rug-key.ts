import { palette } from "../palette.ts";
import { widthOf } from "../wrapped-lines.ts";
import { once } from "./once.ts";

/** The three signs and their words, on as many lines as they need. */
export function rugKey(benchmark: string, top: number, width: number): { layers: object[]; height: number } {
  const signs = [
    {
      words: `More need than ${benchmark}`,
      fill: palette.focus,
      shape: "triangle-up",
      colour: palette.paper,
    },
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
      {
        ...once,
        mark: { type: "rect", width: 17, height: 17, fill, stroke: palette.quiet, strokeWidth: 1 },
        encoding: place,
      },
      ...(shape === undefined
        ? []
        : [
            {
              ...once,
              mark: { type: "point", shape, filled: true, opacity: 1, size: 44, color: colour },
              encoding: place,
            },
          ]),
      { ...once, mark: { type: "text", align: "left", baseline: "middle", fontSize: 13 }, encoding: label },
    ];
  });
  return { layers, height: y - top + 18 };
}
