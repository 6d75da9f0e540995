import { mean, sum } from "@needscope/stats";
import type { ScoredComposite, ScoredGroup } from "./score-composite.ts";

/** What a part was meant to weigh, and what it does weigh. */
export interface EffectiveWeight {
  readonly name: string;
  /** Its share of the weights, mean over the scored units; the shares sum to 1. */
  readonly nominal: number;
  /** Its share of the variance of the score, which may be below 0; the shares sum to 1. Undefined of equal scores. */
  readonly effective: number | undefined;
  /** Of what it adds with the score (Pearson); undefined where either does not vary. */
  readonly correlation: number | undefined;
}

/**
 * The weights of a composite's parts as meant and as they work. A part that varies little, or against the others, moves
 * the score less than its weight says. The effective weight is the part's share of the score's variance, the covariance
 * of its contribution with the score over the variance of the score (Shorrocks 1982, Inequality decomposition by factor
 * components); the square of the correlation is the linear main effect of Paruolo, Saisana and Saltelli (2013, Ratings
 * and rankings: voodoo or science?).
 *
 * @param scored a composite, or one of its `groups`
 * @example
 * effectiveWeights(scoreComposite(need, units))[0]; // { name: "absence", nominal: 0.5, effective: 0.71, correlation: 0.9 }
 */
export function effectiveWeights(scored: ScoredComposite | ScoredGroup): EffectiveWeight[] {
  const { state, score, contributions, weights } = scored;
  const units = [...state.keys()].filter((unit) => state[unit] === 0);
  const pick = (column: ArrayLike<number>): number[] => units.map((unit) => column[unit]!);
  const centred = fromMean(pick(score));
  const spread = sumOfSquares(centred);
  const nominal = new Map([...weights].map(([name, weight]) => [name, mean(pick(weight)) ?? 0]));
  const whole = sum([...nominal.values()]);
  return [...contributions].map(([name, column]) => {
    const own = fromMean(pick(column));
    const together = sum(own.map((value, place) => value * centred[place]!));
    const size = Math.sqrt(sumOfSquares(own)) * Math.sqrt(spread);
    return {
      name,
      nominal: whole > 0 ? nominal.get(name)! / whole : 0,
      effective: spread > 0 ? together / spread : undefined,
      correlation: size > 0 ? Math.max(-1, Math.min(1, together / size)) : undefined,
    };
  });
}

function fromMean(values: readonly number[]): number[] {
  const centre = mean(values) ?? 0;
  return values.map((value) => value - centre);
}

function sumOfSquares(values: readonly number[]): number {
  return sum(values.map((value) => value * value));
}
