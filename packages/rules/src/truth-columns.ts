import { and, not, or, Truth } from "./truth.ts";

// A byte of a truth says yes in its lowest bit and unknown in the next, so that whole numbers of 32 bits answer for
// four rows at a time.
const ones = 0x01010101;

/** The truths of a column four at a time, over the same memory; the last few rows may not fill four. */
function fours(truths: Uint8Array): Int32Array {
  return new Int32Array(truths.buffer, truths.byteOffset, truths.length >> 2);
}

/** Turns `left` into {@link and} of both, row by row. */
export function andInto(left: Uint8Array, right: Uint8Array): void {
  const lefts = fours(left);
  const rights = fours(right);
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
  const lefts = fours(left);
  const rights = fours(right);
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
  const words = fours(truths);
  for (let i = 0; i < words.length; i++) words[i]! ^= ones & ~(words[i]! >>> 1);
  for (let row = words.length * 4; row < truths.length; row++) truths[row] = not(truths[row] as Truth);
}

/** Turns truths to unknown where a row's state is not 0. */
export function markUnknown(truths: Uint8Array, state: Uint8Array): void {
  if (isAllThere(state)) return;
  for (let row = 0; row < truths.length; row++) if (state[row] !== 0) truths[row] = Truth.unknown;
}

function isAllThere(state: Uint8Array): boolean {
  const words = state.byteOffset % 4 === 0 ? fours(state) : new Int32Array(0);
  let found = 0;
  for (let i = 0; i < words.length; i++) found |= words[i]!;
  for (let row = words.length * 4; row < state.length; row++) found |= state[row]!;
  return found === 0;
}
