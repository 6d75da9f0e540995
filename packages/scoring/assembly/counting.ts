// Counters of counting sorts: four bytes each.

@inline
export function count(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

@inline
export function next(at: usize): u32 {
  const place = load<u32>(at);
  store<u32>(at, place + 1);
  return place;
}

export function starts(counts: usize, size: i32): void {
  let total: u32 = 0;
  for (let i = 0; i < size; i++) {
    const at = counts + ((<usize>i) << 2);
    const own = load<u32>(at);
    store<u32>(at, total);
    total += own;
  }
}
