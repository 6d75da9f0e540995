import { palette } from "../palette.ts";
import { widthOf } from "../wrapped-lines.ts";
import { type Funnel, outsideOf, plotHeight, type Scale, widestOf } from "./funnel.ts";

/** So many areas are named at most. */
const named = 5;

/** At the ends of the upper limits, what they are. */
export function limitNames(
  { area, rate, outer, size, benchmark }: Funnel,
  { y, inner }: { y: Scale; inner: number },
): object[] {
  const rows = area.cells.flatMap(({ text }, row) =>
    text === benchmark || rate.cells[row]!.upper === undefined ? [] : [row],
  );
  const last = rows.reduce<number | undefined>(
    (best, row) =>
      best === undefined || (size.cells[row]!.value ?? 0) > (size.cells[best]!.value ?? 0) ? row : best,
    undefined,
  );
  if (last === undefined) return [];
  return [
    { column: outer, words: "99.8%", baseline: "bottom" },
    { column: rate, words: "95%", baseline: "middle" },
  ].map(({ column, words, baseline }) => ({
    transform: [{ filter: { field: "row_index", equal: last } }],
    mark: { type: "text", align: "left", baseline, dx: 3, fontSize: 12, color: palette.quiet },
    encoding: { x: { value: inner }, y: y(`${column.id}_upper`), text: { value: words } },
  }));
}

/** The furthest areas by name, to the side where there is room; one that would lie over another is left out. */
export function nameLayers(
  funnel: Funnel,
  { x, y, inner, tallest }: { x: Scale; y: Scale; inner: number; tallest: number },
): object[] {
  const { area, rate, size } = funnel;
  const placed: { from: number; to: number; at: number }[] = [];
  return outsideOf(funnel)
    .slice(0, named)
    .flatMap(({ row }) => {
      const words = area.cells[row]!.text;
      const dot = ((size.cells[row]!.value ?? 0) / widestOf(funnel)) * inner;
      const room = widthOf(words, 13) + 10;
      const toRight = dot + room <= inner;
      const box = {
        from: toRight ? dot - 8 : dot - room,
        to: toRight ? dot + room : dot + 8,
        at: plotHeight * (1 - rate.cells[row]!.value! / tallest),
      };
      if (placed.some((one) => box.from < one.to && one.from < box.to && Math.abs(box.at - one.at) < 16))
        return [];
      placed.push(box);
      const mark = {
        type: "text",
        align: toRight ? "left" : "right",
        baseline: "middle",
        dx: toRight ? 10 : -10,
        fontSize: 13,
      };
      const encoding = { x: x(size.id), y: y(rate.id), text: { value: words } };
      const transform = [{ filter: { field: "row_index", equal: row } }];
      return [
        {
          transform,
          mark: { ...mark, stroke: palette.paper, strokeWidth: 4, strokeJoin: "round" },
          encoding,
        },
        { transform, mark, encoding },
      ];
    });
}
