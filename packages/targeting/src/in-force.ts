/** Anything that a law brings in on one day and may end on another, both days included. Dates are yyyy-mm-dd. */
export interface Dated {
  readonly from: string;
  readonly to?: string;
}

/**
 * Whether a dated thing holds on a day; the first and the last day count. Dates in this form sort as text.
 *
 * @example
 * inForce({ from: "2003-04-06", to: "2025-04-05" }, "2025-04-05"); // true
 */
export function inForce(dated: Dated, date: string): boolean {
  return dated.from <= date && (dated.to === undefined || date <= dated.to);
}
