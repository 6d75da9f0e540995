import { compareScores, type ScoreComparison } from "./compare-scores.ts";
import { type CompositePart, indicatorsOf } from "./composite.ts";
import { rescore } from "./rescore.ts";
import type { ScoredComposite } from "./score-composite.ts";

/** What ranks are without one indicator. */
export interface WithoutIndicator {
  readonly indicator: string;
  /** Undefined where nothing of any weight is left to score by. */
  readonly comparison: ScoreComparison | undefined;
}

/**
 * Scores without each indicator in turn, its weight shared by the others of its group; a group left empty goes too. It
 * shows whether ranks hang on one column.
 *
 * @returns one an indicator, in the composite's order
 * @example
 * leaveOneOut(scored)[0]?.comparison?.meanShift; // places that units move without the first indicator
 */
export function leaveOneOut(scored: ScoredComposite): WithoutIndicator[] {
  const { parts } = scored.composite;
  return indicatorsOf(parts).map(({ indicator }) => {
    const kept = without(parts, indicator);
    return {
      indicator,
      comparison: hasWeight(kept) ? compareScores(scored, rescore(scored, { parts: kept })) : undefined,
    };
  });
}

function without(parts: readonly CompositePart[], indicator: string): CompositePart[] {
  return parts.flatMap((part): CompositePart[] => {
    if (!("parts" in part)) return part.indicator === indicator ? [] : [part];
    const inside = without(part.parts, indicator);
    return hasWeight(inside) ? [{ ...part, parts: inside }] : [];
  });
}

function hasWeight(parts: readonly CompositePart[]): boolean {
  return parts.some(({ weight = 1 }) => weight > 0);
}
