import { displayNumber, type ReleasedCell } from "@needscope/disclosure";
import type { ChartWords } from "./chart.ts";
import type { ChartColumn } from "./released-column.ts";

/**
 * A subtitle: measure, place, period, those that there are.
 *
 * @example
 * subtitleOf("Families", { place: "Croydon", period: "2015/16" }); // "Families, Croydon, 2015/16"
 */
export function subtitleOf(measure: string, { place, period }: ChartWords): string {
  return [measure, place, period].filter((part) => part !== undefined && part !== "").join(", ");
}

/**
 * A cell's number without "per 1,000", which stands in the subtitle. In a specification: {@link shortText}.
 *
 * @example
 * shortWords({ value: 45, text: "45 per 1,000" }); // "45"
 */
export function shortWords(cell: ReleasedCell): string {
  return cell.text.split(" per ")[0]!;
}

/** The same as {@link shortWords}, as an expression over a row. */
export function shortText(id: string): string {
  return `split(datum.${id}_text, ' per ')[0]`;
}

/** What a column measures: "Rent arrears per 1,000", unless its title says so. */
export function measureOf({ title, column }: ChartColumn): string {
  if (column.kind !== "rate" || column.shows !== "per" || title.includes(" per ")) return title;
  return `${title} per ${displayNumber(column.multiplier)}`;
}

/** Whether a cell has a number that readers may see. */
export function isShown(cell: ReleasedCell | undefined): cell is ReleasedCell & { readonly value: number } {
  return cell?.value !== undefined;
}

/** A sentence for readers if a picture has hidden cells, else nothing. */
export function hiddenNote(columns: readonly ChartColumn[]): string {
  const hidden = columns.some(({ cells }) => cells.some((cell) => cell.shorthand === "[c]"));
  return hidden ? " [c] marks a number hidden to protect people; it is not zero." : "";
}

/**
 * A title in the middle of a sentence: its first letter small, unless its first word is an abbreviation.
 *
 * @example
 * inSentence("Score for need"); // "score for need"
 */
export function inSentence(title: string): string {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
