// The twin is src/reading/fast/number-kernel.ts, which knows commas too.

/**
 * Numbers of at most 16 bytes: digits with a point and a minus where they may stand. All digits are put side by
 * side without the point and summed up at once, two, four and eight of them at a time; a few of them in one word.
 *
 * @returns how many are listed at `failed`; how many are missing stands at `missing`
 */
export function readNumbers(
  bytes: usize, starts: usize, ends: usize, values: usize, states: usize, failed: usize, missing: usize, constants: usize,
  powers: usize, rows: i32, columnCount: i32, required: i32, negative: i32, decimals: i32, mostWhole: i32, mostDigits: i32,
  unit: i32, min: f64, max: f64,
): i32 {
  const width = <usize>columnCount << 2;
  const zeros = v128.load(constants, 32);
  const tens = v128.load(constants, 48);
  const point = v128.load(constants, 64);
  const places16 = v128.load(constants, 80);
  const lowBytes = v128.load(constants, 96);
  const tensWide = v128.load(constants, 112);
  const hundreds = v128.load(constants, 128);
  const short = mostWhole >= 8 && mostDigits >= 8;
  let failures = 0;
  let empty = 0;
  for (let row = 0; row < rows; row++) {
    let start = load<i32>(starts);
    const end = load<i32>(ends);
    starts += width;
    ends += width;
    const value = values + (<usize>row << 3);
    if (start == end && !required) {
      store<u8>(states + <usize>row, 1);
      store<f64>(value, NaN);
      empty++;
      continue;
    }
    store<u8>(states + <usize>row, 0);
    const minus = start < end && load<u8>(bytes + <usize>start) == 0x2d;
    start += i32(minus);
    const length = end - start;
    if (length > 0 && length <= 8 && (!minus || negative != 0)) {
      // Up to eight bytes that are digits, with two decimals or none: summed up in one word, the first digit lowest.
      const before = (8 - length) << 3;
      const text = (load<u64>(bytes + <usize>(end - 8)) >> before) << before;
      const pointed = length > 2 && ((text >> 40) & 0xff) == 0x2e;
      const side = pointed ? ((text & 0xff_ffff_ffff) << 8) | (text & 0xffff_0000_0000_0000) : text;
      const digits = side ^ (0x3030_3030_3030_3030 << (before + (i32(pointed) << 3)));
      if (short && !((digits | (digits + 0x0606_0606_0606_0606)) & 0xf0f0_f0f0_f0f0_f0f0) && (decimals >= 2 || !pointed)) {
        const twos = ((digits * 2561) >> 8) & 0x00ff_00ff_00ff_00ff;
        const fours = ((twos * 6_553_601) >> 16) & 0x0000_ffff_0000_ffff;
        let number = <f64>(<i32>((fours * 42_949_672_960_001) >> 32));
        number = unit == 100 ? (pointed ? number : number * 100) : pointed ? number / 100 : number;
        if (minus && number != 0) number = -number;
        if (number >= min && number <= max) {
          store<f64>(value, number);
          continue;
        }
      }
    }
    let right = length > 0 && length <= 16 && (!minus || negative != 0);
    if (right) {
      const text = v128.load(bytes + <usize>start);
      const own = (1 << length) - 1;
      const digits = i8x16.sub(text, zeros);
      const numeric = i8x16.bitmask(i8x16.lt_u(digits, tens)) & own;
      const points = i8x16.bitmask(i8x16.eq(text, point)) & own;
      const places = points == 0 ? 0 : length - 1 - ctz(points);
      const count = length - i32(points != 0);
      right =
        (numeric | points) == own && (points & (points - 1)) == 0 && (points == 0 || places > 0)
        && places <= decimals && count - places <= mostWhole && count <= mostDigits;
      // Where the digit of each of 16 places comes from; places before the first come from nowhere, so are 0.
      const last = i8x16.add(places16, i8x16.splat(<i8>(length - 16)));
      const before = i8x16.lt_s(places16, i8x16.splat(<i8>(16 - places)));
      const from = points == 0 ? last : i8x16.add(last, before);
      const side = i8x16.swizzle(digits, from);
      const twos = i16x8.add(i16x8.mul(v128.and(side, lowBytes), tensWide), i16x8.shr_u(side, 8));
      const fours = i32x4.dot_i16x8_s(twos, hundreds);
      const high = <i64>i32x4.extract_lane(fours, 0) * 10_000 + <i64>i32x4.extract_lane(fours, 1);
      const low = <i64>i32x4.extract_lane(fours, 2) * 10_000 + <i64>i32x4.extract_lane(fours, 3);
      let number = <f64>(high * 100_000_000 + low);
      const power = load<f64>(powers + (<usize>(places & 15) << 3));
      number = unit == 100 ? number * (places == 0 ? 100 : places == 1 ? 10 : 1) : number / power;
      if (minus && number != 0) number = -number;
      store<f64>(value, number);
      right = right && number >= min && number <= max;
    }
    if (!right) {
      store<i32>(failed + (<usize>failures << 2), row);
      failures++;
    }
  }
  store<i32>(missing, empty);
  return failures;
}
