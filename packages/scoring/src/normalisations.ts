import {
  distanceToTarget,
  exponentialOfRank,
  exponentialScores,
  fractionOfMax,
  goalposts,
  minMax,
  normalScores,
  rank,
  robustZScore,
  weightedZScore,
  zScore,
} from "@needscope/stats";
import { transformedRanks } from "./draws/kernel-ranks.ts";
import type { NormalisationSettings, NormalisationWord } from "./normalisation.ts";
import { ranksOf } from "./part-scores.ts";

/** What a normalisation is applied to. Values come with higher = more need. */
export interface ToNormalise {
  readonly values: Float64Array;
  readonly settings: NormalisationSettings;
  /** What each value weighs, where the settings name a column of weights. */
  readonly weights?: Float64Array | undefined;
  /** Published ranks, 1 = most need, and how many units they count: ranks are then not counted again. */
  readonly given?: { readonly ranks: Float64Array; readonly of: number } | undefined;
  /** Neighbours that differ by no more are equal; for scores whose last digit is noise. 0 by default. */
  readonly tolerance?: number;
}

/** One way of bringing parts to one scale. */
export interface NormalisationMethod {
  /** Undefined where the values do not vary: nothing can be told apart by them. */
  readonly apply: (input: ToNormalise) => Float64Array | undefined;
  /** The least and the most that it gives; left out where it has no ends. */
  readonly ends?: (input: ToNormalise) => readonly [number, number];
}

const unitEnds = (): readonly [number, number] => [0, 1];

/**
 * The normalisations by name (OECD and JRC 2008, Handbook on Constructing Composite Indicators; names of R's COINr).
 * Values come with higher = more need: an indicator that points the other way is turned first.
 *
 * - zScore: standard deviations (of the sample) from the mean, laid on another mean and deviation where they are said
 * - robustZScore: 1.4826 median absolute deviations from the median, or plain ones
 * - minMax: 0 at the lowest, 1 at the highest
 * - percentileRank: share of the other units with less, 0 to 1, (rank - 1) / (n - 1); equal values share the lower place;
 *   or another `form`
 * - rank: 1 for the least need, n for the most; equal values share the lower place
 * - borda: how many units have less, rank - 1
 * - exponential: the transformation of the indices of deprivation, by rank, near 0 to 100
 * - normalScore: the standard normal quantile of rank / (n + 1)
 * - distanceToMax, distanceToTarget, distanceToReference: 0 at the lowest, 1 at the highest, the target, a unit's value
 * - fractionOfMax: the value as a fraction of the highest
 * - goalposts: 0 and 1 at two values set beforehand
 *
 * @example
 * normalisations.minMax.apply({ values: Float64Array.of(10, 15, 20), settings: { method: "minMax" } });
 * // Float64Array [0, 0.5, 1]
 */
export const normalisations: Readonly<Record<NormalisationWord, NormalisationMethod>> = {
  zScore: { apply: zScores },
  robustZScore: {
    apply: ({ values, settings }) => robustZScore(values, { per: settings.per ?? "normalDeviation" }),
  },
  minMax: { apply: ({ values }) => minMax(values), ends: unitEnds },
  percentileRank: {
    apply: (input) => places(input)?.map((place) => percentileOf(place, input)),
    ends: (input) => [percentileOf(1, input), percentileOf(countOf(input), input)],
  },
  rank: { apply: places, ends: (input) => [1, countOf(input)] },
  borda: {
    apply: (input) => places(input)?.map((place) => place - 1),
    ends: (input) => [0, countOf(input) - 1],
  },
  exponential: { apply: exponential, ends: exponentialEnds },
  normalScore: { apply: normalScore },
  distanceToMax: { apply: ({ values }) => minMax(values), ends: unitEnds },
  distanceToTarget: { apply: toTarget },
  distanceToReference: { apply: toTarget },
  fractionOfMax: { apply: ({ values }) => fractionOfMax(values) },
  goalposts: {
    apply: ({ values, settings }) => goalposts(values, settings.posts!, { cap: settings.cap ?? true }),
  },
};

function zScores({ values, weights, settings }: ToNormalise): Float64Array | undefined {
  const scores =
    weights === undefined ? zScore(values, { of: settings.of ?? "sample" }) : weightedZScore(values, weights);
  return shifted(scores, settings);
}

function percentileOf(place: number, input: ToNormalise): number {
  const of = countOf(input);
  const { form = "inclusive" } = input.settings;
  if (form === "inclusive") return (place - 1) / (of - 1);
  if (form === "exclusive") return place / (of + 1);
  return form === "midpoint" ? (place - 0.5) / of : place / of;
}

function shifted(
  scores: Float64Array | undefined,
  { mean = 0, deviation = 1 }: NormalisationSettings,
): Float64Array | undefined {
  if (mean === 0 && deviation === 1) return scores;
  return scores?.map((score) => mean + deviation * score);
}

function countOf({ values, given }: ToNormalise): number {
  return given?.of ?? values.length;
}

// From the least need, 1, to the most.
function places({ values, settings, given, tolerance = 0 }: ToNormalise): Float64Array | undefined {
  if (given !== undefined) return varying(given.ranks.map((one) => given.of + 1 - one));
  return varying(rank(values, { first: "lowest", ties: settings.ties ?? "min", tolerance }));
}

function exponential(input: ToNormalise): Float64Array | undefined {
  const { values, settings, given, tolerance = 0 } = input;
  const ties = settings.ties ?? "average";
  const options = exponentialOptions(input);
  if (given !== undefined) return varying(given.ranks) && exponentialScores(given.ranks, options);
  const how = ranksOf(input);
  const fast = how && transformedRanks(values, how);
  const as = exponentialOfRank(options);
  return varying(fast ?? rank(values, { first: "highest", ties, tolerance, as }));
}

function normalScore(input: ToNormalise): Float64Array | undefined {
  const { settings } = input;
  const ranks = places({ ...input, settings: { ...settings, ties: settings.ties ?? "average" } });
  return ranks && normalScores(ranks, { of: countOf(input), offset: settings.offset ?? 0 });
}

function exponentialEnds(input: ToNormalise): readonly [number, number] {
  const [least, most] = exponentialScores([countOf(input), 1], exponentialOptions(input));
  return [least!, most!];
}

function exponentialOptions(input: ToNormalise) {
  const { constant = 23, scaledRank = "inclusive" } = input.settings;
  return { of: countOf(input), constant, scaledRank };
}

function varying(ranks: Float64Array): Float64Array | undefined {
  return ranks.every((one) => one === ranks[0]) ? undefined : ranks;
}

// The target of a reference unit is its value, put there by who knows the units.
function toTarget({ values, settings }: ToNormalise): Float64Array | undefined {
  return distanceToTarget(values, settings.target!, { cap: settings.cap ?? false });
}
