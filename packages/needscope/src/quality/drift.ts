import type { QualityProfile } from "./quality-profile.ts";

/** How far something moved since the previous run, and what it was that moved most. */
export interface Drift {
  readonly of: string;
  readonly figure: number;
}

/**
 * The change of each part of an extract's quality since the previous run: of rows and means as a share of before, of
 * completeness in itself, of code lists as population stability index.
 *
 * @example
 * driftOf(now, before).rows.figure; // 0.12
 */
export function driftOf(
  now: QualityProfile,
  before: QualityProfile,
): Readonly<Record<"rows" | "completeness" | "codes" | "means", Drift>> {
  return {
    rows: { of: "rows", figure: change(now.rows, before.rows) },
    completeness: largest(now.completeness, before.completeness, (a, b) => Math.abs(a - b)),
    codes: largest(now.codes, before.codes, stabilityIndex),
    means: largest(now.means, before.means, change),
  };
}

function largest<Value>(
  now: Readonly<Record<string, Value>>,
  before: Readonly<Record<string, Value>>,
  moved: (now: Value, before: Value) => number,
): Drift {
  let most: Drift = { of: "none", figure: 0 };
  for (const [of, value] of Object.entries(now)) {
    if (!Object.hasOwn(before, of)) continue;
    const figure = moved(value, before[of]!);
    if (figure > most.figure) most = { of, figure };
  }
  return most;
}

function change(now: number, before: number): number {
  if (now === before) return 0;
  return before === 0 ? 1 : Math.abs(now - before) / Math.abs(before);
}

/** A share that is not there counts as this, so that the logarithm has a value. */
const smallestShare = 0.005;

/**
 * The population stability index: the sum over codes of (now - before) x ln(now / before). Under 0.1 is small and over
 * 0.25 large by custom (N. Siddiqi, Credit Risk Scorecards, 2006).
 *
 * @example
 * stabilityIndex({ A: 0.6, B: 0.4 }, { A: 0.5, B: 0.5 }); // 0.0405
 */
export function stabilityIndex(
  now: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): number {
  const shareIn = (shares: Readonly<Record<string, number>>, code: string) =>
    Math.max(Object.hasOwn(shares, code) ? shares[code]! : 0, smallestShare);
  return [...new Set([...Object.keys(now), ...Object.keys(before)])].reduce((sum, code) => {
    const [a, b] = [shareIn(now, code), shareIn(before, code)];
    return sum + (a - b) * Math.log(a / b);
  }, 0);
}
