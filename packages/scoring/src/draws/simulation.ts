import { decile, seededRandom, type SeededRandom } from "@needscope/stats";
import type { Aggregation, Composite } from "../composite.ts";
import { defineComposite } from "../composite.ts";
import { type EvaluatedGroup, evaluatePrepared, type ScoresOf } from "../evaluate-composite.ts";
import { indicatorScores } from "../indicator-scores.ts";
import type { PartScores } from "../part-scores.ts";
import type { Normalisation } from "../normalisation.ts";
import { type FullColumns, prepareColumns, type PreparedColumns, withImputed } from "../prepare-columns.ts";
import { rankScores } from "../scored.ts";
import type { UnitColumns } from "../unit-columns.ts";
import { type DrawPlan, drawPlan, scoredUnits } from "./draw-plan.ts";
import type { DrawnAbout, SamplingError } from "./draw-values.ts";
import { drawWeights, type WeightDraw } from "./draw-weights.ts";
import { redraws } from "./redraws.ts";
import { type GroupWeights, weightGroups, withWeights } from "./weight-groups.ts";

/** What is uncertain about a composite; all of it is drawn together. */
export interface Uncertainty {
  /** By indicator: how far its values are from what they measure. Those left out are taken as exact. */
  readonly errors?: ReadonlyMap<string, SamplingError>;
  readonly about: DrawnAbout;
  /** How far the weights are drawn from those of the description; not at all by default. */
  readonly weights?: WeightDraw;
  /** Other ways of bringing indicators to one scale, of which each draw takes one instead of the composite's. */
  readonly normalise?: readonly Normalisation[];
  /** Other ways of making one number of the top parts, of which each draw takes one instead of the composite's. */
  readonly aggregate?: readonly Aggregation[];
}

/** One way of scoring, of those that are drawn. */
export interface Variant {
  readonly composite: Composite;
  readonly whole: EvaluatedGroup;
  readonly plan: DrawPlan | undefined;
}

/** One draw: which way of scoring, with which weights, and its own random numbers for what else is uncertain. */
export interface Draw {
  readonly variant: number;
  readonly weights: Float64Array;
  readonly random: SeededRandom;
}

/** All that is drawn, before anything is ranked. */
export interface Simulation {
  readonly units: UnitColumns;
  /** Units with a score: the others have no rank in any draw. */
  readonly scored: Int32Array;
  readonly variants: readonly Variant[];
  readonly draws: readonly Draw[];
  /** The last rank that lies in the worst tenth. */
  readonly worst: number;
  /** Ranks of the scored units in one draw, evaluated by the general rules. */
  readonly rankDraw: (draw: Draw) => Int32Array;
}

/** What {@link simulation} draws. */
export interface ToSimulate {
  readonly seed: number;
  readonly draws: number;
  readonly uncertainty: Uncertainty;
  /** Whether draws may be ranked by a plan; otherwise all are evaluated by the general rules. */
  readonly planned: boolean;
}

/**
 * Draws ways of scoring and weights from a seed. Each draw has a stream of its own, so that it does not matter in which
 * order, or on which core, they are ranked.
 *
 * @throws RangeError when the composite cannot be used, in any of the ways that are drawn
 */
export function simulation(
  composite: Composite,
  units: UnitColumns,
  { seed, draws, uncertainty, planned }: ToSimulate,
): Simulation {
  const checked = defineComposite(composite);
  const prepared = prepareColumns(checked, units);
  const { errors = new Map<string, SamplingError>(), about, weights: how } = uncertainty;
  const variants = waysOfScoring(checked, uncertainty).map((one): Variant => {
    const whole = evaluatePrepared(one, prepared);
    return { composite: one, whole, plan: planned && errors.size === 0 ? drawPlan(one, whole) : undefined };
  });
  const groups = weightGroups(checked);
  const scored = scoredUnits(variants[0]!.whole);
  return {
    units,
    scored,
    variants,
    draws: drawAll({ seed, draws, groups, how, variantCount: variants.length }),
    worst: lastOfWorst(scored.length, checked),
    rankDraw: rankerOf({ prepared, variants, scored, redraw: redraws(checked, prepared, { errors, about }) }),
  };
}

function waysOfScoring(composite: Composite, { normalise, aggregate }: Uncertainty): Composite[] {
  if (normalise === undefined && aggregate === undefined) return [composite];
  const scaled = (normalise ?? [composite.normalise]).map((one) => ({ ...composite, normalise: one }));
  return scaled.flatMap((one) =>
    (aggregate ?? [composite.aggregate]).map((way) =>
      defineComposite({ ...one, ...(way && { aggregate: way }) }),
    ),
  );
}

function drawAll(of: {
  readonly seed: number;
  readonly draws: number;
  readonly groups: readonly GroupWeights[];
  readonly how: WeightDraw | undefined;
  readonly variantCount: number;
}): Draw[] {
  const seeds = seededRandom(of.seed);
  const weightCount = of.groups.reduce((sum, { shares }) => sum + shares.length, 0);
  return Array.from({ length: of.draws }, (_, draw) => {
    const random = seededRandom(Math.floor(seeds.uniform() * 2 ** 53));
    const variant = of.variantCount === 1 ? 0 : random.integer(of.variantCount);
    const weights = new Float64Array(weightCount);
    drawWeights(of.groups, { how: of.how, random, draw, into: weights });
    return { variant, weights, random };
  });
}

function lastOfWorst(count: number, { deciles: rule }: Composite): number {
  let last = Math.ceil(count / 10);
  if (rule !== undefined && last > 0 && decile(last, { of: count, rule }) > 1) last -= 1;
  return last;
}

interface ToRank {
  readonly prepared: PreparedColumns;
  readonly variants: readonly Variant[];
  readonly scored: Int32Array;
  readonly redraw: (random: SeededRandom) => FullColumns;
}

function rankerOf({ prepared, variants, scored, redraw }: ToRank): (draw: Draw) => Int32Array {
  const known = variants.map(({ whole }) => scoresOfLeaves(whole));
  return ({ variant, weights, random }) => {
    const redrawn = redraw(random);
    const scoresOf: ScoresOf = (part, context) => {
      const own = redrawn.has(part.indicator) ? undefined : known[variant]!.get(part.indicator);
      return own ?? indicatorScores(part, context);
    };
    const composite = withWeights(variants[variant]!.composite, weights);
    const columns = redrawn.size === 0 ? prepared : withImputed(composite, prepared, redrawn);
    const { raw, state } = evaluatePrepared(composite, columns, scoresOf);
    const ranks = rankScores(raw, state);
    return scored.map((unit) => ranks[unit]!);
  };
}

function scoresOfLeaves({ parts }: EvaluatedGroup): Map<string, PartScores> {
  const known = new Map<string, PartScores>();
  for (const { part, group, scores } of parts) {
    if (!("parts" in part)) known.set(part.indicator, scores);
    else if (group !== undefined) for (const [name, inside] of scoresOfLeaves(group)) known.set(name, inside);
  }
  return known;
}
