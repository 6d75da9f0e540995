/**
 * A name as people read it: "persistent-absence" becomes "Persistent absence".
 *
 * @example
 * plainTitle("rent-arrears"); // "Rent arrears"
 */
export function plainTitle(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A number of at most two decimals, with commas from a thousand; below 0.01, two figures that count.
 *
 * @example
 * plainNumber(1234.567); // "1,234.57"
 */
export function plainNumber(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.01 && Math.abs(value) >= 1e-9;
  return (isSmall ? twoFigures : twoDecimals).format(value);
}

const twoFigures = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 2, signDisplay: "negative" });
const twoDecimals = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2, signDisplay: "negative" });
