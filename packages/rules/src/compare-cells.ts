import type { Comparison, Ordering } from "./condition.ts";
import type { RuleCells } from "./rule-columns.ts";
import { copyFlags, deny } from "./truth-columns.ts";
import { Truth } from "./truth.ts";

type NumberCells = Extract<RuleCells, { values: unknown }>;
type TextCells = Extract<RuleCells, { codes: unknown }>;

/** Two columns of numbers, of which one is divided by the other; not there where either is not, or the divisor is 0. */
export interface RatioCells {
  readonly above: NumberCells;
  readonly below: NumberCells;
}

/**
 * Answers a comparison for every row of a column that is there as arrays: a byte a row, 0 no, 1 yes, 2 unknown. The
 * same answers as row by row, in plain loops that a million rows pass in milliseconds.
 *
 * @param comparison of the column's own kind, which has been checked
 */
export function compareCells(
  comparison: Comparison,
  cells: RuleCells | RatioCells,
  rowCount: number,
): Uint8Array {
  const truths = new Uint8Array(rowCount);
  if ("above" in cells) answerOrder(truths, cells, comparison as Ordering);
  else if ("known" in comparison) answerKnown(truths, cells.state, comparison.known);
  else if ("codes" in cells) answerTexts(truths, cells, wantedCodes(comparison, cells.pool));
  else if ("is" in comparison) answerEqual(truths, cells, comparison.is);
  else if ("isNot" in comparison) {
    answerEqual(truths, cells, comparison.isNot);
    deny(truths);
  } else if ("in" in comparison) answerIn(truths, cells, comparison.in.map(numberOf));
  else answerOrder(truths, cells, comparison);
  return truths;
}

/** The cells of a quotient, where both columns are numbers and there as arrays. */
export function ratioCells(above?: RuleCells, below?: RuleCells): RatioCells | undefined {
  if (above === undefined || below === undefined || "codes" in above || "codes" in below) return undefined;
  return { above, below };
}

function answerKnown(truths: Uint8Array, state: Uint8Array, wanted: boolean): void {
  for (let row = 0; row < truths.length; row++) {
    truths[row] = (state[row] === 0) === wanted ? Truth.yes : Truth.no;
  }
}

/** A byte a code: whether its text is one that the comparison holds for. */
function wantedCodes(comparison: Comparison, pool: TextCells["pool"]): Uint8Array {
  const wanted = new Uint8Array(pool.length);
  for (let code = 0; code < wanted.length; code++) {
    const text = pool.at(code)!;
    if ("is" in comparison) wanted[code] = text === comparison.is ? 1 : 0;
    else if ("isNot" in comparison) wanted[code] = text === comparison.isNot ? 0 : 1;
    else if ("in" in comparison) wanted[code] = comparison.in.includes(text) ? 1 : 0;
  }
  return wanted;
}

function answerTexts(truths: Uint8Array, { codes, state }: TextCells, wanted: Uint8Array): void {
  for (let row = 0; row < truths.length; row++) {
    truths[row] = state[row] === 0 ? wanted[codes[row]!]! : Truth.unknown;
  }
}

function answerEqual(truths: Uint8Array, cells: NumberCells, wanted: string | number | boolean): void {
  const { values, state } = cells;
  if (typeof wanted !== "boolean" || !(values instanceof Uint8Array)) {
    answerNumber(truths, cells, numberOf(wanted));
    return;
  }
  copyFlags(truths, values, state);
  if (!wanted) deny(truths);
}

function answerNumber(truths: Uint8Array, { values, state }: NumberCells, wanted: number): void {
  for (let row = 0; row < truths.length; row++) {
    truths[row] = state[row] === 0 ? Number(values[row] === wanted) : Truth.unknown;
  }
}

function answerIn(truths: Uint8Array, { values, state }: NumberCells, wanted: readonly number[]): void {
  for (let row = 0; row < truths.length; row++) {
    truths[row] = state[row] === 0 ? Number(wanted.includes(values[row]!)) : Truth.unknown;
  }
}

// At most is the same as not more than, as every value that is there has its place.
function answerOrder(truths: Uint8Array, cells: NumberCells | RatioCells, ordering: Ordering): void {
  const edge = numberOf(edgeOf(ordering));
  const isFrom = "atLeast" in ordering || "lessThan" in ordering;
  if ("above" in cells) (isFrom ? answerRatioAtLeast : answerRatioMoreThan)(truths, cells, edge);
  else (isFrom ? answerAtLeast : answerMoreThan)(truths, cells, edge);
  if ("lessThan" in ordering || "atMost" in ordering) deny(truths);
}

function edgeOf(ordering: Ordering): number | string {
  if ("atLeast" in ordering) return ordering.atLeast;
  if ("moreThan" in ordering) return ordering.moreThan;
  return "atMost" in ordering ? ordering.atMost : ordering.lessThan;
}

function answerAtLeast(truths: Uint8Array, { values, state }: NumberCells, edge: number): void {
  for (let row = 0; row < truths.length; row++) {
    truths[row] = state[row] === 0 ? Number(values[row]! >= edge) : Truth.unknown;
  }
}

function answerMoreThan(truths: Uint8Array, { values, state }: NumberCells, edge: number): void {
  for (let row = 0; row < truths.length; row++) {
    truths[row] = state[row] === 0 ? Number(values[row]! > edge) : Truth.unknown;
  }
}

function answerRatioAtLeast(truths: Uint8Array, { above, below }: RatioCells, edge: number): void {
  const [tops, bottoms] = [above.values, below.values];
  for (let row = 0; row < truths.length; row++) {
    const isThere = (above.state[row]! | below.state[row]!) === 0 && bottoms[row] !== 0;
    truths[row] = isThere ? Number(tops[row]! / bottoms[row]! >= edge) : Truth.unknown;
  }
}

function answerRatioMoreThan(truths: Uint8Array, { above, below }: RatioCells, edge: number): void {
  const [tops, bottoms] = [above.values, below.values];
  for (let row = 0; row < truths.length; row++) {
    const isThere = (above.state[row]! | below.state[row]!) === 0 && bottoms[row] !== 0;
    truths[row] = isThere ? Number(tops[row]! / bottoms[row]! > edge) : Truth.unknown;
  }
}

const millisecondsPerDay = 86_400_000;

/** A stated value as cells hold it: a date as its day, true and false as 1 and 0. */
function numberOf(value: string | number | boolean): number {
  if (typeof value !== "string") return Number(value);
  return Date.parse(`${value}T00:00:00Z`) / millisecondsPerDay;
}
