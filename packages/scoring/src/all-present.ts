const known = new WeakSet<Uint8Array>();

/**
 * A state of so many units that are all there: a byte 0 a unit. It is remembered as such, so that who asks
 * {@link isAllPresent} need not look at each byte; what it is given to does not write into it.
 *
 * @example
 * allPresent(2); // Uint8Array [0, 0]
 */
export function allPresent(count: number): Uint8Array {
  const state = new Uint8Array(count);
  known.add(state);
  return state;
}

/** Whether a state is that of units that are all there and known to be; false where it would have to be looked at. */
export function isAllPresent(state: Uint8Array): boolean {
  return known.has(state);
}
