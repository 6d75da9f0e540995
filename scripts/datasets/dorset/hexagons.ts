/** A cell of a honeycomb, in whole lattice steps: half a cell's width across, half a side's length up. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** A corner of cells, by its place in the lattice: "x,y". Neighbouring cells name a common corner alike. */
export type Corner = string;

/** The middle of a cell or a corner of it, on a plain grid where a cell's side is 1. */
export function placeOf({ x, y }: Cell): readonly [number, number] {
  return [(x * Math.sqrt(3)) / 2, y / 2];
}

/** The six corners of a cell, clockwise from the top, y pointing upwards. */
export function cornersOf({ x, y }: Cell): Corner[] {
  const steps = [
    [0, 2],
    [1, 1],
    [1, -1],
    [0, -2],
    [-1, -1],
    [-1, 1],
  ] as const;
  return steps.map(([dx, dy]) => `${x + dx},${y + dy}`);
}

/** The six cells around a cell. */
export function neighboursOf({ x, y }: Cell): Cell[] {
  const steps = [
    [2, 0],
    [1, -3],
    [-1, -3],
    [-2, 0],
    [-1, 3],
    [1, 3],
  ] as const;
  return steps.map(([dx, dy]) => ({ x: x + dx, y: y + dy }));
}

/** A cell's name, to look it up by. */
export function nameOf({ x, y }: Cell): string {
  return `${x},${y}`;
}
