import { median } from "@needscope/stats";

/** How a rate is written, and to what its counts are rounded. */
export interface RateRounding {
  readonly multiplier: number;
  readonly shows: "percent" | "per";
  /** Counts are released to the nearest multiple of this; 1 for exact counts. */
  readonly roundTo: number;
}

/**
 * Decimals that a column of rates can bear: 1 where rounding the numerator moves a rate over the median denominator by
 * less than half of the last place, else 0. Exact counts bear 1.
 *
 * @example
 * rateDecimals([1150, 1210, 1300], { multiplier: 1, shows: "percent", roundTo: 5 }); // 0: 2.5 of 1,210 is 0.2%
 */
export function rateDecimals(
  denominators: readonly number[],
  { multiplier, shows, roundTo }: RateRounding,
): number {
  const typical = median(denominators.filter((one) => one > 0));
  if (roundTo === 1 || typical === undefined) return 1;
  const moved = ((roundTo / 2) * multiplier * (shows === "percent" ? 100 : 1)) / typical;
  return moved < 0.05 ? 1 : 0;
}
