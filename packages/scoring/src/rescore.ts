import { type Composite, defineComposite } from "./composite.ts";
import { prepareColumns } from "./prepare-columns.ts";
import { type ScoredComposite, scorePrepared } from "./score-composite.ts";

/**
 * Scores the same units again with one choice changed, and replays what follows from it: the steps before the first
 * that the change touches are taken over as they are, the others are done anew (COINr's Regen).
 *
 * @param change what of the composite's description is another; the rest stays
 * @throws RangeError when the changed composite cannot be used
 * @example
 * const ranked = rescore(scored, { normalise: "percentileRank", scale: undefined });
 * compareScores(scored, ranked).meanShift; // places
 */
export function rescore(scored: ScoredComposite, change: Partial<Composite>): ScoredComposite {
  const composite = defineComposite({ ...scored.composite, ...change });
  return scorePrepared(composite, scored.units, prepareColumns(composite, scored.units, scored));
}
