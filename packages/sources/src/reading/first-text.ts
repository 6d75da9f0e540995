import { splitFields } from "./split-fields.ts";

/**
 * The first text of a line, by which title lines and notes are told from rows: of the first cell that is not blank.
 *
 * @example
 * firstText('"Total",12', ","); // "Total"
 */
export function firstText(line: string, delimiter: string): string {
  const fields = splitFields(line, delimiter) ?? line.replaceAll('"', "").split(delimiter);
  return fields.find((field) => field.trim() !== "")?.trim() ?? "";
}
