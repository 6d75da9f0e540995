import { rank, sum } from "@needscope/stats";
import { isAllPresent } from "./all-present.ts";
import { kernelRanks } from "./draws/kernel-ranks.ts";

/** Scores of units, whether of a composite or of a card. Higher scores are more need. */
export interface Scored {
  readonly ids: readonly string[];
  /** The score of each unit; 0 where the state says that there is none. */
  readonly score: Float64Array;
  /** 1 = most need; equal scores share the better rank; 0 = not ranked. */
  readonly rank: Int32Array;
  /** 0 scored, 1 missing, 2 suppressed. */
  readonly state: Uint8Array;
  /** By indicator or item: its share of each unit's score, in the units of the score. */
  readonly contributions: ReadonlyMap<string, Float64Array>;
}

/**
 * Ranks the scores of scored units, 1 = most need, ties at the better rank. Scores that differ by no more than a
 * millionth of a millionth of the highest are equal: that is rounding, not need.
 *
 * @returns 0 for units without a score
 * @example
 * rankScores(Float64Array.of(3, 9, 3), Uint8Array.of(0, 0, 1)); // Int32Array [2, 1, 0]
 */
export function rankScores(score: Float64Array, state: Uint8Array): Int32Array {
  return rankWhole(score, state) ?? rankSorted(score, state);
}

/** Ranks by counting, where every score is a whole number and none is large; undefined elsewhere. */
function rankWhole(score: Float64Array, state: Uint8Array): Int32Array | undefined {
  const places = new Uint32Array(largestCounted + 1);
  for (let unit = 0; unit < score.length; unit++) {
    if (state[unit] !== 0) continue;
    const whole = score[unit]! & largestCounted;
    if (whole !== score[unit]) return undefined;
    places[whole]!++;
  }
  let next = 1;
  for (let whole = largestCounted; whole >= 0; whole--) {
    const units = places[whole]!;
    places[whole] = next;
    next += units;
  }
  const rank = new Int32Array(score.length);
  for (let unit = 0; unit < rank.length; unit++) if (state[unit] === 0) rank[unit] = places[score[unit]!]!;
  return rank;
}

const largestCounted = 0xffff;

function rankSorted(score: Float64Array, state: Uint8Array): Int32Array {
  const fast = isAllPresent(state) ? kernelRanks(score) : undefined;
  if (fast !== undefined) return fast;
  const shown = score.slice();
  let highest = 0;
  for (let unit = 0; unit < shown.length; unit++) {
    highest = Math.max(highest, Math.abs(shown[unit]!));
    if (state[unit] !== 0) shown[unit] = NaN;
  }
  return new Int32Array(rank(shown, { first: "highest", ties: "min", tolerance: highest * 1e-12 }));
}

/**
 * Checks that the contributions of every unit sum to its score, bit for bit. Every scoring runs it; those who change a
 * scored object can run it again.
 *
 * @throws Error when they do not, with the number of units where they do not
 * @example
 * assertContributions(scoreComposite(need, units));
 */
export function assertContributions({ score, contributions }: Pick<Scored, "score" | "contributions">): void {
  const columns = [...contributions.values()];
  const totals = new Float64Array(score.length);
  const rounded = new Uint8Array(score.length);
  for (const column of columns) addExactly(totals, column, rounded);
  let broken = 0;
  for (let unit = 0; unit < score.length; unit++) {
    if (rounded[unit] === 0 && totals[unit] === score[unit]) continue;
    if (sum(columns.map((column) => column[unit]!)) !== score[unit]) broken++;
  }
  if (broken === 0) return;
  throw new Error(
    `The contributions do not sum to the score in ${String(broken)} of ${String(score.length)} units.`,
  );
}

/** Adds by plain addition, and marks units where that had to round, and so proves nothing. */
function addExactly(totals: Float64Array, column: Float64Array, rounded: Uint8Array): void {
  for (let unit = 0; unit < totals.length; unit++) {
    const total = totals[unit]!;
    const value = column[unit]!;
    const next = total + value;
    const taken = next - total;
    if (total - (next - taken) !== 0 || value - taken !== 0) rounded[unit] = 1;
    totals[unit] = next;
  }
}
