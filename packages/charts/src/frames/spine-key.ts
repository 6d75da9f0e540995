import { palette } from "../palette.ts";
import { widthOf } from "../wrapped-lines.ts";
import type { Spine } from "./spine.ts";
import type { SpineLayout } from "./spine-layout.ts";
import { once } from "./once.ts";

export const otherSigns = [
  { shape: "diamond", filled: true, color: palette.orange, stroke: palette.paper, strokeWidth: 1 },
  { shape: "triangle-up", filled: false, color: palette.text, fill: palette.paper, strokeWidth: 1.5 },
] as const;

/** Column headings and the signs with their names, above the rows. */
export function keyLayers(spine: Spine, layout: SpineLayout): { layers: object[]; height: number } {
  const { value, benchmark, others } = spine;
  const { narrow, left, right, valueAt, benchmarkAt, width } = layout;
  const entries = [
    { words: value.title, mark: { shape: "circle", filled: true, color: palette.focus, size: 120 } },
    ...others.map(({ title }, index) => ({ words: title, mark: { ...otherSigns[index]!, size: 80 } })),
  ];
  const placed = flow(
    entries.map(({ words }) => 22 + widthOf(words, 13)),
    width,
  );
  const signRows = Math.max(...placed.map(({ row }) => row)) + 1;
  const height = signRows * 22 + (narrow ? 50 : 34);
  const signs = entries.flatMap(({ words, mark }, index) => {
    const { x, row } = placed[index]!;
    const y = { value: -height + 10 + row * 22 };
    return [
      { ...once, mark: { type: "point", opacity: 1, ...mark }, encoding: { x: { value: x + 8 }, y } },
      {
        ...once,
        mark: { type: "text", align: "left", baseline: "middle", fontSize: 13 },
        encoding: { x: { value: x + 20 }, y, text: { value: words } },
      },
    ];
  });
  const heading = (words: string, x: number, mark: object) => ({
    ...once,
    mark: { type: "text", align: "right", baseline: "middle", fontSize: 13, color: palette.quiet, ...mark },
    encoding: { x: { value: x }, y: { value: narrow ? -28 : -10 }, text: { value: words } },
  });
  const needY = { value: -10 };
  const ends = [
    {
      ...once,
      mark: { type: "text", align: "left", baseline: "middle", fontSize: 13, color: palette.quiet },
      encoding: { x: { value: left }, y: needY, text: { value: "Less need" } },
    },
    {
      ...once,
      mark: { type: "text", align: "right", baseline: "middle", fontSize: 13, color: palette.quiet },
      encoding: { x: { value: right }, y: needY, text: { value: "More need" } },
    },
    {
      ...once,
      mark: { type: "text", align: "center", baseline: "middle", fontSize: 13, fontWeight: "bold" },
      encoding: { x: { value: (left + right) / 2 }, y: needY, text: { value: benchmark.title } },
    },
  ];
  return {
    layers: [
      ...signs,
      heading(value.title, valueAt, { fontWeight: "bold", color: palette.focus }),
      heading(benchmark.title, benchmarkAt, {}),
      ...ends,
    ],
    height,
  };
}

/** Places for pieces of given widths on as many rows as they need. */
function flow(widths: readonly number[], width: number): { x: number; row: number }[] {
  let x = 0;
  let row = 0;
  return widths.map((needed) => {
    if (x > 0 && x + needed > width) {
      x = 0;
      row++;
    }
    const place = { x, row };
    x += needed + 20;
    return place;
  });
}
