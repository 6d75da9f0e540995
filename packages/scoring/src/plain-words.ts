import { type CompositePart, nameOf } from "./composite.ts";

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
 * The title of a part of a composite, wherever it is in the tree.
 *
 * @example
 * titleOf(need.parts, "rent-arrears"); // "Rent arrears"
 */
export function titleOf(parts: readonly CompositePart[], name: string): string {
  return partNamed(parts, name)?.title ?? plainTitle(name);
}

function partNamed(parts: readonly CompositePart[], name: string): CompositePart | undefined {
  for (const part of parts) {
    if (nameOf(part) === name) return part;
    const inside = "parts" in part ? partNamed(part.parts, name) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
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
