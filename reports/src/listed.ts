/**
 * Words as a list in a sentence.
 *
 * @example
 * listed(["rent", "council tax", "fuel"]); // "rent, council tax and fuel"
 */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;
}
