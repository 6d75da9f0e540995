import { displayNumber } from "./display-number.ts";

/**
 * The one way a rate is written for readers: a proportion as "12.3%", a rate per multiplier as "45 per 1,000".
 *
 * @example
 * displayRate(0.123, { shows: "percent", multiplier: 1, decimals: 1 }); // "12.3%"
 * displayRate(45, { shows: "per", multiplier: 1000, decimals: 0 }); // "45 per 1,000"
 */
export function displayRate(
  value: number,
  how: { readonly shows: "percent" | "per"; readonly multiplier: number; readonly decimals: number },
): string {
  if (how.shows === "percent") return `${displayNumber(value * 100, how.decimals)}%`;
  return `${displayNumber(value, how.decimals)} per ${displayNumber(how.multiplier)}`;
}
