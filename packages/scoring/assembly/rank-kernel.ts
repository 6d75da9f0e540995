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
 * scores. Scratch: 64 m + 64 n + 16 n + 20,480 bytes.
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
 * side, from the place of its first leaf times n. Eight draws share each pass.
 * Scratch: 64 m + 64 n a group + 16 n + 20,480 bytes.
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
  const sorting = sums + <usize>groups * 8 * row;
  for (let draw = from; draw < to; draw += 8) {
    const count = min(8, to - draw);
    const own = weights + (<usize>draw * <usize>stride << 3);
    let step = plan + 32;
    for (let s = 0; s < stepCount; s++) {
      const what = load<i32>(step);
      const into = sums + <usize>load<i32>(step, 4) * 8 * row;
      const source = load<i32>(step, 8);
      const first = load<i32>(step, 12);
      const extra = load<i32>(step, 16);
      step += 20;
      if (what == 3) {
        memory.fill(into, 0, 8 * row);
        continue;
      }
      if (what == 0 || what == 4) {
        turn(own, stride, first, extra, count, turned);
        eightSums(n, extra, leaves + <usize>source * row, turned, into, what == 4);
        continue;
      }
      for (let q = 0; q < count; q++) {
        const weight = load<f64>(own + ((<usize>(q * stride + first)) << 3));
        const group = sums + (<usize>source * 8 + <usize>q) * row;
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

/** Adds `weight` times the transformed rank; `table` has the transformed rank 1, 1.5, 2, ... : ties are averaged. */
function addRanked(n: i32, group: usize, weight: f64, table: usize, into: usize, sorting: usize): void {
  sort(group, n, sorting);
  let first = 0;
  while (first < n) {
    let last = first + 1;
    while (last < n && isTie(group, sorting, n, last)) last++;
    const score = weight * load<f64>(table + ((<usize>(first + last - 1)) << 3));
    for (let place = first; place < last; place++) {
      const at = into + ((<usize>unitAt(sorting, n, place)) << 3);
      store<f64>(at, load<f64>(at) + score);
    }
    first = last;
  }
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

/** Keys are whole numbers below this: two counting passes of 11 bits sort them. */
const keys: f64 = 4194304;
/** More units than this with one key, and keys by place between the lowest and the highest value are too coarse. */
const longRun: i32 = 256;

/**
 * Pairs (unit, key) from the lowest value to the highest, at the start of the scratch. The key is the place of a value
 * between the lowest and the highest, in four million steps; two counting passes put keys in order, and the few units
 * of one key are sorted by their values. Where many have one key (most lie close together, and some far away) the upper
 * half of each number is the key instead, in three passes.
 */
function sort(values: usize, n: i32, scratch: usize): void {
  let lowest: f64 = Infinity;
  let highest: f64 = -Infinity;
  for (let j = 0; j < n; j++) {
    const value = load<f64>(values + ((<usize>j) << 3));
    lowest = min(lowest, value);
    highest = max(highest, value);
  }
  tolerance = max(abs(lowest), abs(highest)) * sameScore;
  const scale = (keys - 1) / (highest - lowest);
  if (!(scale > 0 && scale < Infinity && tolerance * scale < 1000000)) {
    sortByHalves(values, n, scratch);
    return;
  }
  keyGap = 2 + <u32>(tolerance * scale);
  const one = scratch;
  if (n <= fewUnits) {
    for (let j = 0; j < n; j++) {
      const key = <u64><u32>((load<f64>(values + ((<usize>j) << 3)) - lowest) * scale);
      store<u64>(one + ((<usize>j) << 3), (key << 32) | <u64>j);
    }
    sortRun(values, one, n);
    return;
  }
  const other = one + ((<usize>n) << 3);
  const low = other + ((<usize>n) << 3);
  const high = low + 8192;
  memory.fill(low, 0, 16384);
  for (let j = 0; j < n; j++) {
    const key = <u32>((load<f64>(values + ((<usize>j) << 3)) - lowest) * scale);
    store<u64>(one + ((<usize>j) << 3), (<u64>key << 32) | <u64>j);
    count(low + (<usize>(key & 2047) << 2));
    count(high + (<usize>(key >> 11) << 2));
  }
  starts(low, 2048);
  starts(high, 2048);
  pass(one, other, n, low, 32, 2047);
  pass(other, one, n, high, 43, 2047);
  if (!sortRuns(values, one, n, longRun)) sortByHalves(values, n, scratch);
}

/** The same by the upper halves of the numbers, turned so that as whole numbers they are in the order of the values. */
function sortByHalves(values: usize, n: i32, scratch: usize): void {
  // Halves say too little of what lies within the tolerance of another: each pair is looked at.
  keyGap = 0xffffffff;
  const one = scratch;
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
  sortRuns(values, one, n, n);
}

/** One counting pass: pairs go to the places that the digit of their keys has left. */
function pass(from: usize, to: usize, n: i32, counts: usize, shift: u64, digits: u64): void {
  for (let place = 0; place < n; place++) {
    const pair = load<u64>(from + ((<usize>place) << 3));
    store<u64>(to + (<usize>next(counts + (<usize>((pair >> shift) & digits) << 2)) << 3), pair);
  }
}

/** Sorts units of equal keys by their values; false where more than `most` have one key. */
function sortRuns(values: usize, order: usize, n: i32, most: i32): bool {
  let first = 0;
  let key = load<u32>(order, 4);
  for (let place = 1; place <= n; place++) {
    const own = place < n ? load<u32>(order + ((<usize>place) << 3), 4) : ~key;
    if (own == key) continue;
    const size = place - first;
    if (size > most && !isSorted(values, order + ((<usize>first) << 3), size)) return false;
    if (size > 1) sortRun(values, order + ((<usize>first) << 3), size);
    first = place;
    key = own;
  }
  return true;
}

function isSorted(values: usize, order: usize, size: i32): bool {
  for (let place = 1; place < size; place++) {
    const before = load<f64>(values + ((<usize>load<u32>(order + ((<usize>(place - 1)) << 3))) << 3));
    if (before > load<f64>(values + ((<usize>load<u32>(order + ((<usize>place) << 3))) << 3))) return false;
  }
  return true;
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
 * What the ranks of each unit come to, six numbers (u32) a unit: the three asked for by their places in the order of
 * the draws, how often the rank was 1, how often `worst` or better, and the sum of the ranks. Scratch: 130 bytes a draw
 * and 4096.
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

/** Puts a unit's ranks in order, by counting the lower and then the upper half of each. */
function summariseUnit(draws: i32, own: usize, places: usize, worst: i32, out: usize, low: usize, spare: usize): void {
  const high = low + 1024;
  memory.fill(low, 0, 2048);
  let firsts: u32 = 0;
  let worsts: u32 = 0;
  let total: u64 = 0;
  for (let draw = 0; draw < draws; draw++) {
    const rank = <u32>load<u16>(own + ((<usize>draw) << 1));
    count(low + (<usize>(rank & 255) << 2));
    count(high + (<usize>(rank >> 8) << 2));
    firsts += u32(rank == 1);
    worsts += u32(rank <= <u32>worst);
    total += rank;
  }
  starts(low, 256);
  starts(high, 256);
  for (let draw = 0; draw < draws; draw++) {
    const rank = <u32>load<u16>(own + ((<usize>draw) << 1));
    store<u16>(spare + (<usize>next(low + (<usize>(rank & 255) << 2)) << 1), <u16>rank);
  }
  for (let draw = 0; draw < draws; draw++) {
    const rank = <u32>load<u16>(spare + ((<usize>draw) << 1));
    store<u16>(own + (<usize>next(high + (<usize>(rank >> 8) << 2)) << 1), <u16>rank);
  }
  for (let k = 0; k < 3; k++) {
    const place = load<u32>(places + ((<usize>k) << 2));
    store<u32>(out + ((<usize>k) << 2), <u32>load<u16>(own + ((<usize>place) << 1)));
  }
  store<u32>(out, firsts, 12);
  store<u32>(out, worsts, 16);
  store<u32>(out, <u32>min<u64>(total, 0xffffffff), 20);
}
