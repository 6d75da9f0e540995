import { isShown } from "../chart-words.ts";
import type { AreaMap } from "./area-map.ts";

/**
 * Rows with a value that may be shown, most need first, each with its place: its rank where there is one, else by its
 * value; equal values share the better place.
 */
export function placesOf({ value, rank, lowerIsNeed }: AreaMap): { row: number; place: number }[] {
  const shown = value.cells.flatMap((cell, row) => (isShown(cell) ? [{ row, value: cell.value }] : []));
  const ordered = shown.sort((one, other) => (lowerIsNeed ? 1 : -1) * (one.value - other.value));
  return ordered
    .map(({ row, value: own }) => ({
      row,
      place: rank?.cells[row]!.value ?? 1 + ordered.findIndex((other) => other.value === own),
    }))
    .sort((one, other) => one.place - other.place);
}
