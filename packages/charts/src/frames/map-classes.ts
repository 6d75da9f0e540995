import { isShown, shortWords } from "../chart-words.ts";
import type { ChartColumn } from "../released-column.ts";

export interface MapClass {
  /** Lowest value in the class. */
  readonly from: number;
  readonly words: string;
  readonly colour: string;
  /** 1 = most need. */
  readonly number: number;
}

/** Light to dark; between neighbours the contrast is below 3 to 1, hence outlines and numbers. */
const blues = ["#E6EFF7", "#B5D1E8", "#6BACE6", "#2073BC", "#12436D"];

/** Classes that begin at each k-th of the values in order; equal values stay in one class. */
export function mapClasses(value: ChartColumn, count: number, lowerIsNeed: boolean): MapClass[] {
  const cells = value.cells.filter(isShown).sort((left, right) => left.value - right.value);
  const starts = Array.from(
    { length: count },
    (_, index) => cells[Math.floor((index * cells.length) / count)]?.value,
  );
  const edges = [...new Set(starts.filter((edge) => edge !== undefined))];
  const ramp = edges.map(
    (_, index) => blues[edges.length === 1 ? 2 : Math.round((index * 4) / (edges.length - 1))]!,
  );
  return edges.map((from, index) => {
    const inside = cells.filter((cell) => cell.value >= from && cell.value < (edges[index + 1] ?? Infinity));
    const [low, high] = [shortWords(inside[0]!), shortWords(inside.at(-1)!)];
    return {
      from,
      words: low === high ? low : `${low} to ${high}`,
      colour: ramp[lowerIsNeed ? edges.length - 1 - index : index]!,
      number: lowerIsNeed ? index + 1 : edges.length - index,
    };
  });
}
