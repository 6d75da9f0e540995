/**
 * Turns -0 into 0: one amount, but two values to `Object.is` and to a test.
 *
 * @example
 * withoutNegativeZero(-0); // 0
 */
export function withoutNegativeZero(value: number): number {
  return value + 0;
}
