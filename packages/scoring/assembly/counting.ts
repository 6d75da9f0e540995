// Counters of counting sorts: two bytes each, for at most 65,535 units; a whole number of eight.

@inline
export function count(counts: usize, place: u32): void {
  const at = counts + ((<usize>place) << 1);
  store<u16>(at, load<u16>(at) + 1);
}

@inline
export function next(counts: usize, place: u32): u32 {
  const at = counts + ((<usize>place) << 1);
  const own = load<u16>(at);
  store<u16>(at, own + 1);
  return own;
}

/** Turns counts into where each begins, eight at a time. */
export function starts(counts: usize, size: i32): void {
  const none = i16x8.splat(0);
  let total = none;
  const end = counts + ((<usize>size) << 1);
  for (let at = counts; at < end; at += 16) {
    const own = v128.load(at);
    let sums = i16x8.add(own, v128.shuffle<u16>(none, own, 7, 8, 9, 10, 11, 12, 13, 14));
    sums = i16x8.add(sums, v128.shuffle<u16>(none, sums, 6, 7, 8, 9, 10, 11, 12, 13));
    sums = i16x8.add(sums, v128.shuffle<u16>(none, sums, 4, 5, 6, 7, 8, 9, 10, 11));
    v128.store(at, i16x8.add(total, i16x8.sub(sums, own)));
    total = i16x8.add(total, v128.shuffle<u16>(sums, none, 7, 7, 7, 7, 7, 7, 7, 7));
  }
}
