/**
 * A title as it stands in the middle of a sentence: "Council tax arrears" becomes "council tax arrears", "Pupils on
 * SEN support" "pupils on SEN support". Names in capitals ("ESA claim") and names of several capitalised words
 * ("Universal Credit claim") stay as they are.
 *
 * @example
 * midSentence("Rent arrears"); // "rent arrears"
 */
export function midSentence(title: string): string {
  const [first = "", ...others] = title.split(" ");
  const isName = /^.+\p{Lu}/u.test(first) || others.some((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return isName ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
