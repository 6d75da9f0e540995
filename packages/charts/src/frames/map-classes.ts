import { isShown, shortWords } from "../chart-words.ts";
import type { ChartColumn } from "../released-column.ts";

export interface MapClass {
  /** Lowest value in the class. */
  readonly from: number;
  /** From its lowest value to its highest. */
  readonly words: string;
  readonly colour: string;
  /** 1 = most need. */
  readonly number: number;
}

export interface MapClassing {
  readonly count: number;
  readonly lowerIsNeed: boolean;
  /** Equal steps of the range of values, so that few areas far apart do not share a colour; else equal numbers of areas. */
  readonly equalSteps: boolean;
  /** Where classes begin, lowest first, where values have edges of their own. */
  readonly edges?: readonly number[] | undefined;
}

/** Light to dark; between neighbours the contrast is below 3 to 1, hence outlines and numbers. */
const blues = ["#E6EFF7", "#B5D1E8", "#6BACE6", "#2073BC", "#12436D"];

/** Classes from the lowest values to the highest; equal values stay in one class. */
export function mapClasses(
  value: ChartColumn,
  { count, lowerIsNeed, equalSteps, edges: given }: MapClassing,
): MapClass[] {
  const cells = value.cells.filter(isShown).sort((left, right) => left.value - right.value);
  const values = cells.map((cell) => cell.value);
  const edges = given ?? (equalSteps ? stepEdges(values, count) : quantileEdges(values, count));
  const ramp = edges.map(
    (_, index) => blues[edges.length === 1 ? 2 : Math.round((index * 4) / (edges.length - 1))]!,
  );
  return edges.map((from, index) => {
    const inside = cells.filter((cell) => cell.value >= from && cell.value < (edges[index + 1] ?? Infinity));
    const ends = [...new Set([inside[0], inside.at(-1)].flatMap((cell) => (cell ? [shortWords(cell)] : [])))];
    return {
      from,
      words: ends.join(" to ") || "no area",
      colour: ramp[lowerIsNeed ? edges.length - 1 - index : index]!,
      number: lowerIsNeed ? index + 1 : edges.length - index,
    };
  });
}

/** Classes begin at each k-th of the values in order. */
function quantileEdges(values: readonly number[], count: number): number[] {
  const starts = Array.from(
    { length: count },
    (_, index) => values[Math.floor((index * values.length) / count)],
  );
  return [...new Set(starts.filter((edge) => edge !== undefined))];
}

/** Classes are each an equal part of the way from the lowest value to the highest. */
function stepEdges(values: readonly number[], count: number): number[] {
  const [lowest, highest] = [values[0], values.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  if (lowest === highest) return [lowest];
  return Array.from({ length: count }, (_, index) => lowest + (index * (highest - lowest)) / count);
}
