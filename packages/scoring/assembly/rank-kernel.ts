// AssemblyScript, compiled to the bytes in src/draws/rank-kernel-bytes.ts by `node packages/scoring/assembly/build.mjs`.
// Scores of many draws of weights, their ranks, and what the ranks of each unit come to. The twin in JavaScript is
// src/draws/rank-kernel.ts: the same sums in the same order, so the same bits.

/** Scores within this part of the highest are equal, as in `rankScores`. */
const sameScore: f64 = 1e-12;
/** Runs of equal keys that are longer than this are sorted by shells, shorter ones by insertion. */
const shortRun: i32 = 24;
/** So few units are sorted by shells: counting takes thousands of counters. */
const fewUnits: i32 = 200;

/**
 * Plain weighted sums: `weights` holds a weight a leaf for each draw. Eight draws at a time share one pass over the
 * scores. Scratch: 64 m + 64 n + 16 n + 131,104 bytes.
 */
export function linear(n: i32, m: i32, leaves: usize, weights: usize, scratch: usize, ranks: usize, from: i32, to: i32): void {
  const turned = scratch;
  const scores = turned + ((<usize>m) << 6);
  const row = (<usize>n) << 3;
  const sorting = scores + 8 * row;
  for (let draw = from; draw < to; draw += 8) {
    const count = min(8, to - draw);
    turn(weights + (<usize>draw * <usize>m << 3), m, 0, m, count, turned);
    eightSums(n, m, leaves, turned, scores, false);
    for (let q = 0; q < count; q++) {
      rankAll(scores + <usize>q * row, n, sorting, ranks + (<usize>(draw + q) * <usize>n << 1));
    }
  }
}

/** Sums of leaves under eight draws of weights, a row of units a draw: instead of what is there, or added to it. */
function eightSums(n: i32, m: i32, leaves: usize, turned: usize, scores: usize, add: bool): void {
  const row = (<usize>n) << 3;
  const size = (<usize>m) << 3;
  let j = 0;
  // Two units at a time, so that one sum need not wait for the other.
  for (; j + 1 < n; j += 2) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    let e = f64x2.splat(0);
    let f = f64x2.splat(0);
    let g = f64x2.splat(0);
    let h = f64x2.splat(0);
    let leaf = leaves + <usize>j * size;
    let weight = turned;
    for (let i = 0; i < m; i++) {
      const one = v128.load64_splat(leaf);
      const other = v128.load64_splat(leaf + size);
      const w = v128.load(weight);
      const x = v128.load(weight, 16);
      const y = v128.load(weight, 32);
      const z = v128.load(weight, 48);
      a = f64x2.add(a, f64x2.mul(one, w));
      b = f64x2.add(b, f64x2.mul(one, x));
      c = f64x2.add(c, f64x2.mul(one, y));
      d = f64x2.add(d, f64x2.mul(one, z));
      e = f64x2.add(e, f64x2.mul(other, w));
      f = f64x2.add(f, f64x2.mul(other, x));
      g = f64x2.add(g, f64x2.mul(other, y));
      h = f64x2.add(h, f64x2.mul(other, z));
      leaf += 8;
      weight += 64;
    }
    const at = scores + ((<usize>j) << 3);
    lay(at, row, a, b, c, d, add);
    lay(at + 8, row, e, f, g, h, add);
  }
  if (j == n) return;
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  let leaf = leaves + <usize>j * size;
  let weight = turned;
  for (let i = 0; i < m; i++) {
    const one = v128.load64_splat(leaf);
    a = f64x2.add(a, f64x2.mul(one, v128.load(weight)));
    b = f64x2.add(b, f64x2.mul(one, v128.load(weight, 16)));
    c = f64x2.add(c, f64x2.mul(one, v128.load(weight, 32)));
    d = f64x2.add(d, f64x2.mul(one, v128.load(weight, 48)));
    leaf += 8;
    weight += 64;
  }
  lay(scores + ((<usize>j) << 3), row, a, b, c, d, add);
}

/**
 * The same under two draws, the weights of a leaf eight numbers apart. Groups are small, and the rows of two draws stay
 * near the processor until they are ranked and added; four units at a time, so that no sum waits for another.
 */
function twoSums(n: i32, m: i32, leaves: usize, turned: usize, scores: usize, add: bool): void {
  const row = (<usize>n) << 3;
  const size = (<usize>m) << 3;
  let leaf = leaves;
  let j = 0;
  for (; j + 3 < n; j += 4) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    let weight = turned;
    for (let i = 0; i < m; i++) {
      const w = v128.load(weight);
      a = f64x2.add(a, f64x2.mul(v128.load64_splat(leaf), w));
      b = f64x2.add(b, f64x2.mul(v128.load64_splat(leaf + size), w));
      c = f64x2.add(c, f64x2.mul(v128.load64_splat(leaf + 2 * size), w));
      d = f64x2.add(d, f64x2.mul(v128.load64_splat(leaf + 3 * size), w));
      leaf += 8;
      weight += 64;
    }
    leaf += 3 * size;
    const at = scores + ((<usize>j) << 3);
    layTwo(at, row, a, b, add);
    layTwo(at + 16, row, c, d, add);
  }
  for (; j < n; j++) {
    let a = f64x2.splat(0);
    let weight = turned;
    for (let i = 0; i < m; i++) {
      a = f64x2.add(a, f64x2.mul(v128.load64_splat(leaf), v128.load(weight)));
      leaf += 8;
      weight += 64;
    }
    const at = scores + ((<usize>j) << 3);
    if (add) a = f64x2.add(pairAt(at, row), a);
    v128.store64_lane(at, a, 0);
    v128.store64_lane(at + row, a, 1);
  }
}

/** Puts the sums of two units into the rows of their two draws. */
@inline
function layTwo(at: usize, row: usize, a: v128, b: v128, add: bool): void {
  let one = v128.shuffle<f64>(a, b, 0, 2);
  let other = v128.shuffle<f64>(a, b, 1, 3);
  if (add) {
    one = f64x2.add(v128.load(at), one);
    other = f64x2.add(v128.load(at + row), other);
  }
  v128.store(at, one);
  v128.store(at + row, other);
}

/** Puts the sums of a unit into the rows of its eight draws. */
@inline
function lay(at: usize, row: usize, a: v128, b: v128, c: v128, d: v128, add: bool): void {
  if (add) {
    a = f64x2.add(pairAt(at, row), a);
    b = f64x2.add(pairAt(at + 2 * row, row), b);
    c = f64x2.add(pairAt(at + 4 * row, row), c);
    d = f64x2.add(pairAt(at + 6 * row, row), d);
  }
  v128.store64_lane(at, a, 0);
  v128.store64_lane(at + row, a, 1);
  v128.store64_lane(at + 2 * row, b, 0);
  v128.store64_lane(at + 3 * row, b, 1);
  v128.store64_lane(at + 4 * row, c, 0);
  v128.store64_lane(at + 5 * row, c, 1);
  v128.store64_lane(at + 6 * row, d, 0);
  v128.store64_lane(at + 7 * row, d, 1);
}

@inline
function pairAt(at: usize, row: usize): v128 {
  return v128.load64_lane(at + row, v128.load64_splat(at), 1);
}

/**
 * A tree of groups, told as steps of five numbers (what, into which group, from which leaf or group, first weight, and
 * how many or which table): 0 = sums of leaves, 1 = add a group, 2 = add a group's transformed ranks, 3 = begin with
 * nothing, 4 = add sums of leaves. The score is group 0. The leaves of a step stand together, those of a unit side by
 * side, from the place of its first leaf times n. Two draws share each pass.
 * Scratch: 64 m + 16 n a group + 16 n + 131,104 bytes.
 */
export function tree(plan: usize, weights: usize, scratch: usize, ranks: usize, from: i32, to: i32): void {
  const n = load<i32>(plan);
  const m = load<i32>(plan, 4);
  const groups = load<i32>(plan, 8);
  const stride = load<i32>(plan, 12);
  const stepCount = load<i32>(plan, 16);
  const leaves = <usize>load<u32>(plan, 20);
  const tables = <usize>load<u32>(plan, 24);
  const row = (<usize>n) << 3;
  const turned = scratch;
  const sums = turned + ((<usize>m) << 6);
  const sorting = sums + <usize>groups * 2 * row;
  for (let draw = from; draw < to; draw += 2) {
    const count = min(2, to - draw);
    const own = weights + (<usize>draw * <usize>stride << 3);
    let step = plan + 32;
    for (let s = 0; s < stepCount; s++) {
      const what = load<i32>(step);
      const into = sums + <usize>load<i32>(step, 4) * 2 * row;
      const source = load<i32>(step, 8);
      const first = load<i32>(step, 12);
      const extra = load<i32>(step, 16);
      step += 20;
      if (what == 3) {
        memory.fill(into, 0, 2 * row);
        continue;
      }
      if (what == 0 || what == 4) {
        turn(own, stride, first, extra, count, turned);
        twoSums(n, extra, leaves + <usize>source * row, turned, into, what == 4);
        continue;
      }
      for (let q = 0; q < count; q++) {
        const weight = load<f64>(own + ((<usize>(q * stride + first)) << 3));
        const group = sums + (<usize>source * 2 + <usize>q) * row;
        if (what == 1) addGroup(n, group, weight, into + <usize>q * row);
        else addRanked(n, group, weight, tables + (<usize>extra * <usize>n << 4), into + <usize>q * row, sorting);
      }
    }
    for (let q = 0; q < count; q++) {
      rankAll(sums + <usize>q * row, n, sorting, ranks + (<usize>(draw + q) * <usize>n << 1));
    }
  }
}

/** The weights of up to eight draws, those of a leaf side by side; the last draw stands in for those that are not there. */
function turn(own: usize, stride: i32, first: i32, size: i32, count: i32, turned: usize): void {
  for (let q = 0; q < 8; q++) {
    const draw = own + ((<usize>(min(q, count - 1) * stride + first)) << 3);
    for (let i = 0; i < size; i++) store<f64>(turned + ((<usize>(i * 8 + q)) << 3), load<f64>(draw + ((<usize>i) << 3)));
  }
}

function addGroup(n: i32, group: usize, weight: f64, into: usize): void {
  for (let j = 0; j < n; j++) {
    const at = (<usize>j) << 3;
    store<f64>(into + at, load<f64>(into + at) + weight * load<f64>(group + at));
  }
}

/** Adds `weight` times the transformed rank; `table` has ranks 1, 2, 3, ... and then 1.5, 2.5, ...: ties are averaged. */
function addRanked(n: i32, group: usize, weight: f64, table: usize, into: usize, sorting: usize): void {
  sort(group, n, sorting);
  addInOrder(n, group, weight, table, into, sorting);
}

/**
 * The transformed ranks of values, of which those are equal that differ by no more than `same`. Scratch: 16 n + 131,104
 * bytes.
 */
export function transform(n: i32, values: usize, same: f64, table: usize, out: usize, scratch: usize): void {
  sort(values, n, scratch);
  // The gap of keys is that of a wider tolerance, or every pair is looked at.
  if (same > tolerance) keyGap = 0xffffffff;
  tolerance = same;
  memory.fill(out, 0, (<usize>n) << 3);
  addInOrder(n, values, 1, table, out, scratch);
}

/** What {@link addRanked} does once units are in order. */
function addInOrder(n: i32, group: usize, weight: f64, table: usize, into: usize, sorting: usize): void {
  let first = 0;
  while (first < n) {
    let last = first + 1;
    while (last < n && isTie(group, sorting, n, last)) last++;
    const twice = first + last - 1;
    const score = weight * load<f64>(table + ((<usize>((twice >> 1) + (twice & 1) * n)) << 3));
    for (let place = first; place < last; place++) {
      const at = into + ((<usize>unitAt(sorting, n, place)) << 3);
      store<f64>(at, load<f64>(at) + score);
    }
    first = last;
  }
}

/** The ranks of scores as in a draw. Scratch: 16 n + 131,104 bytes. */
export function rank(n: i32, scores: usize, ranks: usize, scratch: usize): void {
  rankAll(scores, n, scratch, ranks);
}

function rankAll(scores: usize, n: i32, sorting: usize, ranks: usize): void {
  sort(scores, n, sorting);
  let rank = 1;
  for (let place = 0; place < n; place++) {
    if (place > 0 && !isTie(scores, sorting, n, place)) rank = place + 1;
    store<u16>(ranks + ((<usize>unitAt(sorting, n, place)) << 1), <u16>rank);
  }
}

/** The unit with the so many-highest value, from 0. */
@inline
function unitAt(order: usize, n: i32, place: i32): u32 {
  return load<u32>(order + ((<usize>(n - 1 - place)) << 3));
}

@inline
function keyOf(order: usize, n: i32, place: i32): u32 {
  return load<u32>(order + ((<usize>(n - 1 - place)) << 3), 4);
}

/** Values that differ by no more are equal, and keys that differ by more have values that are not. */
let tolerance: f64 = 0;
let keyGap: u32 = 0;

/** Whether a value equals the one before it in the order. Their keys alone mostly say no: a look at the values is dear. */
@inline
function isTie(values: usize, order: usize, n: i32, place: i32): bool {
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
function sort(values: usize, n: i32, scratch: usize): void {
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

@inline
function count(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

@inline
function next(at: usize): u32 {
  const place = load<u32>(at);
  store<u32>(at, place + 1);
  return place;
}

function starts(counts: usize, size: i32): void {
  let total: u32 = 0;
  for (let i = 0; i < size; i++) {
    const at = counts + ((<usize>i) << 2);
    const own = load<u32>(at);
    store<u32>(at, total);
    total += own;
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

/**
 * What the ranks of each unit come to, six numbers (u32) a unit: first, middle and last rank of the mid-P interval,
 * how often the rank was 1, how often `worst` or better, and the sum of the ranks. At `places`: the places of the three
 * in the order of the draws, and twice the draws of a tail. Scratch: 130 bytes a draw and 4096.
 */
export function summarise(
  n: i32,
  draws: i32,
  ranks: usize,
  places: usize,
  worst: i32,
  out: usize,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const counts = scratch;
  const block = scratch + 4096;
  const spare = block + ((<usize>draws) << 7);
  for (let first = from; first < to; first += 64) {
    const width = min(64, to - first);
    for (let draw = 0; draw < draws; draw++) {
      const row = ranks + (<usize>draw * <usize>n + <usize>first << 1);
      for (let q = 0; q < width; q++) {
        store<u16>(block + (<usize>(q * draws + draw) << 1), load<u16>(row + ((<usize>q) << 1)));
      }
    }
    for (let q = 0; q < width; q++) {
      const own = block + (<usize>(q * draws) << 1);
      summariseUnit(draws, own, places, worst, out + (<usize>(first + q) * 24), counts, spare);
    }
  }
}

/** Classes that a unit's ranks are counted in; those of the class of a place are then put in order. */
const classes: i32 = 256;
/** Draws whose counts fit into sixteen bits a lane, and whose sums into thirty-two. */
const drawsAtOnce: i32 = 65536;

function summariseUnit(draws: i32, own: usize, places: usize, worst: i32, out: usize, counts: usize, spare: usize): void {
  let firsts: u32 = 0;
  let worsts: u32 = 0;
  let total: u64 = 0;
  let lowest = u16x8(0xffff);
  let highest = u16x8(0);
  const ones = u16x8(1);
  const limit = u16x8(<u16>min(worst, 0xffff));
  const whole = draws & ~7;
  for (let start = 0; start < whole; start += drawsAtOnce) {
    const end = min(whole, start + drawsAtOnce);
    let best = u16x8(0);
    let bad = u16x8(0);
    let sums = i32x4.splat(0);
    for (let draw = start; draw < end; draw += 8) {
      const eight = v128.load(own + ((<usize>draw) << 1));
      lowest = i16x8.min_u(lowest, eight);
      highest = i16x8.max_u(highest, eight);
      best = i16x8.sub(best, i16x8.eq(eight, ones));
      bad = i16x8.sub(bad, i16x8.le_u(eight, limit));
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(eight));
    }
    firsts += sumOfLanes(i32x4.extadd_pairwise_i16x8_u(best));
    worsts += sumOfLanes(i32x4.extadd_pairwise_i16x8_u(bad));
    total += sumOfLanes(sums);
  }
  let least = leastOfLanes(lowest);
  let most = 0xffff - leastOfLanes(v128.not(highest));
  for (let draw = whole; draw < draws; draw++) {
    const rank = <u32>load<u16>(own + ((<usize>draw) << 1));
    least = min(least, rank);
    most = max(most, rank);
    firsts += u32(rank == 1);
    worsts += u32(rank <= <u32>worst);
    total += rank;
  }
  store<u32>(out, firsts, 12);
  store<u32>(out, worsts, 16);
  store<u32>(out, <u32>min<u64>(total, 0xffffffff), 20);
  const shift = max(0, 24 - clz<u32>(most - least));
  memory.fill(counts, 0, 4 * classes);
  for (let draw = 0; draw < draws; draw++) {
    count(counts + (<usize>((<u32>load<u16>(own + ((<usize>draw) << 1)) - least) >> shift) << 2));
  }
  let below: u32 = 0;
  let inClass: u32 = 0;
  let which: u32 = 0;
  let sorted: u32 = 0xffffffff;
  const twice = load<u32>(places, 12);
  for (let k = 0; k < 3; k++) {
    const place = load<u32>(places + ((<usize>k) << 2));
    // The places ascend, so the class of each is where that of the one before is, or further up.
    for (;;) {
      inClass = load<u32>(counts + ((<usize>which) << 2));
      if (place < below + inClass) break;
      below += inClass;
      which += 1;
    }
    if (shift > 0 && sorted != which) {
      sortClass(draws, own, least + (which << shift), shift, spare);
      sorted = which;
    }
    const rank = shift > 0 ? <u32>load<u16>(spare + (<usize>(place - below) << 1)) : least + which;
    // Draws below the rank, and those up to it: equal ranks are of one class.
    let around: u32 = 2 * below;
    if (shift > 0) {
      let first = place - below;
      let last = first + 1;
      while (first > 0 && <u32>load<u16>(spare + (<usize>(first - 1) << 1)) == rank) first--;
      while (last < inClass && <u32>load<u16>(spare + (<usize>last << 1)) == rank) last++;
      around += first + last;
    } else {
      around += inClass;
    }
    if (k == 0) store<u32>(out, rank + u32(around < twice));
    else if (k == 1) {
      store<u32>(out, min(load<u32>(out), rank));
      store<u32>(out, rank, 4);
    } else store<u32>(out, max(load<u32>(out, 4), rank - u32(2 * <u32>draws - around < twice)), 8);
  }
}

/** The ranks of a class, from the lowest. Eight draws are passed over at once where none is of the class. */
function sortClass(draws: i32, own: usize, from: u32, shift: u32, spare: usize): void {
  const start = u16x8(<u16>from);
  const size = u16x8(<u16>(<u32>1 << shift));
  const whole = draws & ~7;
  let end = spare;
  for (let draw = 0; draw < whole; draw += 8) {
    const eight = v128.load(own + ((<usize>draw) << 1));
    let inside = i16x8.bitmask(i16x8.lt_u(i16x8.sub(eight, start), size));
    for (; inside != 0; inside &= inside - 1) {
      end = putInOrder(spare, end, load<u16>(own + (<usize>(draw + ctz(inside)) << 1)));
    }
  }
  for (let draw = whole; draw < draws; draw++) {
    const rank = load<u16>(own + ((<usize>draw) << 1));
    if (<u32>rank - from < <u32>1 << shift) end = putInOrder(spare, end, rank);
  }
}

@inline
function putInOrder(first: usize, end: usize, rank: u16): usize {
  let at = end;
  while (at > first && load<u16>(at - 2) > rank) {
    store<u16>(at, load<u16>(at - 2));
    at -= 2;
  }
  store<u16>(at, rank);
  return end + 2;
}

@inline
function u16x8(value: u16): v128 {
  return i16x8.splat(<i16>value);
}

@inline
function sumOfLanes(four: v128): u32 {
  const two = <u32>i32x4.extract_lane(four, 0) + <u32>i32x4.extract_lane(four, 1);
  return two + <u32>i32x4.extract_lane(four, 2) + <u32>i32x4.extract_lane(four, 3);
}

function leastOfLanes(eight: v128): u32 {
  const four = i16x8.min_u(eight, i64x2.shr_u(eight, 32));
  const two = i16x8.min_u(four, i64x2.shr_u(four, 16));
  return min<u32>(<u32>i16x8.extract_lane_u(two, 0), <u32>i16x8.extract_lane_u(two, 4));
}
