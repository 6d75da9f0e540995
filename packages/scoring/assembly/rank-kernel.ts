// AssemblyScript, compiled to the bytes in src/draws/rank-kernel-bytes.ts by `node packages/scoring/assembly/build.mjs`.
// Scores of many draws of weights, their ranks, and what the ranks of each unit come to. The twin in JavaScript is
// src/draws/twin-kernel.ts: the same sums in the same order, so the same bits.

import { inOrder } from "./order";
import { sort } from "./sort";
import { eightSums, twoSums } from "./sums";
import { callSame, isTie } from "./ties";

export { summarise } from "./summarise";

/**
 * Plain weighted sums: `weights` holds a weight a leaf for each draw. Eight draws at a time share one pass over the
 * scores. Scratch: 64 m + 64 n + 12 n + 131,152 bytes.
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

/**
 * A tree of groups, told as steps of five numbers (what, into which group, from which leaf or group, first weight, and
 * how many or which table): 0 = sums of leaves, 1 = add a group, 2 = add a group's transformed ranks, 3 = begin with
 * nothing, 4 = add sums of leaves. The score is group 0. The leaves of a step stand together, those of a unit side by
 * side, from the place of its first leaf times n. Two draws share each pass.
 * Scratch: 64 m + 16 n a group + 12 n + 131,152 bytes.
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
 * Adds `weight` times the transformed ranks of values, of which those are equal that differ by no more than `same`. Scratch:
 * 12 n + 131,152 bytes.
 */
export function transform(n: i32, values: usize, same: f64, weight: f64, table: usize, into: usize, scratch: usize): void {
  sort(values, n, scratch);
  callSame(same);
  addInOrder(n, values, weight, table, into, scratch);
}

/** What {@link addRanked} does once units are in order. */
function addInOrder(n: i32, group: usize, weight: f64, table: usize, into: usize, sorting: usize): void {
  let unit = inOrder(sorting, n, n - 1);
  let first = 0;
  while (first < n) {
    let last = first + 1;
    let next: u32 = 0;
    for (let higher = unit; last < n; last++) {
      next = inOrder(sorting, n, n - 1 - last);
      if (!isTie(group, higher, next)) break;
      higher = next;
    }
    const twice = first + last - 1;
    const score = weight * load<f64>(table + ((<usize>((twice >> 1) + (twice & 1) * n)) << 3));
    for (let place = first; place < last; place++) {
      const at = into + ((<usize>(inOrder(sorting, n, n - 1 - place) & 0xffff)) << 3);
      store<f64>(at, load<f64>(at) + score);
    }
    first = last;
    unit = next;
  }
}

/** The ranks of scores as in a draw. Scratch: 12 n + 131,152 bytes. */
export function rank(n: i32, scores: usize, ranks: usize, scratch: usize): void {
  rankAll(scores, n, scratch, ranks);
}

function rankAll(scores: usize, n: i32, sorting: usize, ranks: usize): void {
  sort(scores, n, sorting);
  let higher = inOrder(sorting, n, n - 1);
  store<u16>(ranks + ((<usize>(higher & 0xffff)) << 1), 1);
  let rank = 1;
  for (let place = 1; place < n; place++) {
    const unit = inOrder(sorting, n, n - 1 - place);
    if (!isTie(scores, higher, unit)) rank = place + 1;
    store<u16>(ranks + ((<usize>(unit & 0xffff)) << 1), <u16>rank);
    higher = unit;
  }
}
