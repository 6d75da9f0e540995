import { largestSize } from "./largest-size.ts";
import type { Scored } from "./scored.ts";

/**
 * Lays contributions on a grid so fine that nothing is lost and so even that any sum of them is exact: each becomes a
 * multiple of one power of 2, chosen so that the largest total takes no more than the 53 bits of a double. They then
 * sum to the score bit for bit in any order and at every level of the tree, by plain addition.
 *
 * @param contributions by part, a number a unit; their arrays are taken over and written into
 * @returns the score, which is their sum, and the contributions, moved by less than 1.2e-16 of the largest total
 * @example
 * exactContributions(new Map([["a", Float64Array.of(0.1)], ["b", Float64Array.of(0.2)]]), 1).score; // [0.3]
 */
export function exactContributions(
  contributions: ReadonlyMap<string, Float64Array>,
  unitCount: number,
): Pick<Scored, "score" | "contributions"> {
  const columns = [...contributions.values()];
  const mesh = meshFor(columns, unitCount);
  const score = new Float64Array(unitCount);
  for (const column of columns) lay(column, mesh, score);
  return { score, contributions };
}

function lay(column: Float64Array, mesh: number, score: Float64Array): void {
  for (let unit = 0; unit < column.length; unit++) {
    // From 2^52 on doubles are whole numbers, so that adding it rounds; taking it away again never leaves minus zero.
    const steps = column[unit]! / mesh;
    const value = (steps < 0 ? steps - wholeFrom + wholeFrom : steps + wholeFrom - wholeFrom) * mesh;
    column[unit] = value;
    score[unit]! += value;
  }
}

const wholeFrom = 2 ** 52;

function meshFor(columns: readonly Float64Array[], unitCount: number): number {
  const totals = new Float64Array(unitCount);
  for (const column of columns) addSizes(totals, column);
  const largest = largestSize(totals);
  if (largest === Infinity) {
    throw new RangeError("The scores are too large to be added up: bring the parts to one scale first.");
  }
  return Math.max(2 ** (Math.ceil(Math.log2(largest)) - 52), Number.MIN_VALUE);
}

function addSizes(totals: Float64Array, column: Float64Array): void {
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! += Math.abs(column[unit]!);
}
