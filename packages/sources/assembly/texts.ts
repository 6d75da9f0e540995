// The twin is src/reading/fast/plain-texts.ts.

/**
 * Texts of one length, at most 16 bytes, of which the byte at each place is in one of three ranges: `ranges` holds
 * 16 lowest bytes and 16 widths of each, one range after the other.
 *
 * @returns how many do not fit and are listed at `unfit`
 */
export function findUnfit(
  bytes: usize, starts: usize, ends: usize, ranges: usize, unfit: usize, rows: i32, columnCount: i32, length: i32,
): i32 {
  const width = <usize>columnCount << 2;
  const own = (1 << length) - 1;
  const lowest1 = v128.load(ranges);
  const width1 = v128.load(ranges, 16);
  const lowest2 = v128.load(ranges, 32);
  const width2 = v128.load(ranges, 48);
  const lowest3 = v128.load(ranges, 64);
  const width3 = v128.load(ranges, 80);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const start = load<i32>(starts);
    const text = v128.load(bytes + <usize>start);
    const fits = v128.or(
      i8x16.le_u(i8x16.sub(text, lowest1), width1),
      v128.or(i8x16.le_u(i8x16.sub(text, lowest2), width2), i8x16.le_u(i8x16.sub(text, lowest3), width3)),
    );
    store<i32>(unfit + (<usize>count << 2), row);
    count += i32((i8x16.bitmask(fits) & own) != own || load<i32>(ends) - start != length);
    starts += width;
    ends += width;
  }
  return count;
}
