import type { RandomStream } from "../generator/random-stream.ts";
import { type Cell, nameOf, neighboursOf, placeOf } from "./hexagons.ts";

/**
 * Cells that hang together as one island, wider than high: from the middle outwards, always the next cell that
 * touches and lies nearest, with some chance in it.
 */
export function islandCells(count: number, random: RandomStream): Cell[] {
  const start: Cell = { x: 0, y: 0 };
  const chosen = new Map([[nameOf(start), start]]);
  const edge = new Map<string, { cell: Cell; score: number }>();
  const reach = (cell: Cell): void => {
    for (const next of neighboursOf(cell)) {
      const name = nameOf(next);
      if (chosen.has(name) || edge.has(name)) continue;
      const [x, y] = placeOf(next);
      edge.set(name, { cell: next, score: (x * x) / 2.2 + y * y + random.next() * 9 });
    }
  };
  reach(start);
  while (chosen.size < count) {
    const [name, { cell }] = [...edge].reduce((best, one) => (one[1].score < best[1].score ? one : best));
    edge.delete(name);
    chosen.set(name, cell);
    reach(cell);
  }
  return [...chosen.values()];
}

/**
 * Shares the cells out among zones that each hang together and are of nearly equal size: zones start far from one
 * another, and the smallest takes the free cell nearest to where it began.
 *
 * @returns the zone of each cell, from 0
 */
export function zonesOfCells(cells: readonly Cell[], zoneCount: number): number[] {
  const starts = farApart(cells, zoneCount);
  const zoneOf = new Map<string, number>(starts.map((cell, zone) => [nameOf(cell), zone]));
  const sizes = starts.map(() => 1);
  const free = new Map(cells.filter((cell) => !zoneOf.has(nameOf(cell))).map((cell) => [nameOf(cell), cell]));
  while (free.size > 0) {
    const order = sizes
      .map((size, zone) => ({ size, zone }))
      .toSorted((a, b) => a.size - b.size || a.zone - b.zone);
    const grown = order.some(({ zone }) => {
      const next = nearestFree(zone);
      if (!next) return false;
      free.delete(nameOf(next));
      zoneOf.set(nameOf(next), zone);
      sizes[zone]!++;
      return true;
    });
    if (!grown) throw new Error("Some cells touch no zone.");
  }
  return cells.map((cell) => zoneOf.get(nameOf(cell))!);

  function nearestFree(zone: number): Cell | undefined {
    const touching = [...free.values()].filter((cell) =>
      neighboursOf(cell).some((next) => zoneOf.get(nameOf(next)) === zone),
    );
    return touching.toSorted(
      (a, b) => squareDistance(a, starts[zone]!) - squareDistance(b, starts[zone]!),
    )[0];
  }
}

function farApart(cells: readonly Cell[], count: number): Cell[] {
  const chosen = [cells.reduce((best, cell) => (placeOf(cell)[0] < placeOf(best)[0] ? cell : best))];
  const nearest = (cell: Cell): number => Math.min(...chosen.map((one) => squareDistance(cell, one)));
  while (chosen.length < count)
    chosen.push(cells.reduce((best, cell) => (nearest(cell) > nearest(best) ? cell : best)));
  return chosen;
}

function squareDistance(a: Cell, b: Cell): number {
  const [ax, ay] = placeOf(a);
  const [bx, by] = placeOf(b);
  return (ax - bx) ** 2 + (ay - by) ** 2;
}
