// The twin is `stageKeys` of packages/table/src/staged-keys.ts.

/**
 * Puts the first 16 bytes of the fields of a column side by side, with lengths and hashes. Of a longer field only the
 * length counts. At `masks` stand, for each length up to 16, the bytes that belong to a key.
 */
export function stageKeys(
  bytes: usize, starts: usize, ends: usize, rows: usize, words: usize, lengths: usize, hashes: usize, masks: usize,
  constants: usize, count: i32, columnCount: i32, column: i32,
): void {
  const factors = v128.load(constants, 144);
  for (let key = 0; key < count; key++) {
    const field = <usize>(load<i32>(rows + (<usize>key << 2)) * columnCount + column) << 2;
    const start = load<i32>(starts + field);
    const length = load<i32>(ends + field) - start;
    store<i32>(lengths + (<usize>key << 2), length);
    const mask = v128.load(masks + (<usize>min(length, 16) << 4));
    const text = v128.and(v128.load(bytes + <usize>start), mask);
    v128.store(words + (<usize>key << 4), text);
    const four = i32x4.mul(text, factors);
    let hash = i32x4.extract_lane(four, 0) ^ i32x4.extract_lane(four, 1) ^ i32x4.extract_lane(four, 2)
      ^ i32x4.extract_lane(four, 3);
    hash = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
    hash = (hash ^ (hash >>> 13)) * 0x297a2d39;
    store<i32>(hashes + (<usize>key << 2), hash ^ (hash >>> 16) ^ length);
  }
}
