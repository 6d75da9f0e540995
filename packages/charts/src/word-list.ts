/**
 * Words as a list for a sentence.
 *
 * @example
 * wordList(["Hayle", "Torne", "Wick"]); // "Hayle, Torne and Wick"
 */
export function wordList(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;
}
