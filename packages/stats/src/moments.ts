import { mapNumbers } from "./map-numbers.ts";
import { mean } from "./mean.ts";
import { sum } from "./sum.ts";

/**
 * How lopsided numbers are, 0 for symmetric ones: the sample skewness G1 (Joanes and Gill 1998, type 2; as
 * spreadsheets and COINr).
 *
 * @returns undefined for fewer than three numbers, or where they do not vary
 * @example
 * skewness([1, 2, 6]); // 1.458...
 */
export function skewness(values: ArrayLike<number>): number | undefined {
  const n = values.length;
  const moments = centralMoments(values, 3);
  if (n < 3 || moments === undefined) return undefined;
  return ((moments.asked / moments.second ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * How much of the spread is in the tails, 0 for normal numbers: the sample excess kurtosis G2 (Joanes and Gill 1998,
 * type 2; as spreadsheets and COINr).
 *
 * @returns undefined for fewer than four numbers, or where they do not vary
 * @example
 * kurtosis([1, 2, 3, 4]); // -1.2
 */
export function kurtosis(values: ArrayLike<number>): number | undefined {
  const n = values.length;
  const moments = centralMoments(values, 4);
  if (n < 4 || moments === undefined) return undefined;
  const excess = moments.asked / moments.second ** 2 - 3;
  return (((n + 1) * excess + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

function centralMoments(
  values: ArrayLike<number>,
  power: number,
): { second: number; asked: number } | undefined {
  const centre = mean(values);
  if (centre === undefined) return undefined;
  const moment = (of: number): number =>
    sum(mapNumbers(values, (one) => (one - centre) ** of)) / values.length;
  const second = moment(2);
  return second > 0 && second < Infinity ? { second, asked: moment(power) } : undefined;
}
