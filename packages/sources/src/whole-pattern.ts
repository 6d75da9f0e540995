/**
 * A declared pattern for a whole text.
 *
 * @example
 * wholePattern("A|B").test("AB"); // false
 */
export function wholePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}
