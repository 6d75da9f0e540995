import { areaPrefixes } from "../reading/cells/area-prefixes.ts";
import { markMeaning } from "./known-marks.ts";

const prefixes = new Set<string>(Object.values(areaPrefixes).flat());

/**
 * Whether a text is an amount, a date, a long reference, the code of an area or a mark for a number, none of which heads
 * a column; a year may head one.
 *
 * @example
 * looksLikeValue("12.50"); // true
 */
export function looksLikeValue(text: string): boolean {
  const plain = text.trim();
  if (/^(?:19|20)\d{2}$/.test(plain)) return false;
  if (/^-?£?[\d,]*\.?\d+(?:e-?\d+)?$/i.test(plain) || /^\d{1,4}[-/]\d{1,2}[-/]\d{2,4}$/.test(plain))
    return true;
  return prefixes.has(plain.slice(0, 3)) && /^[A-Z]\d{8}$/.test(plain);
}

/**
 * The same, or a mark that stands in the place of a number.
 *
 * @example
 * looksLikeValueOrMark(".."); // true
 */
export function looksLikeValueOrMark(text: string): boolean {
  return looksLikeValue(text) || markMeaning(text, "texts") !== undefined;
}
