import { gammaLower, gammaUpper } from "@needscope/stats";

/** A number that its own neighbours in time speak against. */
export interface Implausible {
  readonly value: number;
  /** Lowest and highest of the numbers known within a year. */
  readonly low: number;
  readonly high: number;
}

/** When a number is not plausible. */
export interface ImplausibleRule {
  /** So many times less than the lowest, or more than the highest, of the numbers known within a year. */
  readonly factor: number;
  /** For counts: and further away than chance allows, at 1 in 10,000 (Poisson). */
  readonly counts: boolean;
}

const withinPeriods = 4;
const chance = 1e-4;

/**
 * Which numbers of a series cannot be right by the series itself. A number is set beside those known at most four
 * quarters before or after it; with fewer than two of them nothing is said. It takes a fall or rise that does not
 * last: a new level, held for two quarters, speaks for itself.
 *
 * @param values one per period, in order, undefined where there is no figure
 * @returns one per period; undefined where nothing speaks against the number
 * @example
 * implausible([47, 2, 56, 82], { factor: 4, counts: true })[1]; // { value: 2, low: 47, high: 82 }
 */
export function implausible(
  values: readonly (number | undefined)[],
  rule: ImplausibleRule,
): (Implausible | undefined)[] {
  return values.map((value, at) => {
    if (value === undefined) return undefined;
    const near = values
      .slice(Math.max(0, at - withinPeriods), at + withinPeriods + 1)
      .filter((other, index) => index !== Math.min(at, withinPeriods) && other !== undefined) as number[];
    if (near.length < 2) return undefined;
    const [low, high] = [Math.min(...near), Math.max(...near)];
    return isOut(value, { low, high, ...rule }) ? { value, low, high } : undefined;
  });
}

function isOut(
  value: number,
  { low, high, factor, counts }: ImplausibleRule & { low: number; high: number },
): boolean {
  if (value < low / factor) return !counts || gammaUpper(value + 1, low) < chance;
  if (value > high * factor) return !counts || gammaLower(value, Math.max(high, 1)) < chance;
  return false;
}
