import { seededRandom, sobolEffects } from "@needscope/stats";
import { type Aggregation, type Composite, defineComposite, nameOf } from "./composite.ts";
import type { DrawnAbout, SamplingError } from "./draws/draw-values.ts";
import { redraws } from "./draws/redraws.ts";
import { evaluatePrepared } from "./evaluate-composite.ts";
import type { Normalisation } from "./normalisation.ts";
import { prepareColumns, type PreparedColumns, withImputed } from "./prepare-columns.ts";
import { checkErrors } from "./rank-intervals.ts";
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
  /** By indicator, as `rankIntervals` takes them: all errors together are one more choice, of which seed draws them. */
  readonly standardErrors?: ReadonlyMap<string, SamplingError>;
  /** About what values are drawn, as `rankIntervals` takes it; "posterior" by default. */
  readonly about?: DrawnAbout;
  /** The id of a unit, whose own rank is then asked about and not the ranks of all. */
  readonly unit?: string;
  /** Told from time to time how many scorings are done, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  /** How many pairs of points; each takes as many scorings as there are choices, and two. 256 by default. */
  readonly samples?: number;
}

/** How far ranks hang on one choice. */
export interface ChoiceEffect {
  /** "normalise", "aggregate", "sampling", or the name of the top part whose weight it is. */
  readonly choice: string;
  readonly kind: "weight" | "normalise" | "aggregate" | "sampling";
  /** The share of the variance of the mean rank shift, or of the one unit's rank, that the choice brings by itself, and with others. */
  readonly first: number;
  readonly total: number;
  /** Between which shares each of the two lies, at 95%: how far so many samples tell. */
  readonly firstInterval: readonly [number, number];
  readonly totalInterval: readonly [number, number];
}

/** What ranks depend on. */
export interface RankSensitivity {
  /**
   * By how many places the ranks of units differ from the composite's own, on average over units and choices; for one
   * unit, how much higher its rank number is on average.
   */
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
  options: SensitivityOptions,
): RankSensitivity {
  const { seed, spread = 0.25, normalise, aggregate, samples = 256, standardErrors: errors, unit } = options;
  if (!(spread >= 0 && spread <= 1)) {
    throw new RangeError(`Weights spread by a part of themselves from 0 to 1, not ${String(spread)}.`);
  }
  const checked = defineComposite(composite);
  const prepared = prepareColumns(checked, units);
  checkErrors(checked, units, errors ?? new Map<string, SamplingError>());
  const redraw = errors && redraws(checked, prepared, { errors, about: options.about ?? "posterior" });
  const ranksOf = (one: Composite, columns: PreparedColumns = prepared): Int32Array => {
    const { raw, state } = evaluatePrepared(one, columns);
    return rankScores(raw, state);
  };
  const drawn = (one: Composite, share: number): PreparedColumns => {
    return withImputed(one, prepared, redraw!(seededRandom(Math.floor(share * 2 ** 53))));
  };
  const own = ranksOf(checked);
  const ranked = own.reduce((count, rank) => count + Number(rank > 0), 0);
  const choices: Pick<ChoiceEffect, "choice" | "kind">[] = [
    ...(checked.parts.length > 1 && spread > 0
      ? checked.parts.map((part) => ({ choice: nameOf(part), kind: "weight" as const }))
      : []),
    ...(normalise ? [{ choice: "normalise", kind: "normalise" as const }] : []),
    ...(aggregate ? [{ choice: "aggregate", kind: "aggregate" as const }] : []),
    ...(errors ? [{ choice: "sampling", kind: "sampling" as const }] : []),
  ];
  const asked = unit === undefined ? undefined : units.ids.indexOf(unit);
  if (asked !== undefined && !(own[asked]! > 0)) throw new RangeError("The unit asked about has no rank.");
  if (choices.length === 0 || ranked === 0) return { meanShift: 0, effects: [] };
  const of = samples * (choices.length + 2);
  let done = 0;
  const shiftAt = (point: Float64Array): number => {
    const at = (kind: string): number => point[choices.findIndex((one) => one.kind === kind)]!;
    const parts = checked.parts.map((part, place) => {
      const moved = choices[0]!.kind === "weight" ? 1 - spread + 2 * spread * point[place]! : 1;
      return { ...part, weight: weightOf(part) * moved };
    });
    const scaled = normalise && { normalise: oneOf(normalise, at("normalise")) };
    const put = aggregate && { aggregate: oneOf(aggregate, at("aggregate")) };
    const scored = defineComposite({ ...checked, parts, ...scaled, ...put });
    const ranks = ranksOf(scored, errors && drawn(scored, at("sampling")));
    done += 1;
    if (done % 100 === 0 || done === of) options.onProgress?.(done, of);
    if (asked !== undefined) return ranks[asked]! - own[asked]!;
    return ranks.reduce((sum, rank, unit) => sum + Math.abs(rank - own[unit]!), 0) / ranked;
  };
  const inputs = choices.length;
  const found = sobolEffects(shiftAt, { inputs, samples, random: seededRandom(seed) });
  if (found === undefined) return { meanShift: shiftAt(new Float64Array(inputs).fill(0.5)), effects: [] };
  return {
    meanShift: found.mean,
    effects: choices.map((choice, input) => {
      return {
        ...choice,
        first: found.first[input]!,
        total: found.total[input]!,
        firstInterval: found.firstInterval[input]!,
        totalInterval: found.totalInterval[input]!,
      };
    }),
  };
}

function oneOf<T>(ways: readonly T[], share: number): T {
  return ways[Math.min(Math.floor(share * ways.length), ways.length - 1)]!;
}
