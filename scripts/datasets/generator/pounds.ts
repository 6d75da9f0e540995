/**
 * Whole pence as pounds with two decimals; negative amounts keep their sign in front.
 *
 * @example
 * pounds(-4510); // "-45.10"
 */
export function pounds(pence: number): string {
  const whole = Math.floor(Math.abs(pence) / 100);
  const rest = String(Math.abs(pence) % 100).padStart(2, "0");
  return `${pence < 0 ? "-" : ""}${whole}.${rest}`;
}

/**
 * Whole pence as pounds with thousands commas.
 *
 * @example
 * poundsWithCommas(123450); // "1,234.50"
 */
export function poundsWithCommas(pence: number): string {
  return pounds(pence).replace(/\B(?=(\d{3})+\.)/g, ",");
}
