// Sums of leaves under several draws of weights.

/** Sums of leaves under eight draws of weights, a row of units a draw: instead of what is there, or added to it. */
export function eightSums(n: i32, m: i32, leaves: usize, turned: usize, scores: usize, add: bool): void {
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
export function twoSums(n: i32, m: i32, leaves: usize, turned: usize, scores: usize, add: bool): void {
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
