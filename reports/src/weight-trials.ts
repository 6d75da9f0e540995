import { rescore, type ScoredComposite } from "@needscope/scoring";

/** Ranks with another weight of one top part. */
export interface WeightTrial {
  /** Of all weights, from 0 to 100. */
  readonly percent: number;
  /** 1 = most need, 0 = not ranked, in the order of the scored ids. */
  readonly rank: Int32Array;
}

/** One top part of a composite with other weights, the others sharing what is left as they do now. */
export interface WeightTrials {
  readonly title: string;
  /** Its weight as it is, one of those tried. */
  readonly now: number;
  readonly trials: readonly WeightTrial[];
}

/**
 * Scores again with the weight of one top part from nothing to all of it, in tenths, and as it is.
 *
 * @param part the place of the part among the composite's top ones
 * @returns undefined where there is nothing to share the weight with
 * @example
 * weightTrials(scored, 0)?.trials[0]?.percent; // 0
 */
export function weightTrials(scored: ScoredComposite, part: number): WeightTrials | undefined {
  const { parts } = scored.composite;
  const weights = parts.map(({ weight = 1 }) => weight);
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const others = whole - weights[part]!;
  if (!(others > 0 && weights[part]! > 0)) return undefined;
  const now = Math.round((1000 * weights[part]!) / whole) / 10;
  const tenths = Array.from({ length: 11 }, (_, at) => 10 * at).filter((tried) => Math.abs(tried - now) >= 2);
  const trials = [...tenths, now]
    .sort((one, other) => one - other)
    .map((percent): WeightTrial => {
      if (percent === now) return { percent, rank: scored.rank };
      const own = (percent / 100) * whole;
      const tried = parts.map((one, at) => ({
        ...one,
        weight: at === part ? own : (weights[at]! / others) * (whole - own),
      }));
      return { percent, rank: rescore(scored, { parts: tried }).rank };
    });
  const { title, ...named } = parts[part]!;
  return { title: title ?? ("parts" in named ? named.name : named.indicator), now, trials };
}
