import { normalCdf } from "./normal.ts";
import { sum } from "./sum.ts";

/** Counts of one unit, period after period. */
export interface PeriodCounts {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
  /** When each period was, on any even scale; 1, 2, 3, ... unless told, so tell it where a period is missing. */
  readonly at?: ArrayLike<number>;
}

/** How clearly a series rises or falls. */
export interface TrendTest {
  /** The square root of the statistic, with its sign: above 0 rising. */
  readonly z: number;
  /** The chi-squared statistic for trend, of one degree of freedom. */
  readonly statistic: number;
  /** The chance of a trend as steep by accident, on both sides. */
  readonly p: number;
}

/**
 * The chi-squared test for trend: of proportions (Cochran 1954, Armitage 1955; R's `prop.trend.test`), or of rates of
 * events, which vary as Poisson counts (the score test of a log-linear trend, Armitage, Berry and Matthews 2002). It
 * asks for a steady rise or fall and not for any difference.
 *
 * @returns z of 0 and p of 1 where nothing varies or there is one period; undefined where a period has no denominator
 * @throws RangeError when the periods do not match, or a number is below 0 or not finite, or a proportion above 1
 * @example
 * trendTest({ numerators: [10, 15, 22, 30, 41], denominators: [100, 100, 100, 100, 100] }, { of: "proportions" });
 * // { z: 5.43..., statistic: 29.5..., p: 5.5e-8 }
 */
export function trendTest(
  { numerators, denominators, at = Array.from(numerators, (_, period) => period + 1) }: PeriodCounts,
  { of }: { readonly of: "proportions" | "rates" },
): TrendTest | undefined {
  checkPeriods({ numerators, denominators, at }, of);
  const below = Array.from(denominators);
  if (below.length === 0 || below.some((denominator) => denominator === 0)) return undefined;
  const whole = sum(below);
  const middle = sum(below.map((denominator, period) => denominator * at[period]!)) / whole;
  const overall = sum(numerators) / whole;
  const score = sum(below.map((_, period) => numerators[period]! * (at[period]! - middle)));
  const spread = sum(below.map((denominator, period) => denominator * (at[period]! - middle) ** 2));
  const variance = overall * (of === "proportions" ? 1 - overall : 1) * spread;
  if (!(variance > 0)) return { z: 0, statistic: 0, p: 1 };
  const z = score / Math.sqrt(variance);
  return { z, statistic: z * z, p: Math.min(1, 2 * normalCdf(-Math.abs(z))) };
}

function checkPeriods({ numerators, denominators, at }: Required<PeriodCounts>, of: string): void {
  if (denominators.length !== numerators.length || at.length !== numerators.length) {
    throw new RangeError("A trend needs a numerator, a denominator and a time for each period.");
  }
  for (let period = 0; period < numerators.length; period++) {
    const [above, below] = [numerators[period]!, denominators[period]!];
    const isCount = above >= 0 && above < Infinity && below >= 0 && below < Infinity;
    if (isCount && Number.isFinite(at[period]) && (of === "rates" || above <= below)) continue;
    throw new RangeError(
      `Period ${String(period + 1)} of a trend of ${of} has ${String(above)} of ${String(below)}, which cannot be.`,
    );
  }
}
