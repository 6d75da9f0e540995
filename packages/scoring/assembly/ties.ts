// Which neighbours in the order are equal.

import { valueOf } from "./order";

/** Scores within this part of the highest are equal, as in `rankScores`. */
const sameScore: f64 = 1e-12;

/** Values that differ by no more are equal, and keys that differ by as much or more have values that are not. */
let tolerance: f64 = 0;
let keyGap: u32 = 0;
/** No keys differ by as much. */
const anyGap: u32 = 0x10000;

/**
 * Takes values as equal that differ by a millionth of a millionth of the largest; keys rise by `keys` for each whole that
 * values do, at most.
 */
export function callSameOf(largest: f64, keys: f64): void {
  tolerance = largest * sameScore;
  // What rounding of keys adds is 4 at most.
  keyGap = 5 + <u32>(tolerance * keys);
}

/** The same where keys say too little: the values of each pair are looked at. */
export function lookAtAll(largest: f64): void {
  tolerance = largest * sameScore;
  keyGap = anyGap;
}

/** Takes values as equal, once they are sorted, that differ by no more than this. */
export function callSame(same: f64): void {
  // The gap of keys is that of a wider tolerance, or every pair is looked at.
  if (same > tolerance) keyGap = anyGap;
  tolerance = same;
}

/**
 * Whether two neighbours in the order have equal values. Their keys alone mostly say no: a look at the values is dear.
 */
@inline
export function isTie(values: usize, higher: u32, lower: u32): bool {
  // By the numbers of units in the lower half it can be one more or less than the keys differ by.
  if ((higher - lower + 0x10000) >> 16 > keyGap) return false;
  return !(valueOf(values, higher) - valueOf(values, lower) > tolerance);
}
