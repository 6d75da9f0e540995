import type { Indicator, IndicatorView } from "@needscope/indicators";

/** What {@link shownValue} needs of a value; a view of one indicator fits. */
export type ShownParts = Partial<
  Pick<IndicatorView, "value" | "numerator" | "denominator" | "lower" | "upper" | "setAside">
>;

/**
 * An indicator's value as people read it, number and denominator together, with its interval: for the run's own
 * console, unrounded, never for a report.
 *
 * @example
 * shownValue(absence, { value: 0.123, numerator: 45, denominator: 366, lower: 0.093, upper: 0.161 });
 * // "12.3% (45 of 366; 9.3% to 16.1%)"
 */
export function shownValue(
  indicator: Indicator,
  { value, numerator, denominator, lower, upper, setAside }: ShownParts,
): string {
  if (value === undefined)
    return setAside === undefined ? "not known" : `not known: ${recordsWere(setAside)}`;
  if (typeof value === "symbol") return "suppressed";
  const one = (part: number) => number(indicator, part);
  const parts = [
    ...(typeof numerator === "number" && typeof denominator === "number"
      ? [`${tidy(numerator)} of ${tidy(denominator)}`]
      : []),
    ...(lower !== undefined && upper !== undefined ? [`${one(lower)} to ${one(upper)}`] : []),
  ];
  const shown = typeof value === "boolean" ? (value ? "yes" : "no") : one(value);
  const per = indicator.shows === "rate" && indicator.per ? ` per ${indicator.per}` : "";
  return `${shown}${per}${parts.length > 0 ? ` (${parts.join("; ")})` : ""}`;
}

function recordsWere(count: number): string {
  return count === 1 ? "1 record was set aside" : `${String(count)} records were set aside`;
}

function number(indicator: Indicator, value: number): string {
  if (indicator.shows === "proportion") return `${(100 * value).toFixed(1)}%`;
  if (indicator.shows === "pounds") return shownPounds(value);
  if (indicator.shows === "rate") return value.toFixed(1);
  if (indicator.shows === "flag") return value === 1 ? "yes" : "no";
  return tidy(value);
}

/**
 * Whole pence as pounds.
 *
 * @example
 * shownPounds(121_525); // "£1,215.25"
 */
export function shownPounds(pence: number): string {
  return `£${(pence / 100).toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

function tidy(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}
