// Units in the order of their values.

import { count, next, starts } from "./counting";
import { countsIn, load32, orderIn, store32, valueOf } from "./order";
import { fewUnits, sortByHalves } from "./sort-by-halves";
import { callSameOf } from "./ties";

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
  const largest = max(abs(lowest), abs(highest));
  const mean = (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)) / <f64>even;
  const square = (f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1)) / <f64>even;
  const scale = 1 / sqrt(square - mean * mean);
  // So wide a spread, and so small a tolerance, that rounding of keys stays far below what is equal, and it below a key's range.
  if (!(scale > 0 && scale * largest < 1e6 && scale * (highest - lowest) < 1000)) return false;
  callSameOf(largest, scale * halfOfKeys);
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
