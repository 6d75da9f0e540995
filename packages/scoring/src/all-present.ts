let known = new Uint8Array(0);

/**
 * The state of so many units that are all there: a byte 0 a unit. The same array for the same number, so that who asks
 * {@link isAllPresent} need not look at each byte; nobody writes into a state.
 *
 * @example
 * allPresent(2); // Uint8Array [0, 0]
 */
export function allPresent(count: number): Uint8Array {
  if (known.length !== count) known = new Uint8Array(count);
  return known;
}

/** Whether a state is that of units that are all there and known to be; false where it would have to be looked at. */
export function isAllPresent(state: Uint8Array): boolean {
  return state === known;
}
