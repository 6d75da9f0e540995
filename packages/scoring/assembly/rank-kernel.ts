// AssemblyScript, compiled to the bytes in src/draws/rank-kernel-bytes.ts by `node packages/scoring/assembly/build.mjs`.
// Scores of many draws of weights, their ranks, and what the ranks of each unit come to. The twin in JavaScript is
// src/draws/rank-kernel.ts: the same sums in the same order, so the same bits.

/** Scores within this part of the highest are equal, as in `rankScores`. */
const sameScore: f64 = 1e-12;
/** Runs of equal keys that are longer than this are sorted by shells, shorter ones by insertion. */
const shortRun: i32 = 24;

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
  let leaf = leaves;
  for (let j = 0; j < n; j++) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    let weight = turned;
    for (let i = 0; i < m; i++) {
      const value = v128.load64_splat(leaf);
      a = f64x2.add(a, f64x2.mul(value, v128.load(weight)));
      b = f64x2.add(b, f64x2.mul(value, v128.load(weight, 16)));
      c = f64x2.add(c, f64x2.mul(value, v128.load(weight, 32)));
      d = f64x2.add(d, f64x2.mul(value, v128.load(weight, 48)));
      leaf += 8;
      weight += 64;
    }
    const at = scores + ((<usize>j) << 3);
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
}

// @ts-ignore: decorator
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
  const order = sorted(group, n, sorting);
  const tolerance = toleranceOf(group, n);
  let first = 0;
  while (first < n) {
    let last = first + 1;
    while (last < n && isTie(group, order, n, last, tolerance)) last++;
    const score = weight * load<f64>(table + ((<usize>(first + last - 1)) << 3));
    for (let place = first; place < last; place++) {
      const at = into + ((<usize>unitAt(order, n, place)) << 3);
      store<f64>(at, load<f64>(at) + score);
    }
    first = last;
  }
}

function rankAll(scores: usize, n: i32, sorting: usize, ranks: usize): void {
  const order = sorted(scores, n, sorting);
  const tolerance = toleranceOf(scores, n);
  let rank = 1;
  for (let place = 0; place < n; place++) {
    if (place > 0 && !isTie(scores, order, n, place, tolerance)) rank = place + 1;
    store<u16>(ranks + ((<usize>unitAt(order, n, place)) << 1), <u16>rank);
  }
}

/** The unit with the so many-highest value, from 0. */
// @ts-ignore: decorator
@inline
function unitAt(order: usize, n: i32, place: i32): u32 {
  return load<u32>(order + ((<usize>(n - 1 - place)) << 3));
}

// @ts-ignore: decorator
@inline
function keyOf(order: usize, n: i32, place: i32): u32 {
  return load<u32>(order + ((<usize>(n - 1 - place)) << 3), 4);
}

/** Whether a value equals the one before it in the order. Their keys alone mostly say no: a look at the values is dear. */
// @ts-ignore: decorator
@inline
function isTie(values: usize, order: usize, n: i32, place: i32, tolerance: f64): bool {
  const before = keyOf(order, n, place - 1);
  const after = keyOf(order, n, place);
  if (numberOf(before - 1) - numberOf(after + 1) > tolerance) return false;
  const higher = load<f64>(values + ((<usize>unitAt(order, n, place - 1)) << 3));
  return !(higher - load<f64>(values + ((<usize>unitAt(order, n, place)) << 3)) > tolerance);
}

/** The number of a key and no lower half. */
// @ts-ignore: decorator
@inline
function numberOf(key: u32): f64 {
  const upper = key >> 31 == 1 ? key ^ 0x80000000 : ~key;
  return reinterpret<f64>((<u64>upper) << 32);
}

function toleranceOf(values: usize, n: i32): f64 {
  let highest: f64 = 0;
  for (let j = 0; j < n; j++) highest = max(highest, abs(load<f64>(values + ((<usize>j) << 3))));
  return highest * sameScore;
}

/**
 * Units from the lowest value to the highest, each beside the key of its value: its upper half, turned so that keys are
 * in the order of the values. Three counting passes over the keys, then the few with equal keys by the whole number.
 */
function sorted(values: usize, n: i32, scratch: usize): usize {
  const one = scratch;
  const other = one + ((<usize>n) << 3);
  const low = other + ((<usize>n) << 3);
  const middle = low + 8192;
  const high = middle + 8192;
  memory.fill(low, 0, 20480);
  for (let j = 0; j < n; j++) {
    const key = keyAt(values, j);
    count(low + (<usize>(key & 2047) << 2));
    count(middle + (<usize>((key >> 11) & 2047) << 2));
    count(high + (<usize>(key >> 22) << 2));
  }
  starts(low, 2048);
  starts(middle, 2048);
  starts(high, 1024);
  for (let j = 0; j < n; j++) {
    const key = keyAt(values, j);
    store<u64>(one + (<usize>next(low + (<usize>(key & 2047) << 2)) << 3), ((<u64>key) << 32) | <u64>j);
  }
  for (let place = 0; place < n; place++) {
    const pair = load<u64>(one + ((<usize>place) << 3));
    store<u64>(other + (<usize>next(middle + (<usize>((pair >> 43) & 2047) << 2)) << 3), pair);
  }
  for (let place = 0; place < n; place++) {
    const pair = load<u64>(other + ((<usize>place) << 3));
    store<u64>(one + (<usize>next(high + (<usize>(pair >> 54) << 2)) << 3), pair);
  }
  let first = 0;
  for (let place = 1; place <= n; place++) {
    if (place < n && load<u32>(one + ((<usize>place) << 3), 4) == load<u32>(one + ((<usize>first) << 3), 4)) continue;
    if (place - first > 1) sortRun(values, one + ((<usize>first) << 3), place - first);
    first = place;
  }
  return one;
}

// @ts-ignore: decorator
@inline
function keyAt(values: usize, unit: i32): u32 {
  const upper = load<u32>(values + ((<usize>unit) << 3), 4);
  return upper ^ (<u32>(<i32>upper >> 31) | 0x80000000);
}

// @ts-ignore: decorator
@inline
function count(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

// @ts-ignore: decorator
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
 * the draws, how often the rank was 1, how often `worst` or better, and the sum of the ranks. Scratch: 128 draws bytes
 * + 4096.
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
  const fine = scratch + 1024;
  const block = scratch + 4096;
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
      summariseUnit(draws, own, places, worst, out + (<usize>(first + q) * 24), counts, fine);
    }
  }
}

function summariseUnit(draws: i32, own: usize, places: usize, worst: i32, out: usize, counts: usize, fine: usize): void {
  memory.fill(counts, 0, 1024);
  let firsts: u32 = 0;
  let worsts: u32 = 0;
  let total: u64 = 0;
  for (let draw = 0; draw < draws; draw++) {
    const rank = <u32>load<u16>(own + ((<usize>draw) << 1));
    count(counts + (<usize>(rank >> 8) << 2));
    if (rank == 1) firsts++;
    if (rank <= <u32>worst) worsts++;
    total += rank;
  }
  for (let k = 0; k < 3; k++) {
    let place = load<u32>(places + ((<usize>k) << 2));
    let upper: u32 = 0;
    while (load<u32>(counts + ((<usize>upper) << 2)) <= place) {
      place -= load<u32>(counts + ((<usize>upper) << 2));
      upper++;
    }
    memory.fill(fine, 0, 1024);
    for (let draw = 0; draw < draws; draw++) {
      const rank = <u32>load<u16>(own + ((<usize>draw) << 1));
      if (rank >> 8 == upper) count(fine + (<usize>(rank & 255) << 2));
    }
    let lower: u32 = 0;
    while (load<u32>(fine + ((<usize>lower) << 2)) <= place) {
      place -= load<u32>(fine + ((<usize>lower) << 2));
      lower++;
    }
    store<u32>(out + ((<usize>k) << 2), (upper << 8) | lower);
  }
  store<u32>(out, firsts, 12);
  store<u32>(out, worsts, 16);
  store<u32>(out, <u32>min<u64>(total, 0xffffffff), 20);
}
