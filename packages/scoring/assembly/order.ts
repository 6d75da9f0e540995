// Where units stand in the order of their values.

// A scratch holds units as they come (u32) with room for four more, then from the lowest value to the highest, as many
// again, and counters. In the lower half of a unit is its number, in the upper one the lower half of its key, so that
// neighbours are compared without a look elsewhere. All of it is to stay near the processor.

@inline
export function orderIn(scratch: usize, n: i32): usize {
  return scratch + ((<usize>(n + 4)) << 2);
}

@inline
export function countsIn(scratch: usize, n: i32): usize {
  return (orderIn(scratch, n) + ((<usize>n) << 3) + 63) & ~63;
}

@inline
export function load32(at: usize, place: i32): u32 {
  return load<u32>(at + ((<usize>place) << 2));
}

@inline
export function store32(at: usize, place: i32, value: u32): void {
  store<u32>(at + ((<usize>place) << 2), value);
}

@inline
export function valueOf(values: usize, unit: u32): f64 {
  return load<f64>(values + ((<usize>(unit & 0xffff)) << 3));
}

/** What stands at a place in the order, from the lowest; its lower half is the unit. */
@inline
export function inOrder(scratch: usize, n: i32, place: i32): u32 {
  return load32(orderIn(scratch, n), place);
}
