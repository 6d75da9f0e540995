// The twin is `codeBytes` of src/reading/fast/cell-codes.ts.

/**
 * Numbers the cells of one byte by tables of 256 numbers and of their verdicts; an empty cell is 0. Cells without a
 * number get -1 and are listed.
 *
 * @returns how many are listed at `rest`; the verdicts on the numbered cells, put together, stand at `met`
 */
export function codeBytes(
  bytes: usize, starts: usize, ends: usize, ofByte: usize, verdicts: usize, codes: usize, rest: usize, met: usize,
  rows: i32, columnCount: i32, ofNone: i32,
): i32 {
  const width = <usize>columnCount << 2;
  let others = 0;
  let together = 0;
  for (let row = 0; row < rows; row++) {
    const start = load<i32>(starts);
    const length = load<i32>(ends) - start;
    starts += width;
    ends += width;
    let code = -1;
    if (length == 1) {
      const byte = <usize>load<u8>(bytes + <usize>start);
      code = load<i32>(ofByte + (byte << 2));
      together |= <i32>load<u8>(verdicts + byte);
    } else if (length == 0) {
      code = 0;
      together |= ofNone;
    }
    store<i32>(codes + (<usize>row << 2), code);
    store<i32>(rest + (<usize>others << 2), row);
    others += i32(code < 0);
  }
  store<i32>(met, together);
  return others;
}
