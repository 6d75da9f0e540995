// Units in the order of their values.

import { count, next, starts } from "./counting";

/** Scores within this part of the highest are equal, as in `rankScores`. */
const sameScore: f64 = 1e-12;
/** Runs of equal keys that are longer than this are sorted by shells, shorter ones by insertion. */
const shortRun: i32 = 24;
/** So few units are sorted by shells: counting takes thousands of counters. */
const fewUnits: i32 = 200;

/** The unit with the so many-highest value, from 0. */
@inline
export function unitAt(order: usize, n: i32, place: i32): u32 {
  return load<u32>(order + ((<usize>(n - 1 - place)) << 3));
}

@inline
function keyOf(order: usize, n: i32, place: i32): u32 {
  return load<u32>(order + ((<usize>(n - 1 - place)) << 3), 4);
}

/** Values that differ by no more are equal, and keys that differ by more have values that are not. */
let tolerance: f64 = 0;
let keyGap: u32 = 0;

/** Takes values as equal, once they are sorted, that differ by no more than this. */
export function callSame(same: f64): void {
  // The gap of keys is that of a wider tolerance, or every pair is looked at.
  if (same > tolerance) keyGap = 0xffffffff;
  tolerance = same;
}

/** Whether a value equals the one before it in the order. Their keys alone mostly say no: a look at the values is dear. */
@inline
export function isTie(values: usize, order: usize, n: i32, place: i32): bool {
  if (keyOf(order, n, place - 1) - keyOf(order, n, place) > keyGap) return false;
  const higher = load<f64>(values + ((<usize>unitAt(order, n, place - 1)) << 3));
  return !(higher - load<f64>(values + ((<usize>unitAt(order, n, place)) << 3)) > tolerance);
}

/** Buckets of the counting pass: the upper fifteen bits of a key. */
const buckets: i32 = 32768;
const bucketShift: u32 = 17;
/** More moves a unit than this, and keys tell too little apart. */
const mostMoves: i32 = 16;

/**
 * Pairs (unit, key) from the lowest value to the highest, at the start of the scratch. The key is x / (1 + |x|) of a
 * value's standard deviations x from the mean, in 2^32 steps: in the order of the values, and about as dense in the
 * middle as in long tails. One counting pass by the upper bits puts pairs near their places, and insertion does the
 * rest; where two keys are neighbours, and so might stand the wrong way round by rounding, the values decide. Where keys
 * do not do (most values lie close together, and some far away) the upper half of each number is the key instead.
 */
export function sort(values: usize, n: i32, scratch: usize): void {
  if (n <= fewUnits || !sortBySquashed(values, n, scratch)) sortByHalves(values, n, scratch);
}

function sortBySquashed(values: usize, n: i32, scratch: usize): bool {
  let lows = f64x2.splat(Infinity);
  let highs = f64x2.splat(-Infinity);
  let sums = f64x2.splat(0);
  let squares = f64x2.splat(0);
  const even = n & ~1;
  for (let j = 0; j < even; j += 2) {
    const pair = v128.load(values + ((<usize>j) << 3));
    lows = f64x2.pmin(lows, pair);
    highs = f64x2.pmax(highs, pair);
    sums = f64x2.add(sums, pair);
    squares = f64x2.add(squares, f64x2.mul(pair, pair));
  }
  const last = load<f64>(values + ((<usize>(n - 1)) << 3));
  const lowest = min(last, min(f64x2.extract_lane(lows, 0), f64x2.extract_lane(lows, 1)));
  const highest = max(last, max(f64x2.extract_lane(highs, 0), f64x2.extract_lane(highs, 1)));
  tolerance = max(abs(lowest), abs(highest)) * sameScore;
  const mean = (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)) / <f64>even;
  const square = (f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1)) / <f64>even;
  const scale = 1 / sqrt(square - mean * mean);
  // So wide a spread, and so small a tolerance, that rounding of keys stays far below what is equal, and it below a key's range.
  if (!(scale > 0 && scale * tolerance < 1e-6 && scale * (highest - lowest) < 1000)) return false;
  const half = <f64>0x7fffffff;
  keyGap = 4 + <u32>(tolerance * scale * half);
  const pairs = scratch;
  const keys = pairs + ((<usize>n) << 3);
  const counts = keys + ((<usize>(n + 1)) << 2);
  memory.fill(counts, 0, 4 * buckets);
  const means = f64x2.splat(mean);
  const scales = f64x2.splat(scale);
  const ones = f64x2.splat(1);
  const halves = f64x2.splat(half);
  // An odd number of units reads one value too many, which is not counted.
  for (let j = 0; j < n; j += 2) {
    const x = f64x2.mul(f64x2.sub(v128.load(values + ((<usize>j) << 3)), means), scales);
    const squashed = f64x2.div(x, f64x2.add(ones, f64x2.abs(x)));
    const whole = i32x4.trunc_sat_f64x2_u_zero(f64x2.add(f64x2.mul(squashed, halves), halves));
    v128.store64_lane(keys + ((<usize>j) << 2), whole, 0);
    count(counts + (<usize>(<u32>i32x4.extract_lane(whole, 0) >> bucketShift) << 2));
    if (j + 1 < n) count(counts + (<usize>(<u32>i32x4.extract_lane(whole, 1) >> bucketShift) << 2));
  }
  starts(counts, buckets);
  for (let j = 0; j < n; j++) {
    const key = load<u32>(keys + ((<usize>j) << 2));
    store<u64>(pairs + (<usize>next(counts + (<usize>(key >> bucketShift) << 2)) << 3), (<u64>key << 32) | <u64>j);
  }
  return insert(values, pairs, n);
}

/** Moves pairs that are near their places to them; false where that takes too long. */
function insert(values: usize, pairs: usize, n: i32): bool {
  let left = n * mostMoves;
  let before = load<u64>(pairs);
  for (let place = 1; place < n; place++) {
    const own = pairs + ((<usize>place) << 3);
    const pair = load<u64>(own);
    if (pair >> 32 > (before >> 32) + 1) {
      before = pair;
      continue;
    }
    let at = own;
    while (isHigher(values, before, pair)) {
      store<u64>(at, before);
      at -= 8;
      left -= 1;
      if (at == pairs) break;
      before = load<u64>(at - 8);
    }
    store<u64>(at, pair);
    before = load<u64>(own);
    if (left < 0) return false;
  }
  return true;
}

@inline
function isHigher(values: usize, one: u64, other: u64): bool {
  const gap = <i64>(one >> 32) - <i64>(other >> 32);
  if (gap > 1 || gap < -1) return gap > 0;
  return load<f64>(values + ((<usize><u32>one) << 3)) > load<f64>(values + ((<usize><u32>other) << 3));
}

/** The same by the upper halves of the numbers, turned so that as whole numbers they are in the order of the values. */
function sortByHalves(values: usize, n: i32, scratch: usize): void {
  let highest: f64 = 0;
  for (let j = 0; j < n; j++) highest = max(highest, abs(load<f64>(values + ((<usize>j) << 3))));
  tolerance = highest * sameScore;
  // Halves say too little of what lies within the tolerance of another: each pair is looked at.
  keyGap = 0xffffffff;
  const one = scratch;
  if (n <= fewUnits) {
    for (let j = 0; j < n; j++) store<u64>(one + ((<usize>j) << 3), <u64>j);
    sortRun(values, one, n);
    return;
  }
  const other = one + ((<usize>n) << 3);
  const low = other + ((<usize>n) << 3);
  const middle = low + 8192;
  const high = middle + 8192;
  memory.fill(low, 0, 20480);
  for (let j = 0; j < n; j++) {
    const upper = load<u32>(values + ((<usize>j) << 3), 4);
    const key = upper ^ (<u32>(<i32>upper >> 31) | 0x80000000);
    store<u64>(other + ((<usize>j) << 3), (<u64>key << 32) | <u64>j);
    count(low + (<usize>(key & 2047) << 2));
    count(middle + (<usize>((key >> 11) & 2047) << 2));
    count(high + (<usize>(key >> 22) << 2));
  }
  starts(low, 2048);
  starts(middle, 2048);
  starts(high, 1024);
  pass(other, one, n, low, 32, 2047);
  pass(one, other, n, middle, 43, 2047);
  pass(other, one, n, high, 54, 1023);
  sortRuns(values, one, n);
}

/** One counting pass: pairs go to the places that the digit of their keys has left. */
function pass(from: usize, to: usize, n: i32, counts: usize, shift: u64, digits: u64): void {
  for (let place = 0; place < n; place++) {
    const pair = load<u64>(from + ((<usize>place) << 3));
    store<u64>(to + (<usize>next(counts + (<usize>((pair >> shift) & digits) << 2)) << 3), pair);
  }
}

/** Sorts units of equal keys by their values. */
function sortRuns(values: usize, order: usize, n: i32): void {
  let first = 0;
  let key = load<u32>(order, 4);
  for (let place = 1; place <= n; place++) {
    const own = place < n ? load<u32>(order + ((<usize>place) << 3), 4) : ~key;
    if (own == key) continue;
    if (place - first > 1) sortRun(values, order + ((<usize>first) << 3), place - first);
    first = place;
    key = own;
  }
}

/** Shell's sort with gaps 1, 4, 13, ...; a short run has the gap 1 alone, which is insertion. */
function sortRun(values: usize, order: usize, size: i32): void {
  let gap = 1;
  if (size > shortRun) while (gap < size / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap = gap / 3) {
    for (let place = gap; place < size; place++) {
      const pair = load<u64>(order + ((<usize>place) << 3));
      const value = load<f64>(values + ((<usize><u32>pair) << 3));
      let at = place;
      while (at >= gap) {
        const before = load<u64>(order + ((<usize>(at - gap)) << 3));
        if (load<f64>(values + ((<usize><u32>before) << 3)) <= value) break;
        store<u64>(order + ((<usize>at) << 3), before);
        at -= gap;
      }
      store<u64>(order + ((<usize>at) << 3), pair);
    }
  }
}
