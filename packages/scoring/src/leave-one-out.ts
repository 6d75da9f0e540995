import { compareScores, type ScoreComparison } from "./compare-scores.ts";
import { type CompositePart, indicatorsOf } from "./composite.ts";
import { rescore } from "./rescore.ts";
import type { ScoredComposite } from "./score-composite.ts";

/** What ranks are without one indicator, or without one top group. */
export interface WithoutPart {
  readonly part: string;
  readonly kind: "indicator" | "group";
  /** Undefined where nothing of any weight is left to score by. */
  readonly comparison: ScoreComparison | undefined;
}

/**
 * Scores without each indicator in turn, and without each top group, whose weight the others beside it share; a group
 * left empty goes too. It shows whether ranks hang on one column: how far they move on average (`meanShift`), and who
 * `entered` and `left` the worst tenth.
 *
 * @returns one an indicator, then one a top group, in the composite's order
 * @example
 * leaveOneOut(scored)[0]?.comparison?.meanShift; // places that units move without the first indicator
 */
export function leaveOneOut(scored: ScoredComposite): WithoutPart[] {
  const { parts } = scored.composite;
  const indicators = indicatorsOf(parts).map(({ indicator }) => ({
    ...{ part: indicator, kind: "indicator" as const },
    kept: without(parts, indicator),
  }));
  const groups = parts.flatMap((part) =>
    "parts" in part
      ? [{ part: part.name, kind: "group" as const, kept: parts.filter((one) => one !== part) }]
      : [],
  );
  return [...indicators, ...groups].map(({ part, kind, kept }) => ({
    part,
    kind,
    comparison: hasWeight(kept) ? compareScores(scored, rescore(scored, { parts: kept })) : undefined,
  }));
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
