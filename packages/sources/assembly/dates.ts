// The twin is src/reading/fast/date-kernel.ts.

/**
 * Dates of ten characters as days since 1970-01-01, by the calendar of civil dates; see the twin.
 *
 * @returns how many are listed at `failed`; how many are missing stands at `missing`
 */
export function readDates(
  bytes: usize, starts: usize, ends: usize, values: usize, states: usize, failed: usize, missing: usize,
  constants: usize, rows: i32, columnCount: i32, required: i32, day: i32, month: i32, year: i32, sign1: i32, sign2: i32, sign: i32,
  min: i32, max: i32,
): i32 {
  const width = <usize>columnCount << 2;
  const signs = (1 << sign1) | (1 << sign2);
  const signBytes = i8x16.splat(<i8>sign);
  const zeros = v128.load(constants, 32);
  const tens = v128.load(constants, 48);
  let failures = 0;
  let empty = 0;
  for (let row = 0; row < rows; row++) {
    const start = load<i32>(starts);
    const length = load<i32>(ends) - start;
    starts += width;
    ends += width;
    const value = values + (<usize>row << 2);
    if (length == 0 && !required) {
      store<u8>(states + <usize>row, 1);
      store<i32>(value, 0);
      empty++;
      continue;
    }
    store<u8>(states + <usize>row, 0);
    const at = bytes + <usize>start;
    const text = v128.load(at);
    const numeric = i8x16.bitmask(i8x16.lt_u(i8x16.sub(text, zeros), tens)) & 0x3ff;
    const signed = i8x16.bitmask(i8x16.eq(text, signBytes)) & signs;
    let right = length == 10 && signed == signs && (numeric | signs) == 0x3ff;
    if (right) {
      const dd = twoDigits(at + <usize>day);
      const mm = twoDigits(at + <usize>month);
      const yyyy = twoDigits(at + <usize>year) * 100 + twoDigits(at + <usize>year + 2);
      const leap = yyyy % 4 == 0 && (yyyy % 100 != 0 || yyyy % 400 == 0);
      const days = mm == 2 ? 28 + i32(leap) : 30 + ((mm + (mm >> 3)) & 1);
      // Years that begin in March have the leap day at their end, and months then come to 153 days in five.
      const march = yyyy - i32(mm <= 2);
      const months = mm > 2 ? mm - 3 : mm + 9;
      const number = march * 365 + march / 4 - march / 100 + march / 400 + (153 * months + 2) / 5 + dd - 1 - 719_468;
      store<i32>(value, number);
      right = mm >= 1 && mm <= 12 && dd >= 1 && dd <= days && yyyy > 0 && number >= min && number <= max;
    }
    if (!right) {
      store<i32>(failed + (<usize>failures << 2), row);
      failures++;
    }
  }
  store<i32>(missing, empty);
  return failures;
}

function twoDigits(at: usize): i32 {
  return <i32>load<u8>(at) * 10 + <i32>load<u8>(at, 1) - 528;
}
