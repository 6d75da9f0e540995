import type { Authority, Place } from "./inputs.ts";

/** The country that all are set beside. */
export const england: Place = { code: "E92000001", name: "England" };

/**
 * Numbers that LAIT gives to England and its regions. Inner and outer London (987, 988) are parts of one region, and
 * the numbers of authorities that no longer exist are of no place of today.
 */
const wholeNumbers: ReadonlyMap<string, string> = new Map([
  ["970", england.code],
  ["980", "E12000001"],
  ["981", "E12000002"],
  ["982", "E12000003"],
  ["983", "E12000004"],
  ["984", "E12000005"],
  ["985", "E12000006"],
  ["986", "E12000007"],
  ["989", "E12000008"],
  ["990", "E12000009"],
]);

/**
 * Codes of today's places by LAIT number. A number that is not in it is of a predecessor or of a part of a region,
 * and is joined to nothing.
 *
 * @example
 * placesByNumber(authorities).get("838"); // "E06000059"
 */
export function placesByNumber(authorities: readonly Authority[]): ReadonlyMap<string, string> {
  return new Map([...wholeNumbers, ...authorities.map(({ laNumber, code }) => [laNumber, code] as const)]);
}
