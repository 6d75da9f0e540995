/**
 * Whether a text looks like UTF-8 that some step took for Windows-1252: "ZoÃ«" for "Zoë", "LlÅ·r" for "Llŷr". One
 * bad byte is enough for that: the whole file is then no valid UTF-8.
 *
 * The lead byte of two is looked for where it begins the letters of Europe, Greek, Cyrillic, Hebrew and Arabic, and
 * not where it is an accented capital that may well stand before a closing quotation mark ("RENÉ’S").
 *
 * @example
 * looksGarbled("ZoÃ«"); // true
 */
export function looksGarbled(text: string): boolean {
  return garbled.test(text);
}

// The characters that the bytes from 0x80 to 0xbf, which never lead in UTF-8, are in Windows-1252.
const inner = "[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\\ufffd]";
const garbled = new RegExp(`[ÂÃÄÅÎÏÐÑ×ØÙÚÛ]${inner}|[à-ï]${inner}{2}|[ð-ô]${inner}{3}|â€`);
