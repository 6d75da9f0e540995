import type { ReleasedCell } from "@needscope/disclosure";
import { isShown } from "../chart-words.ts";
import type { ChartColumn } from "../released-column.ts";

/** What a funnel plot draws. */
export interface Funnel {
  readonly area: ChartColumn;
  /** Its interval is the inner limits. */
  readonly rate: ChartColumn;
  /** The same rate with the outer limits. */
  readonly outer: ChartColumn;
  /** What the rate is out of. */
  readonly size: ChartColumn;
  readonly benchmark: string;
  readonly level: ReleasedCell;
}

/** An area beyond the outer limits. */
export interface OutsideArea {
  readonly row: number;
  readonly way: 1 | -1;
  /** How far, in half widths of the funnel there. */
  readonly distance: number;
}

/**
 * The areas beyond the outer limits, furthest first.
 *
 * @example
 * outsideOf(funnel)[0]; // { row: 3, way: 1, distance: 1.4 }
 */
export function outsideOf({ area, rate, outer, benchmark, level }: Funnel): OutsideArea[] {
  if (!isShown(level)) return [];
  const found = rate.cells.flatMap((cell, row): OutsideArea[] => {
    const { lower, upper } = outer.cells[row]!;
    if (!isShown(cell) || lower === undefined || upper === undefined) return [];
    if (area.cells[row]!.text === benchmark) return [];
    if (cell.value > upper) {
      return [{ row, way: 1, distance: (cell.value - level.value) / (upper - level.value || 1) }];
    }
    if (cell.value < lower) {
      return [{ row, way: -1, distance: (level.value - cell.value) / (level.value - lower || 1) }];
    }
    return [];
  });
  return found.sort((one, other) => other.distance - one.distance || one.row - other.row);
}

/** Height of the plot, in px. */
export const plotHeight = 300;

/** Where the axis of sizes ends: a little beyond the largest area. */
export function widestOf({ area, rate, size, benchmark }: Funnel): number {
  const sizes = area.cells.map(({ text }, row) =>
    text === benchmark || !isShown(rate.cells[row]) ? 0 : (size.cells[row]!.value ?? 0),
  );
  return 1.02 * (Math.max(0, ...sizes) || 1);
}

/** A field on an axis. */
export type Scale = (field: string) => object;
