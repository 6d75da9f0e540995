import { State } from "./state.ts";
import type { Column, ColumnOf } from "./table.ts";
import { codesIn } from "./text-pool.ts";

/** The keys of two tables as numbers from 0 up to `size`: equal where the keys are, -1 where a row can meet none. */
export interface SharedKeys {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly size: number;
}

/**
 * Numbers the keys of two tables so that keys are equal where their numbers are, whatever each table's own codes.
 * A key is made of one column or several; where any part is missing or suppressed the row meets nothing (-1). So
 * does a left row whose key the right has not.
 *
 * Texts are equal when their bytes are. Each different text is looked up once, not each row; columns of one pool
 * are compared by their codes alone.
 *
 * @param left the key's columns on the left; as many and of the same kinds as on the right
 * @example
 * sharedKeys([column(rent, "household")], [column(councilTax, "household")]).left; // Int32Array [4, -1, 4]
 */
export function sharedKeys(left: readonly Column[], right: readonly Column[]): SharedKeys {
  const parts = right.map((column, i) => sharedPart(left[i]!, column));
  return parts.reduce((one, other) => pairs(one, other));
}

function sharedPart(left: Column, right: Column): SharedKeys {
  if (left.kind === "text" && right.kind === "text") return sharedTexts(left, right);
  if (left.kind === "text" || right.kind === "text")
    throw new Error(`A ${left.kind} column and a ${right.kind} column share no key.`);
  const known = new Map<number, number>();
  const numbers = numbersOf(right.values, right.state, (value) => numberOf(value, known));
  return {
    left: numbersOf(left.values, left.state, (value) => known.get(value) ?? -1),
    right: numbers,
    size: known.size,
  };
}

function sharedTexts(left: ColumnOf<"text">, right: ColumnOf<"text">): SharedKeys {
  const size = right.pool.length;
  const codes = codesOf(right, undefined);
  if (left.pool === right.pool) return { left: codesOf(left, undefined), right: codes, size };
  return { left: codesOf(left, codesIn(left.pool, right.pool)), right: codes, size };
}

function codesOf({ codes, state }: ColumnOf<"text">, renumbered: Int32Array | undefined): Int32Array {
  const numbers = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    if (state[row] !== State.present) numbers[row] = -1;
    else numbers[row] = renumbered === undefined ? codes[row]! : renumbered[codes[row]!]!;
  }
  return numbers;
}

function numbersOf(
  values: ArrayLike<number>,
  state: Uint8Array,
  numberFor: (value: number) => number,
): Int32Array {
  const numbers = new Int32Array(state.length).fill(-1);
  for (let row = 0; row < state.length; row += 1) {
    if (state[row] === State.present) numbers[row] = numberFor(values[row]!);
  }
  return numbers;
}

function numberOf(value: number, known: Map<number, number>): number {
  const number = known.get(value) ?? known.size;
  if (number === known.size) known.set(value, number);
  return number;
}

/** Two parts as one: a number for each pair that the right has. */
function pairs(one: SharedKeys, other: SharedKeys): SharedKeys {
  const known = new Map<number, number>();
  const right = one.right.map((number, row) => {
    const pair = pairOf(number, other.right[row]!, other.size);
    return pair < 0 ? -1 : numberOf(pair, known);
  });
  const left = one.left.map((number, row) => known.get(pairOf(number, other.left[row]!, other.size)) ?? -1);
  return { left, right, size: known.size };
}

function pairOf(number: number, other: number, size: number): number {
  return number < 0 || other < 0 ? -1 : number * size + other;
}
