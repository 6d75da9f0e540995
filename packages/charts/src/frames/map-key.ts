import { isShown, shortWords } from "../chart-words.ts";
import { palette } from "../palette.ts";
import { fittingCharacters, widthOf, wrappedLines } from "../wrapped-lines.ts";
import type { AreaMap } from "./area-map.ts";
import { once } from "./once.ts";
import { placesOf } from "./map-places.ts";

const fontSize = 14;

/** Widest that words of the key stand beside a map, in px. */
const widestWords = 190;

interface KeyRow {
  readonly sign: string;
  readonly fill: string;
  readonly words: string;
}

/** Room for the key beside a map, in px. */
export function keyRoom(map: AreaMap): number {
  const words = rowsOf(map).map((row) => Math.min(widestWords, widthOf(row.words, fontSize)));
  return Math.max(100, ...words.map((width) => width + 64));
}

export function mapKey(
  map: AreaMap,
  { left, top, width }: { left: number; top: number; width: number },
): { layers: object[]; height: number } {
  const rows = rowsOf(map);
  const room = { widthPx: width - 44, fontSize };
  let below = top;
  const layers = rows.flatMap(({ sign, fill, words }) => {
    const lines = wrappedLines(words, fittingCharacters([words], room));
    const height = lines.length * 17 + 11;
    const y = { value: below + height / 2 - 2 };
    below += height;
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
        mark: {
          type: "text",
          align: "left",
          baseline: "middle",
          fontSize,
          lineHeight: 17,
          dy: -(lines.length - 1) * 8.5,
        },
        encoding: { x: { value: left + 40 }, y, text: { value: lines.length === 1 ? words : lines } },
      },
    ];
  });
  return { layers, height: below - top };
}

function rowsOf(map: AreaMap): KeyRow[] {
  return map.few ? areaRows(map) : classRows(map);
}

/** Every area with its place, most need first; then those without a value that may be shown. */
function areaRows(map: AreaMap): KeyRow[] {
  const { area, value, classes } = map;
  const rows = placesOf(map).map(({ row, place }) => {
    const cell = value.cells[row]!;
    const { colour } = classes.findLast(({ from }) => (cell.value ?? 0) >= from)!;
    return { sign: String(place), fill: colour, words: `${area.cells[row]!.text}, ${shortWords(cell)}` };
  });
  const others = value.cells.flatMap((cell, row) =>
    isShown(cell)
      ? []
      : [
          {
            sign: cell.text,
            fill: palette.paper,
            words: `${area.cells[row]!.text}, ${cell.shorthand === "[c]" ? "hidden" : "no value"}`,
          },
        ],
  );
  return [...rows, ...others];
}

function classRows({ classes, value }: AreaMap): KeyRow[] {
  const signs = [...new Set(value.cells.filter((cell) => !isShown(cell)).map(({ text }) => text))];
  const most = classes.toSorted((one, other) => one.number - other.number);
  return [
    ...most.map(({ number, colour, words }) => ({
      sign: String(number),
      fill: colour,
      words: number === 1 ? `${words}, most need` : words,
    })),
    ...signs.map((sign) => ({ sign, fill: palette.paper, words: sign === "[c]" ? "hidden" : "no value" })),
  ];
}

export function textOn(fill: string): string {
  return fill === "#12436D" || fill === "#2073BC" ? palette.paper : palette.text;
}
