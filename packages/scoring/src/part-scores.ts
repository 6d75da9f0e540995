import { exponentialOfRank, inDeviations, zScoreScale, type ZScoreScale } from "@needscope/stats";
import { isAllPresent } from "./all-present.ts";
import { canRank, type RanksToTransform, transformedRanks } from "./draws/kernel-ranks.ts";
import { spread } from "./prepare-columns.ts";
import type { ToNormalise } from "./normalisations.ts";

/** A part on one scale with the others. */
export interface PartScores {
  /** Higher = more need; 0 where not there or constant. */
  readonly values: Float64Array;
  /** 0 present, 1 missing, 2 suppressed. */
  readonly state: Uint8Array;
  /** Whether it is the same everywhere. */
  readonly constant: boolean;
  /** What the values are laid out from when they are asked for; an index of forty indicators seldom needs them all. */
  readonly origin?: Origin | undefined;
}

/** Numbers of all units, and what their scores are: distances in standard deviations, or transformed ranks. */
export type Origin =
  | { readonly numbers: Float64Array; readonly scale: ZScoreScale }
  | { readonly numbers: Float64Array; readonly ranks: RanksToTransform };

/** Scores of the units that have a part, put at their places; undefined stands for a constant part. */
export function partScores(normalised: Float64Array | undefined, state: Uint8Array): PartScores {
  if (normalised === undefined) return { values: new Float64Array(state.length), state, constant: true };
  return { values: spread(normalised, state), state, constant: false };
}

/** Scores that are laid out when they are first asked for. */
export function scoresFrom(origin: Origin, state: Uint8Array): PartScores {
  let values: Float64Array | undefined;
  return {
    state,
    constant: false,
    origin,
    get values() {
      values ??= laidOut(origin);
      return values;
    },
  };
}

function laidOut(origin: Origin): Float64Array {
  if ("scale" in origin) return inDeviations(origin.numbers, origin.scale);
  return transformedRanks(origin.numbers, origin.ranks)!;
}

/**
 * What scores can be laid out from later: plain z-scores, and transformed ranks by the kernel, where every unit has a
 * value. Undefined elsewhere, and where the values do not vary.
 */
export function originOf(input: ToNormalise, state: Uint8Array): Origin | undefined {
  const { values: numbers, settings, weights, given } = input;
  if (!isAllPresent(state) || weights !== undefined || given !== undefined || settings.ends !== undefined) {
    return undefined;
  }
  if (settings.method === "zScore" && (settings.mean ?? 0) === 0 && (settings.deviation ?? 1) === 1) {
    const scale = zScoreScale(numbers, { of: settings.of ?? "sample" });
    return scale && { numbers, scale };
  }
  const ranks = ranksOf(input);
  if (ranks === undefined || !canRank(numbers) || numbers.every((one) => one === numbers[0]))
    return undefined;
  return { numbers, ranks };
}

/** How an exponential transformation ranks and transforms, where ties are averaged. */
export function ranksOf({ values, settings, tolerance = 0 }: ToNormalise): RanksToTransform | undefined {
  const { method, ties = "average", constant = 23, scaledRank = "inclusive" } = settings;
  if (method !== "exponential" || ties !== "average") return undefined;
  const as = exponentialOfRank({ of: values.length, constant, scaledRank });
  return { tolerance, as, name: `exponential ${String(constant)} ${scaledRank}` };
}
