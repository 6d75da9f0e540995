import { CellProblem } from "./cell-problem.ts";

/** The lowest and the highest value that a field takes, and how to show them. */
export interface Range {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly show?: (edge: number) => string;
}

/**
 * The value when it is in the declared range, else a problem that names the edge and not the value.
 *
 * @example
 * withinRange(5, { min: 0, max: 13 }); // 5
 */
export function withinRange(value: number, { min, max, show = String }: Range): number | CellProblem {
  if (min !== undefined && value < min) return outOfRange(`below ${show(min)}, the lowest`);
  if (max !== undefined && value > max) return outOfRange(`above ${show(max)}, the highest`);
  return value;
}

function outOfRange(words: string): CellProblem {
  const fix = "Correct the value where it comes from, or widen the range if it can be right.";
  const message = `the value is ${words} that the field takes.`;
  return new CellProblem({ code: "out-of-range", message, fix });
}
