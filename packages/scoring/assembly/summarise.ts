// What the ranks of each unit come to.

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
    const at = counts + (<usize>((<u32>load<u16>(own + ((<usize>draw) << 1)) - least) >> shift) << 2);
    store<u32>(at, load<u32>(at) + 1);
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
