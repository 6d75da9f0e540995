import { and, not, or, Truth } from "./truth.ts";

// A byte of a truth says yes in its lowest bit and unknown in the next, so that whole numbers of 32 bits answer for
// four rows at a time.
const ones = 0x01010101;

/**
 * A byte a row as four rows a number, over the same memory, which starts at a multiple of four; the last few rows may not
 * fill one.
 *
 * @example
 * foursOf(new Uint8Array(6)).length; // 1
 */
export function foursOf(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

/** Turns `left` into {@link and} of both, row by row. */
export function andInto(left: Uint8Array, right: Uint8Array): void {
  const lefts = foursOf(left);
  const rights = foursOf(right);
  for (let i = 0; i < lefts.length; i++) {
    const one = lefts[i]!;
    const other = rights[i]!;
    const isYes = one & other & ones;
    const noNo = (one | (one >>> 1)) & (other | (other >>> 1)) & ones;
    lefts[i] = isYes | ((noNo ^ isYes) << 1);
  }
  for (let row = lefts.length * 4; row < left.length; row++)
    left[row] = and(left[row] as Truth, right[row] as Truth);
}

/** Turns `left` into {@link or} of both, row by row. */
export function orInto(left: Uint8Array, right: Uint8Array): void {
  const lefts = foursOf(left);
  const rights = foursOf(right);
  for (let i = 0; i < lefts.length; i++) {
    const either = lefts[i]! | rights[i]!;
    const isYes = either & ones;
    lefts[i] = isYes | (either & ~(isYes << 1) & (ones << 1));
  }
  for (let row = lefts.length * 4; row < left.length; row++)
    left[row] = or(left[row] as Truth, right[row] as Truth);
}

/** Turns each truth into {@link not} of it. */
export function deny(truths: Uint8Array): void {
  const words = foursOf(truths);
  for (let i = 0; i < words.length; i++) words[i]! ^= ones & ~(words[i]! >>> 1);
  for (let row = words.length * 4; row < truths.length; row++) truths[row] = not(truths[row] as Truth);
}

/**
 * How many answers of a column are yes.
 *
 * @example
 * countYes(Uint8Array.of(Truth.yes, Truth.no, Truth.yes)); // 2
 */
export function countYes(truths: Uint8Array): number {
  const words = truths.byteOffset % 4 === 0 ? foursOf(truths) : new Int32Array(0);
  let count = 0;
  // A byte counts to 255, so that each of the four counts on its own for as many words.
  for (let from = 0; from < words.length; from += 255) {
    const to = Math.min(words.length, from + 255);
    let counts = 0;
    for (let i = from; i < to; i++) counts += words[i]! & ones;
    count += (counts & 0xff) + ((counts >>> 8) & 0xff) + ((counts >>> 16) & 0xff) + (counts >>> 24);
  }
  for (let row = words.length * 4; row < truths.length; row++) count += truths[row]! & Truth.yes;
  return count;
}

/**
 * Whether a column of answers holds an unknown.
 *
 * @example
 * hasUnknown(evaluate(condition, rowCount, columns)); // false
 */
export function hasUnknown(truths: Uint8Array): boolean {
  return (bitsIn(truths) & Truth.unknown) !== 0;
}

/** Turns truths to unknown where a row's state is not 0. */
export function markUnknown(truths: Uint8Array, state: Uint8Array): void {
  if (bitsIn(state) === 0) return;
  // Four rows at a time: few rows lack a value.
  const words = state.byteOffset % 4 === 0 ? foursOf(state) : new Int32Array(0);
  for (let i = 0; i < words.length; i++) {
    if (words[i] !== 0) markUnknownRows(truths, state, 4 * i, 4 * i + 4);
  }
  markUnknownRows(truths, state, 4 * words.length, truths.length);
}

function markUnknownRows(truths: Uint8Array, state: Uint8Array, from: number, to: number): void {
  for (let row = from; row < to; row++) if (state[row] !== 0) truths[row] = Truth.unknown;
}

/**
 * The bits that are set in any of the bytes, four at a time: 0 of the states of a column in which every cell is there.
 *
 * @example
 * bitsIn(Uint8Array.of(0, 2, 1)); // 3
 */
export function bitsIn(bytes: Uint8Array): number {
  const words = bytes.byteOffset % 4 === 0 ? foursOf(bytes) : new Int32Array(0);
  let bits = 0;
  const last = words.length - 3;
  let i = 0;
  for (; i < last; i += 4) bits |= words[i]! | words[i + 1]! | words[i + 2]! | words[i + 3]!;
  for (; i < words.length; i++) bits |= words[i]!;
  bits |= (bits >>> 8) | (bits >>> 16) | (bits >>> 24);
  for (let row = words.length * 4; row < bytes.length; row++) bits |= bytes[row]!;
  return bits & 0xff;
}
