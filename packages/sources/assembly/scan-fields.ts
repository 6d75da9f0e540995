// Where the fields of lines are; the twin is src/reading/fast/field-boundaries.ts, which knows quotation marks too.

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
