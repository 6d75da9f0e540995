/**
 * Whether a line holds nothing but blanks and delimiters: spreadsheets leave such lines under the last row.
 *
 * @example
 * isBlank(",, ,", ","); // true
 */
export function isBlank(text: string, delimiter: string): boolean {
  return text.replaceAll(delimiter, "").trim() === "";
}
