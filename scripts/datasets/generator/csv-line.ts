/**
 * One line of CSV without its line end: a field is quoted where it holds a comma or a quote.
 *
 * @example
 * csvLine(["OKADI,MRS ZOE", "12.50"]); // '"OKADI,MRS ZOE",12.50'
 */
export function csvLine(fields: readonly string[]): string {
  return fields.map(csvField).join(",");
}

function csvField(text: string): string {
  if (!/[",\r\n]/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}
