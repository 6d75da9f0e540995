import type { RandomStream } from "../generator/random-stream.ts";
import { type Cell, type Corner, cornersOf, placeOf } from "./hexagons.ts";

/** A closed ring of points, first and last the same. */
export type Ring = readonly (readonly [number, number])[];

/**
 * Draws the outline of any group of cells. Corners are moved a little and borders roughened once for all, so that
 * neighbours share a border point for point, and a group's outline is its cells' outlines with the borders
 * between them cancelled. Points lie on a plain grid from 0 to 100; rings run clockwise, y pointing upwards.
 */
export function outlineDrawer(
  cells: readonly Cell[],
  random: RandomStream,
): (group: readonly Cell[]) => Ring[] {
  const corners = [...new Set(cells.flatMap(cornersOf))].toSorted();
  const places = new Map(corners.map((corner) => [corner, moved(corner, random)]));
  const borders = new Map<string, [number, number][]>();
  for (const [a, b] of cells.flatMap(bordersOf)) {
    if (borders.has(`${a} ${b}`)) continue;
    const line = [places.get(a)!, ...roughened(places.get(a)!, places.get(b)!, 3, random), places.get(b)!];
    borders.set(`${a} ${b}`, line);
    borders.set(`${b} ${a}`, line.toReversed());
  }
  const fit = fitted([...borders.values()].flat());
  return (group) =>
    ringsOf(group).map((ring) => closed(ring.flatMap((border) => borders.get(border)!.slice(1).map(fit))));
}

function bordersOf(cell: Cell): [Corner, Corner][] {
  const corners = cornersOf(cell);
  return corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]!]);
}

function moved(corner: Corner, random: RandomStream): [number, number] {
  const [x, y] = corner.split(",").map(Number) as [number, number];
  const [px, py] = placeOf({ x, y });
  return [px + (random.next() - 0.5) * 0.55, py + (random.next() - 0.5) * 0.55];
}

/** The points between two: the midpoint pushed aside, and so on for each half (midpoint displacement). */
function roughened(
  from: readonly [number, number],
  to: readonly [number, number],
  depth: number,
  random: RandomStream,
): [number, number][] {
  if (depth === 0) return [];
  const push = (random.next() - 0.5) * 0.24;
  const middle: [number, number] = [
    (from[0] + to[0]) / 2 - (to[1] - from[1]) * push,
    (from[1] + to[1]) / 2 + (to[0] - from[0]) * push,
  ];
  return [...roughened(from, middle, depth - 1, random), middle, ...roughened(middle, to, depth - 1, random)];
}

function fitted(
  points: readonly (readonly [number, number])[],
): (point: readonly [number, number]) => [number, number] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = 96 / Math.max(right - left, top - bottom);
  const round = (value: number): number => Math.round(value * 100) / 100;
  const place = (value: number, low: number, high: number): number =>
    round(50 + (value - (low + high) / 2) * scale);
  return ([x, y]) => [place(x, left, right), place(y, bottom, top)];
}

/** The borders that only one cell of the group has, end to end. */
function ringsOf(group: readonly Cell[]): string[][] {
  const all = group.flatMap(bordersOf);
  const directed = new Set(all.map(([a, b]) => `${a} ${b}`));
  const next = new Map(all.filter(([a, b]) => !directed.has(`${b} ${a}`)));
  const rings: string[][] = [];
  while (next.size > 0) {
    const ring: string[] = [];
    let at: Corner = [...next.keys()][0]!;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) {
      ring.push(`${at} ${to}`);
      next.delete(at);
      at = to;
    }
    rings.push(ring);
  }
  return rings;
}

function closed(points: readonly (readonly [number, number])[]): Ring {
  return [points.at(-1)!, ...points];
}
