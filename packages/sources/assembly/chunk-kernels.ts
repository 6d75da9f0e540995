// AssemblyScript, compiled to the bytes in src/reading/fast/chunk-kernels-bytes.ts by
// `node packages/sources/assembly/build.mjs`. The twins in JavaScript are field-boundaries.ts (which knows lines with
// quotation marks too), number-kernel.ts (commas too), date-kernel.ts and plain-texts.ts in src/reading/fast. Places
// are in bytes of the memory. Constant vectors are read from it before a loop: the engine would make one written as such
// anew in every round.

const lineFeed: u8 = 0x0a;
const carriageReturn: u8 = 0x0d;
const mark: u8 = 0x22;

/**
 * Finds fields of lines without quotation marks, 64 bytes at a time, until a line with one, `to`, or `mostRows`.
 * All places are in bytes of the memory; what is noted of lines and fields counts from `bytes`.
 *
 * @returns where the first line starts that is not read; the number of lines read so far stands at `rows`
 */
export function scan(
  bytes: usize, starts: usize, ends: usize, lineStarts: usize, needsCare: usize, rows: usize, constants: usize,
  from: i32, to: i32, mostRows: i32, delimiter: i32, columnCount: i32,
): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineFeeds = v128.load(constants);
  const marks = v128.load(constants, 16);
  const width = <usize>columnCount << 2;
  let row = load<i32>(rows);
  let lineStart = from;
  let fieldStart = from;
  // How far into starts and ends the line's fields begin, the next field stands, and the line's room ends.
  let first = <usize>row * width;
  let field = first;
  let limit = first + width;
  for (let block = from; block < to; block += 64) {
    const at = bytes + <usize>block;
    let found = bits(v128.load(at), delimiters, lineFeeds, marks)
      | (bits(v128.load(at, 16), delimiters, lineFeeds, marks) << 16)
      | (bits(v128.load(at, 32), delimiters, lineFeeds, marks) << 32)
      | (bits(v128.load(at, 48), delimiters, lineFeeds, marks) << 48);
    for (; found != 0; found &= found - 1) {
      const place = block + <i32>ctz(found);
      const byte = <i32>load<u8>(bytes + <usize>place);
      if (byte == delimiter) {
        if (field < limit) {
          store<i32>(starts + field, fieldStart);
          store<i32>(ends + field, place);
        }
        field += 4;
        fieldStart = place + 1;
        continue;
      }
      if (byte == <i32>mark) {
        store<i32>(rows, row);
        return lineStart;
      }
      store<i32>(lineStarts + (<usize>row << 2), lineStart);
      if (field + 4 == limit && holdsSomething(bytes, lineStart, place, delimiter)) {
        let end = place;
        while (end > fieldStart && load<u8>(bytes + <usize>(end - 1)) == carriageReturn) end--;
        store<i32>(starts + field, fieldStart);
        store<i32>(ends + field, end);
        store<u8>(needsCare + <usize>row, 0);
      } else {
        store<u8>(needsCare + <usize>row, 1);
        for (let other = first; other < limit; other += 4) {
          store<i32>(starts + other, lineStart);
          store<i32>(ends + other, lineStart);
        }
      }
      row++;
      lineStart = place + 1;
      if (row == mostRows || lineStart >= to) {
        store<i32>(rows, row);
        return lineStart;
      }
      fieldStart = lineStart;
      first = limit;
      field = first;
      limit += width;
    }
  }
  store<i32>(rows, row);
  return lineStart;
}

/** A bit for each of 16 bytes that is a delimiter, a line feed or a quotation mark. */
function bits(sixteen: v128, delimiters: v128, lineFeeds: v128, marks: v128): u64 {
  const either = v128.or(i8x16.eq(sixteen, delimiters), i8x16.eq(sixteen, lineFeeds));
  return <u64>(<u32>i8x16.bitmask(v128.or(either, i8x16.eq(sixteen, marks))));
}

/** Whether a line certainly holds more than blanks and delimiters. */
function holdsSomething(bytes: usize, start: i32, end: i32, delimiter: i32): bool {
  for (let at = start; at < end; at++) {
    const byte = <i32>load<u8>(bytes + <usize>at);
    if (byte > 0x20 && byte < 0x7f && byte != delimiter) return true;
  }
  return false;
}

/**
 * Numbers of at most 16 bytes: digits with a point and a minus where they may stand. All digits are put side by
 * side without the point and summed up at once, two, four and eight of them at a time.
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
