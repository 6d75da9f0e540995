import { decile, rank as rankOf, zScore } from "@needscope/stats";
import type { ScoredComposite } from "./score-composite.ts";
import type { ScoringStep } from "./scoring-steps.ts";

/** What another choice does to ranks. */
export interface ScoreComparison {
  /** The units that both scorings rank, in the order of the first. */
  readonly ids: readonly string[];
  /** Their ranks after less their ranks before: below 0 has risen in need. */
  readonly shift: Int32Array;
  /** The mean size of a shift; undefined where no unit is in both. */
  readonly meanShift: number | undefined;
  readonly largestShift: number;
  /** Spearman's correlation of the two orders; undefined where one has no order. */
  readonly correlation: number | undefined;
  /** Who comes into the most deprived tenth, and who leaves it. */
  readonly entered: readonly string[];
  readonly left: readonly string[];
  /** Units that only one of the two ranks. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** The steps of which anything has another result. */
  readonly changedSteps: readonly ScoringStep["step"][];
}

/**
 * Compares two scorings of the same units: how far ranks move, who enters and leaves the worst tenth, and from which
 * step on the results differ.
 *
 * @throws RangeError when the two have no unit in common
 * @example
 * compareScores(scored, rescore(scored, { aggregate: "geometric" })).entered; // ["E01000012"]
 */
export function compareScores(before: ScoredComposite, after: ScoredComposite): ScoreComparison {
  const places = new Map(after.ids.map((id, unit) => [id, unit]));
  if (!before.ids.some((id) => places.has(id)))
    throw new RangeError("The two scorings have no unit in common.");
  const rankAfter = (id: string): number => {
    const unit = places.get(id);
    return unit === undefined ? 0 : after.rank[unit]!;
  };
  const ranked = before.ids.filter((id, unit) => before.rank[unit]! > 0 && rankAfter(id) > 0);
  const own = new Map(before.ids.map((id, unit) => [id, before.rank[unit]!]));
  const shift = Int32Array.from(ranked, (id) => rankAfter(id) - own.get(id)!);
  const sizes = Array.from(shift, Math.abs);
  const [worstBefore, worstAfter] = [worstTenth(before), worstTenth(after)];
  return {
    ids: ranked,
    shift,
    meanShift: ranked.length === 0 ? undefined : sizes.reduce((total, one) => total + one, 0) / ranked.length,
    largestShift: sizes.reduce((most, one) => Math.max(most, one), 0),
    correlation: spearman(
      ranked.map((id) => own.get(id)!),
      ranked.map(rankAfter),
    ),
    entered: [...worstAfter].filter((id) => !worstBefore.has(id)),
    left: [...worstBefore].filter((id) => !worstAfter.has(id)),
    onlyBefore: before.ids.filter((id, unit) => before.rank[unit]! > 0 && rankAfter(id) === 0),
    onlyAfter: after.ids.filter((id, unit) => after.rank[unit]! > 0 && (own.get(id) ?? 0) === 0),
    changedSteps: before.steps.filter((step) => !isSame(step, after.steps)).map(({ step }) => step),
  };
}

function worstTenth({ ids, rank, composite }: ScoredComposite): Set<string> {
  const of = rank.filter((one) => one > 0).length;
  const rule = composite.deciles ?? "england";
  return new Set(ids.filter((_, unit) => rank[unit]! > 0 && decile(rank[unit]!, { of, rule }) === 1));
}

function spearman(one: readonly number[], other: readonly number[]): number | undefined {
  const [left, right] = [one, other].map((ranks) => zScore(rankOf(ranks, { ties: "average" }))) as [
    Float64Array | undefined,
    Float64Array | undefined,
  ];
  if (left === undefined || right === undefined) return undefined;
  const total = left.reduce((sum, value, place) => sum + value * right[place]!, 0);
  return Math.max(-1, Math.min(1, total / (left.length - 1)));
}

function isSame({ step, columns }: ScoringStep, others: readonly ScoringStep[]): boolean {
  const other = others.find((one) => one.step === step)!.columns;
  if (other.size !== columns.size) return false;
  return [...columns].every(([name, { values, state }]) => {
    const twin = other.get(name);
    if (twin === undefined || twin.values.length !== values.length) return false;
    return values.every((value, unit) => value === twin.values[unit] && state[unit] === twin.state[unit]);
  });
}
