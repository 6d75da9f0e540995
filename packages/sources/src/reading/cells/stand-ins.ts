// What programs write where there is nothing: databases, R and Python, and spreadsheets whose formula failed.
const ofPrograms = [
  ...["null", "(null)", "<null>", "[null]", "nan", "undefined"],
  ...["#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!"],
];

// What people write where they have no reference, and what stands before the sums below a table.
const ofPeople = [
  ...["n/a", "none", "nil", "unknown", "not known", "tbc", "tba"],
  ...["total", "totals", "total:", "grand total", "sub-total", "subtotal"],
];

const forTexts = new Set(ofPrograms);
const forReferences = new Set([...ofPrograms, ...ofPeople]);
const longest = Math.max(...[...forReferences].map((word) => word.length));

/**
 * Whether a text is a word that programs write for nothing, in small or in capital letters. `NULL` may be a surname, so it
 * is worth a warning and no more.
 *
 * @example
 * standsForNothing("#REF!"); // true
 */
export function standsForNothing(text: string): boolean {
  return text.length <= longest && forTexts.has(text.toLowerCase());
}

/**
 * Whether a text is certainly no reference: a word for nothing or for a sum, or signs alone. Rows with the same one would
 * otherwise be taken for one family's.
 *
 * @example
 * isNoReference("Unknown"); // true
 */
export function isNoReference(text: string): boolean {
  return (text.length <= longest && forReferences.has(text.toLowerCase())) || /^[!-/:-@[-`{-~]+$/.test(text);
}

/**
 * By the first byte of a text of ASCII times 256, and its last: whether {@link isNoReference} may hold of it, or of other texts
 * {@link standsForNothing}, or whether it may stand in single quotation marks. No other text needs to be looked at.
 *
 * @example
 * suspectEnds("id")[(0x4e << 8) | 0x4c]; // 1, as of NULL
 */
export function suspectEnds(kind: "id" | "text"): Uint8Array {
  const suspect = new Uint8Array(1 << 16);
  const add = (text: string) => (suspect[(text.charCodeAt(0) << 8) | text.charCodeAt(text.length - 1)] = 1);
  for (const word of kind === "id" ? forReferences : forTexts) {
    const [first, last] = [word[0]!, word.at(-1)!];
    for (const one of [first, first.toUpperCase()]) {
      for (const other of [last, last.toUpperCase()]) add(one + other);
    }
  }
  const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  for (const one of kind === "id" ? signs : "'")
    for (const other of kind === "id" ? signs : "'") add(one + other);
  return suspect;
}
