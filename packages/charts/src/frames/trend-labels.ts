import { isShown, shortWords } from "../chart-words.ts";
import { widthOf } from "../wrapped-lines.ts";
import { countedCellsOf, plotHeight, type Trend } from "./trend.ts";

/** How far from its dot a value's words begin and end, in px. */
const label = { from: 6, to: 26 };

/**
 * The periods whose values are written below their dots: where a line would strike the words above and fewer would
 * strike them below.
 */
export function labelsBelow(
  trend: Trend,
  { inner, ends }: { inner: number; ends: readonly number[] },
): number[] {
  const names = new Set(trend.zone.cells.map(({ text }) => text));
  const lines = [...names].map((name) => countedCellsOf(trend, name).map((cell) => cell?.value));
  const values = trend.value.cells.flatMap((cell) => (isShown(cell) ? [cell.upper ?? cell.value] : []));
  const perUnit = plotHeight / Math.max(...values, 1e-9);
  const step = inner / Math.max(1, trend.periods.length - 1);
  return ends.filter((at) => {
    const cell = countedCellsOf(trend, trend.focus)[at]!;
    const own = cell.value! * perUnit;
    const reach = reachOf(at, {
      last: trend.periods.length - 1,
      width: widthOf(shortWords(cell), 13) / step,
    });
    const struck = (low: number, high: number) =>
      lines.filter((line) => crosses(line, reach, { low: low / perUnit, high: high / perUnit })).length;
    const below = own - label.to > 0 ? struck(own - label.to, own - label.from) : Infinity;
    return struck(own + label.from, own + label.to) > below;
  });
}

/** From where to where words reach, in periods: inwards at the ends, to both sides between. */
function reachOf(at: number, { last, width }: { last: number; width: number }): [number, number] {
  if (at === 0) return [0, width];
  if (at === last) return [last - width, last];
  return [at - width / 2, at + width / 2];
}

/** Whether a line passes through a box. */
function crosses(
  line: readonly (number | undefined)[],
  [start, end]: readonly [number, number],
  { low, high }: { low: number; high: number },
): boolean {
  const steps = 8;
  const heights = Array.from({ length: steps + 1 }, (_, step) =>
    heightAt(line, start + ((end - start) * step) / steps),
  );
  return heights.some((height) => height !== undefined && height >= low && height <= high);
}

function heightAt(line: readonly (number | undefined)[], x: number): number | undefined {
  const before = Math.floor(x);
  const [from, to] = [line[before], line[before + 1]];
  if (from === undefined || x === before) return from;
  return to === undefined ? undefined : from + (to - from) * (x - before);
}
