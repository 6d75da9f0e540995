import { seededRandom, sobolEffects } from "@needscope/stats";
import { type Aggregation, type Composite, defineComposite, nameOf } from "./composite.ts";
import { evaluatePrepared } from "./evaluate-composite.ts";
import type { Normalisation } from "./normalisation.ts";
import { prepareColumns } from "./prepare-columns.ts";
import { rankScores } from "./scored.ts";
import type { UnitColumns } from "./unit-columns.ts";
import { weightOf } from "./weigh.ts";

/** Which choices are taken as open. */
export interface SensitivityOptions {
  readonly seed: number;
  /** How far the weight of each top part goes, as a part of itself from 0 to 1; 0.25 by default. */
  readonly spread?: number;
  readonly normalise?: readonly Normalisation[];
  readonly aggregate?: readonly Aggregation[];
  /** How many pairs of points; each takes as many scorings as there are choices, and two. 256 by default. */
  readonly samples?: number;
}

/** How far ranks hang on one choice. */
export interface ChoiceEffect {
  /** "normalise", "aggregate", or the name of the top part whose weight it is. */
  readonly choice: string;
  readonly kind: "weight" | "normalise" | "aggregate";
  /** The share of the variance of the mean rank shift that the choice brings by itself, and with others. */
  readonly first: number;
  readonly total: number;
}

/** What ranks depend on. */
export interface RankSensitivity {
  /** By how many places the ranks of units differ from the composite's own, on average over units and choices. */
  readonly meanShift: number;
  /** Empty where no choice moves any rank. */
  readonly effects: readonly ChoiceEffect[];
}

/**
 * Says which choices ranks hang on: Sobol's first-order and total effects of each open choice on the mean absolute
 * shift of ranks (Saisana, Saltelli and Tarantola 2005; the estimators are those of `sobolEffects`).
 *
 * @throws RangeError when the composite cannot be used in one of the ways named, or an option is out of range
 * @example
 * rankSensitivity(need, units, { seed: 2016, aggregate: ["arithmetic", "geometric"] }).effects[0]?.total;
 */
export function rankSensitivity(
  composite: Composite,
  units: UnitColumns,
  { seed, spread = 0.25, normalise, aggregate, samples = 256 }: SensitivityOptions,
): RankSensitivity {
  if (!(spread >= 0 && spread <= 1)) {
    throw new RangeError(`Weights spread by a part of themselves from 0 to 1, not ${String(spread)}.`);
  }
  const checked = defineComposite(composite);
  const prepared = prepareColumns(checked, units);
  const ranksOf = (one: Composite): Int32Array => {
    const { raw, state } = evaluatePrepared(one, prepared);
    return rankScores(raw, state);
  };
  const own = ranksOf(checked);
  const ranked = own.reduce((count, rank) => count + Number(rank > 0), 0);
  const choices: Omit<ChoiceEffect, "first" | "total">[] = [
    ...(checked.parts.length > 1 && spread > 0
      ? checked.parts.map((part) => ({ choice: nameOf(part), kind: "weight" as const }))
      : []),
    ...(normalise ? [{ choice: "normalise", kind: "normalise" as const }] : []),
    ...(aggregate ? [{ choice: "aggregate", kind: "aggregate" as const }] : []),
  ];
  if (choices.length === 0 || ranked === 0) return { meanShift: 0, effects: [] };
  const shiftAt = (point: Float64Array): number => {
    const at = (kind: string): number => point[choices.findIndex((one) => one.kind === kind)]!;
    const parts = checked.parts.map((part, place) => {
      const moved = choices[0]!.kind === "weight" ? 1 - spread + 2 * spread * point[place]! : 1;
      return { ...part, weight: weightOf(part) * moved };
    });
    const scaled = normalise && { normalise: oneOf(normalise, at("normalise")) };
    const put = aggregate && { aggregate: oneOf(aggregate, at("aggregate")) };
    const ranks = ranksOf(defineComposite({ ...checked, parts, ...scaled, ...put }));
    return ranks.reduce((sum, rank, unit) => sum + Math.abs(rank - own[unit]!), 0) / ranked;
  };
  const inputs = choices.length;
  const found = sobolEffects(shiftAt, { inputs, samples, random: seededRandom(seed) });
  if (found === undefined) return { meanShift: shiftAt(new Float64Array(inputs).fill(0.5)), effects: [] };
  return {
    meanShift: found.mean,
    effects: choices.map((choice, input) => {
      return { ...choice, first: found.first[input]!, total: found.total[input]! };
    }),
  };
}

function oneOf<T>(ways: readonly T[], share: number): T {
  return ways[Math.min(Math.floor(share * ways.length), ways.length - 1)]!;
}
