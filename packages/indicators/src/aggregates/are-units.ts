/**
 * Whether the rows of a table are the units themselves: one row each, in the order of the units.
 *
 * @example
 * areUnits(Int32Array.of(0, 1, 2), 3); // true
 */
export function areUnits(unitOf: Int32Array, unitCount: number): boolean {
  if (unitOf.length !== unitCount) return false;
  for (let row = 0; row < unitOf.length; row += 1) if (unitOf[row] !== row) return false;
  return true;
}
