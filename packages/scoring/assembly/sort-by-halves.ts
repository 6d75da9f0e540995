// Units in the order of their values, however these lie.

import { count, next, starts } from "./counting";
import { countsIn, load32, orderIn, store32, valueOf } from "./order";
import { lookAtAll } from "./ties";

/** Runs of equal keys that are longer than this are sorted by shells, shorter ones by insertion. */
const shortRun: i32 = 24;
/** So few units are sorted by shells: counting takes thousands of counters. */
export const fewUnits: i32 = 200;

/** Sorts by the upper halves of the numbers, turned so that as whole numbers they are in the order of the values. */
export function sortByHalves(values: usize, n: i32, scratch: usize): void {
  let highest: f64 = 0;
  for (let j = 0; j < n; j++) highest = max(highest, abs(valueOf(values, j)));
  lookAtAll(highest);
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
