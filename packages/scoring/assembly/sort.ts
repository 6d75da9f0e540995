// Units in the order of their values.

import { count, next, starts } from "./counting";

/** Scores within this part of the highest are equal, as in `rankScores`. */
const sameScore: f64 = 1e-12;
/** Runs of equal keys that are longer than this are sorted by shells, shorter ones by insertion. */
const shortRun: i32 = 24;
/** So few units are sorted by shells: counting takes thousands of counters. */
const fewUnits: i32 = 200;

// A scratch holds units as they come (u32) with room for four more, then from the lowest value to the highest, as many
// again, and counters. In the lower half of a unit is its number, in the upper one the lower half of its key, so that
// neighbours are compared without a look elsewhere. All of it is to stay near the processor.

@inline
function orderIn(scratch: usize, n: i32): usize {
  return scratch + ((<usize>(n + 4)) << 2);
}

@inline
function countsIn(scratch: usize, n: i32): usize {
  return (orderIn(scratch, n) + ((<usize>n) << 3) + 63) & ~63;
}

@inline
function load32(at: usize, place: i32): u32 {
  return load<u32>(at + ((<usize>place) << 2));
}

@inline
function store32(at: usize, place: i32, value: u32): void {
  store<u32>(at + ((<usize>place) << 2), value);
}

@inline
function valueOf(values: usize, unit: u32): f64 {
  return load<f64>(values + ((<usize>(unit & 0xffff)) << 3));
}

/** What stands at a place in the order, from the lowest; its lower half is the unit. */
@inline
export function inOrder(scratch: usize, n: i32, place: i32): u32 {
  return load32(orderIn(scratch, n), place);
}

/** Values that differ by no more are equal, and keys that differ by as much or more have values that are not. */
let tolerance: f64 = 0;
let keyGap: u32 = 0;
/** No keys differ by as much. */
const anyGap: u32 = 0x10000;

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

/** More moves a unit than this, and keys tell too little apart. */
const mostMoves: i32 = 16;
/** A key is the bits of a single-precision number from 2^23 to 2^24, whose steps are whole numbers. */
const middleKey: f32 = 12582912;
const halfOfKeys: f32 = 4194304;
const keyBits: u32 = 23;
const leastKey: u32 = 0x4b000000;
/** Keys that differ by less than this may stand the wrong way round by rounding: a difference of whole units. */
const clearGap: u32 = 4 << 16;

/**
 * Puts units in the order of their values, in the scratch. The key is x / (1 + |x|) of a value's standard deviations x
 * from the mean, in 2^23 steps: in the order of the values, and about as dense in the middle as in long tails. One
 * counting pass by the upper bits puts units near their places, and insertion does the rest; where two keys are
 * neighbours, and so might stand the wrong way round by rounding, the values decide. Where keys do not do (most values
 * lie close together, and some far away) the upper half of each number is the key instead.
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
  keyGap = 5 + <u32>(tolerance * scale * halfOfKeys);
  const units = scratch;
  const order = orderIn(scratch, n);
  const places = order + ((<usize>n) << 2);
  const counts = countsIn(scratch, n);
  // About two counters a unit.
  const counterBits = <u32>(33 - clz<u32>(n));
  const shift = keyBits - min<u32>(counterBits, 16);
  const counters = 1 << (keyBits - shift);
  memory.fill(counts, 0, 2 * counters);
  const means = f64x2.splat(mean);
  const scales = f64x2.splat(scale);
  const ones = f32x4.splat(1);
  const halves = f32x4.splat(halfOfKeys);
  const middles = f32x4.splat(middleKey);
  const least = i32x4.splat(leastKey);
  const fours = i32x4.splat(4);
  let numbers = i32x4(0, 1, 2, 3);
  // Up to three values too many are read, and not counted.
  for (let j = 0; j < n; j += 4) {
    const at = values + ((<usize>j) << 3);
    const one = f64x2.mul(f64x2.sub(v128.load(at), means), scales);
    const other = f64x2.mul(f64x2.sub(v128.load(at, 16), means), scales);
    const x = v128.shuffle<f64>(f32x4.demote_f64x2_zero(one), f32x4.demote_f64x2_zero(other), 0, 2);
    const squashed = f32x4.div(x, f32x4.add(ones, f32x4.abs(x)));
    const four = f32x4.add(f32x4.mul(squashed, halves), middles);
    v128.store(units + ((<usize>j) << 2), v128.or(i32x4.shl(four, 16), numbers));
    numbers = i32x4.add(numbers, fours);
    const own = i32x4.shr_u(i32x4.sub(four, least), shift);
    v128.store64_lane(places + ((<usize>j) << 1), i16x8.narrow_i32x4_u(own, own), 0);
    count(counts, i32x4.extract_lane(own, 0));
    if (j + 3 < n) {
      count(counts, i32x4.extract_lane(own, 1));
      count(counts, i32x4.extract_lane(own, 2));
      count(counts, i32x4.extract_lane(own, 3));
    } else {
      if (j + 1 < n) count(counts, i32x4.extract_lane(own, 1));
      if (j + 2 < n) count(counts, i32x4.extract_lane(own, 2));
    }
  }
  starts(counts, counters);
  for (let j = 0; j < n; j++) {
    store32(order, next(counts, load<u16>(places + ((<usize>j) << 1))), load32(units, j));
  }
  return insert(values, order, n);
}

/** Moves units that are near their places to them; false where that takes too long. */
function insert(values: usize, order: usize, n: i32): bool {
  let left = n * mostMoves;
  let highest = load32(order, 0);
  for (let place = 1; place < n; place++) {
    const own = load32(order, place);
    // A unit that is lower than the one before shares its counter, or nearly so: its key is less by a part of the range.
    if (own - highest - clearGap < 0x80000000 - clearGap) {
      highest = own;
      continue;
    }
    const value = valueOf(values, own);
    let at = place;
    for (; at > 0; at--) {
      const before = load32(order, at - 1);
      if (!(valueOf(values, before) > value)) break;
      store32(order, at, before);
      left -= 1;
    }
    store32(order, at, own);
    highest = load32(order, place);
    if (left < 0) return false;
  }
  return true;
}

/** The same by the upper halves of the numbers, turned so that as whole numbers they are in the order of the values. */
function sortByHalves(values: usize, n: i32, scratch: usize): void {
  let highest: f64 = 0;
  for (let j = 0; j < n; j++) highest = max(highest, abs(valueOf(values, j)));
  tolerance = highest * sameScore;
  // Halves say too little of what lies within the tolerance of another: each pair is looked at.
  keyGap = anyGap;
  const keys = scratch;
  const one = orderIn(scratch, n);
  for (let j = 0; j < n; j++) store32(one, j, j);
  if (n <= fewUnits) {
    sortRun(values, one, n);
    return;
  }
  const other = one + ((<usize>n) << 2);
  const low = countsIn(scratch, n);
  const middle = low + 4096;
  const high = middle + 4096;
  memory.fill(low, 0, 10240);
  for (let j = 0; j < n; j++) {
    const upper = load<u32>(values + ((<usize>j) << 3), 4);
    const key = upper ^ (<u32>(<i32>upper >> 31) | 0x80000000);
    store32(keys, j, key);
    count(low, key & 2047);
    count(middle, (key >> 11) & 2047);
    count(high, key >> 22);
  }
  starts(low, 2048);
  starts(middle, 2048);
  starts(high, 1024);
  pass(keys, one, other, n, low, 0, 2047);
  pass(keys, other, one, n, middle, 11, 2047);
  pass(keys, one, other, n, high, 22, 1023);
  memory.copy(one, other, (<usize>n) << 2);
  sortRuns(values, keys, one, n);
}

/** One counting pass: units go to the places that the digit of their keys has left. */
function pass(keys: usize, from: usize, to: usize, n: i32, counts: usize, shift: u32, digits: u32): void {
  for (let place = 0; place < n; place++) {
    const unit = load32(from, place);
    store32(to, next(counts, (load32(keys, unit) >> shift) & digits), unit);
  }
}

/** Sorts units of equal keys by their values. */
function sortRuns(values: usize, keys: usize, order: usize, n: i32): void {
  let first = 0;
  let key = load32(keys, load32(order, 0));
  for (let place = 1; place <= n; place++) {
    const own = place < n ? load32(keys, load32(order, place)) : ~key;
    if (own == key) continue;
    if (place - first > 1) sortRun(values, order + ((<usize>first) << 2), place - first);
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
      const unit = load32(order, place);
      const value = valueOf(values, unit);
      let at = place;
      while (at >= gap) {
        const before = load32(order, at - gap);
        if (valueOf(values, before) <= value) break;
        store32(order, at, before);
        at -= gap;
      }
      store32(order, at, unit);
    }
  }
}
