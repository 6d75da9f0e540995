import type { Aggregation, Composite } from "./composite.ts";
import { indicatorsOf } from "./composite.ts";
import { type DrawnAbout, isCounts, type SamplingError } from "./draws/draw-values.ts";
import type { WeightDraw } from "./draws/draw-weights.ts";
import { intervalPlaces } from "./draws/mid-interval.ts";
import { doPieces, layOut, type RankedDraws } from "./draws/ranked-draws.ts";
import { type Simulation, simulation } from "./draws/simulation.ts";
import { weightGroups } from "./draws/weight-groups.ts";
import type { Normalisation } from "./normalisation.ts";
import type { UnitColumns } from "./unit-columns.ts";

/** What ranks the draws. */
export type RankEngine = "wasm" | "javascript" | "rules";

/** What the simulation of {@link rankIntervals} rests on. What is not said to be uncertain stands still. */
export interface RankIntervalOptions {
  /** The same seed gives the same intervals, to the last bit, on one core or on several. */
  readonly seed: number;
  /**
   * By indicator: the standard error of each unit's value in its own units, or the counts behind it; those left out are
   * taken as exact.
   */
  readonly standardErrors?: ReadonlyMap<string, SamplingError>;
  /**
   * About what values with a sampling error are drawn: their "posterior" (the default), or as they were "measured",
   * by which errors count twice and the intervals hold the true rank too seldom.
   */
  readonly about?: DrawnAbout;
  /** How far weights are drawn from the composite's: `{ spread: 0.25 }`, "any", or sets of a panel. */
  readonly weights?: WeightDraw;
  /** Ways of bringing indicators to one scale, of which each draw takes one. */
  readonly normalise?: readonly Normalisation[];
  /** Ways of making one number of the top parts, of which each draw takes one. */
  readonly aggregate?: readonly Aggregation[];
  /** How often everything is drawn and ranked again; 1000 by default. */
  readonly draws?: number;
  /** How much of the draws an interval holds; 0.95 by default. */
  readonly confidence?: number;
  /**
   * "wasm" where it can be had; "javascript" does without, and "rules" evaluates every draw by the general rules. All
   * three give the same ranks; to compare them is what the choice is for.
   */
  readonly engine?: RankEngine;
}

/** Where ranks can lie; 0 for a unit without a score, or one that is not ranked. */
export interface RankIntervals {
  readonly ids: readonly string[];
  readonly lower: Int32Array;
  readonly median: Int32Array;
  readonly upper: Int32Array;
  /** The mean of the ranks drawn. */
  readonly mean: Float64Array;
  /** The share of draws in which the unit had rank 1, alone or shared. */
  readonly probabilityFirst: Float64Array;
  /** The share of draws in which the unit was in the worst tenth of those ranked, by the composite's rule of tenths. */
  readonly probabilityWorstTenth: Float64Array;
  /** The ranks themselves, draw by draw, of the units at `drawnUnits`. */
  readonly drawn: Uint16Array;
  /** The places among `ids` of the units that are ranked. */
  readonly drawnUnits: Int32Array;
}

/**
 * Simulates how far ranks can be trusted (Goldstein and Spiegelhalter 1996 on league tables; Saisana, Saltelli and
 * Tarantola 2005 on composite indicators). In each draw the values are drawn by their sampling errors, the weights about
 * the composite's, and a way of normalising and of aggregating is taken from those named; everything is then scored and
 * ranked again, and the interval holds the middle share of the ranks. Units draw in the order of their ids, so the order
 * of the rows changes nothing.
 *
 * Values are drawn about their posterior (`posteriorDraws` of `@needscope/stats`; counts by logit or logarithm): each
 * towards the mean of all units, the more the less well it is known, but those that the composite's own `shrink` has
 * drawn together, and those that were filled in, about themselves. Drawn about values as measured, an error would count
 * twice, and what is first by chance would seem first for certain (Louis 1984; Laird and Louis 1989). So a unit whose
 * rank as measured rests on chance may have an interval that leaves this rank out.
 *
 * An interval is mid-P: a rank at its end counts half (Lancaster 1961; Agresti and Gottard 2005), so that it holds as
 * nearly the share asked for as whole ranks can. With 30 units and more, 95% intervals hold the true rank in 94% to 97%
 * of units in simulations (`npm run bench -- rank-coverage`; its README has the figures). With fewer than about 20 one
 * rank alone often holds more than 95% of a unit's draws, and intervals then hold more by necessity: 97% to 99% with 8.
 *
 * Weighted sums, with or without exponential transformations of domains, are ranked by a kernel over fixed scores;
 * everything else by the general rules, draw by draw, which is slower and gives the same. `rankIntervalsOnCores` of
 * `@needscope/scoring/cores` shares the kernel's work among cores.
 *
 * @throws RangeError when the composite cannot be used in one of the ways named, an error is not a number from 0, or an
 * option is out of range
 * @example
 * const standardErrors = new Map([["absence", [0.5, 0.4]]]);
 * rankIntervals(need, units, { standardErrors, weights: { spread: 0.25 }, seed: 2016 }).lower; // best rank of each unit
 */
export function rankIntervals(
  composite: Composite,
  units: UnitColumns,
  options: RankIntervalOptions,
): RankIntervals {
  const { simulated, ranked } = drawRanks(composite, units, options);
  for (const round of ranked.rounds) doPieces(ranked.space, round, 0);
  return gather(simulated, ranked);
}

/** Everything drawn and laid out, for {@link rankIntervals} on however many cores. */
export function drawRanks(
  composite: Composite,
  units: UnitColumns,
  options: RankIntervalOptions,
): { readonly simulated: Simulation; readonly ranked: RankedDraws } {
  const {
    seed,
    draws = 1000,
    confidence = 0.95,
    about = "posterior",
    standardErrors: errors = new Map<string, SamplingError>(),
  } = options;
  checkOptions(draws, confidence);
  checkWeights(composite, options.weights);
  checkErrors(composite, units, errors);
  const { weights, normalise, aggregate } = options;
  const planned = options.engine !== "rules";
  const uncertainty = {
    errors,
    about,
    ...(weights && { weights }),
    ...(normalise && { normalise }),
    ...(aggregate && { aggregate }),
  };
  const simulated = simulation(composite, units, { seed, draws, uncertainty, planned });
  const places = intervalPlaces(confidence, draws);
  return { simulated, ranked: layOut(simulated, { places, engine: options.engine }) };
}

/** Puts the summaries of ranks at the places of their units. */
export function gather({ units, scored, draws }: Simulation, { ranks, summary }: RankedDraws): RankIntervals {
  const { ids } = units;
  const whole = (): Int32Array => new Int32Array(ids.length);
  const part = (): Float64Array => new Float64Array(ids.length);
  const result = {
    ...{ ids, lower: whole(), median: whole(), upper: whole(), mean: part() },
    ...{ probabilityFirst: part(), probabilityWorstTenth: part(), drawn: ranks, drawnUnits: scored },
  };
  for (let place = 0; place < scored.length; place++) {
    const unit = scored[place]!;
    const at = 6 * place;
    result.lower[unit] = summary[at]!;
    result.median[unit] = summary[at + 1]!;
    result.upper[unit] = summary[at + 2]!;
    result.probabilityFirst[unit] = summary[at + 3]! / draws.length;
    result.probabilityWorstTenth[unit] = summary[at + 4]! / draws.length;
    result.mean[unit] = summary[at + 5]! / draws.length;
  }
  return result;
}

function checkOptions(draws: number, confidence: number): void {
  if (!Number.isInteger(draws) || draws < 1) {
    throw new RangeError(`The number of draws is a whole number from 1, not ${String(draws)}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, not ${String(confidence)}.`);
  }
}

function checkWeights(composite: Composite, weights: WeightDraw | undefined): void {
  if (weights === undefined || weights === "any") return;
  if ("sets" in weights) {
    checkSets(composite, weights.sets);
    return;
  }
  if (weights.spread >= 0 && weights.spread <= 1) return;
  throw new RangeError(`Weights spread by a part of themselves from 0 to 1, not ${String(weights.spread)}.`);
}

function checkSets(composite: Composite, sets: readonly Readonly<Record<string, number>>[]): void {
  if (sets.length === 0) throw new RangeError("There is no set of weights to take.");
  const known = new Set(weightGroups(composite).flatMap(({ names }) => names));
  for (const set of sets) for (const name in set) checkWeight(name, set[name]!);

  function checkWeight(name: string, weight: number): void {
    if (!known.has(name)) {
      const parts = [...known].join(", ");
      throw new RangeError(
        `A set has a weight for "${name}", which composite "${composite.name}" lacks. It has: ${parts}.`,
      );
    }
    if (weight >= 0 && weight < Infinity) return;
    throw new RangeError(`A weight is a number from 0, and a set has ${String(weight)} for "${name}".`);
  }
}

/** Refuses errors that are no numbers from 0, one a unit, or not of the composite's indicators. */
export function checkErrors(
  composite: Composite,
  units: UnitColumns,
  errors: ReadonlyMap<string, SamplingError>,
): void {
  const parts = indicatorsOf(composite.parts);
  for (const [indicator, error] of errors) {
    const part = parts.find((one) => one.indicator === indicator);
    if (part === undefined) {
      const known = parts.map((one) => one.indicator).join(", ");
      throw new RangeError(
        `Standard errors of "${indicator}", which composite "${composite.name}" lacks. It has: ${known}.`,
      );
    }
    if (part.given === "rank") {
      throw new RangeError(
        `"${indicator}" holds published ranks, which have no standard errors: leave them out.`,
      );
    }
    for (const numbers of isCounts(error) ? [error.numerators, error.denominators] : [error]) {
      const isNumber = (one: number): boolean => one >= 0 && one < Infinity;
      if (numbers.length === units.ids.length && Array.from(numbers).every(isNumber)) continue;
      const what = isCounts(error) ? "counts" : "standard errors";
      throw new RangeError(
        `The ${what} of "${indicator}" must be a number from 0 for each of ${String(units.ids.length)} units.`,
      );
    }
  }
}
