import { roundHalfUp } from "./round-half-up.ts";

/**
 * The one way a number is written for readers: thousands by commas, a fixed number of decimals, a real minus
 * sign. The same in every locale and version of Node. Halves round away from zero.
 *
 * @example
 * displayNumber(1234.5, 1); // "1,234.5"
 */
export function displayNumber(value: number, decimals = 0): string {
  const [whole, fraction] = Math.abs(roundHalfUp(value, decimals)).toFixed(decimals).split(".") as [
    string,
    string?,
  ];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `\u2212${digits}` : digits;
}
