import { decile, type Treated } from "@needscope/stats";
import { type Composite, type CompositePart, defineComposite, type IndicatorPart } from "./composite.ts";
import {
  type EvaluatedGroup,
  type EvaluatedPart,
  evaluateComposite,
  isOnePiece,
} from "./evaluate-composite.ts";
import { assertContributions, rankScores, type Scored } from "./scored.ts";
import { stretch } from "./stretch.ts";
import type { UnitColumns } from "./unit-columns.ts";

/** The scores of a composite, with what is needed to explain them. */
export interface ScoredComposite extends Scored {
  readonly kind: "composite";
  readonly composite: Composite;
  readonly units: UnitColumns;
  /**
   * By indicator: its weight in the whole score, unit by unit; they sum to 1 in each scored unit, or to the sum of
   * the weights where these are taken as given. A group that stands in the score as one piece has one weight.
   */
  readonly weights: ReadonlyMap<string, Float64Array>;
  /** Indicators and groups that are the same everywhere: they tell nothing apart and contribute 0. */
  readonly constant: readonly string[];
  /** What was done to outliers, by indicator; those that were left as they are do not stand here. */
  readonly treated: ReadonlyMap<string, Pick<Treated, "treatment" | "winsorised">>;
  /** The groups that stand in the score as one piece, by name, wherever they are in the tree. */
  readonly groups: ReadonlyMap<string, ScoredGroup>;
  /** 1 = most deprived tenth, 0 where not ranked; there where the composite says by which rule. */
  readonly decile: Uint8Array | undefined;
}

/**
 * A group that stands in the score as one piece: its own score is normalised again before it is weighed, or is no
 * arithmetic mean, so that what is inside it adds up to its own score and not to the whole one.
 */
export interface ScoredGroup extends Omit<Scored, "contributions"> {
  /** What its parts add to its score; undefined for a geometric or harmonic mean, where they do not add up. */
  readonly contributions: ReadonlyMap<string, Float64Array> | undefined;
}

/**
 * Scores units by a composite: turn, normalise, weigh, aggregate, rank (the order of OECD and JRC 2008, Handbook on
 * Constructing Composite Indicators), at each level of the tree. Each indicator is normalised over the units that
 * have it.
 *
 * @returns scores with 1 = most need, and each indicator's contribution; contributions sum to the score, which is
 * checked on every run. A group whose own score is normalised again contributes as one piece
 * @throws RangeError when the composite cannot be used or names an indicator that is not there
 * @example
 * const units = unitsFromRows([{ zone: "A", absence: 9 }, { zone: "B", absence: 14 }], { id: "zone" });
 * const scored = scoreComposite({ name: "need", title: "Need", normalise: "minMax", scale: [0, 100],
 *   parts: [{ indicator: "absence", direction: "higher-is-need" }] }, units);
 * scored.rank; // Int32Array [2, 1]
 */
export function scoreComposite(composite: Composite, units: UnitColumns): ScoredComposite {
  const checked = defineComposite(composite);
  const whole = evaluateComposite(checked, units);
  const { state, raw } = whole;
  const { weights, plain, constant } = piecesOf(whole, new Float64Array(units.ids.length).fill(1));
  const { score, contributions } = stretch({ composite: checked, constant, state, weights, raw, plain });
  assertContributions({ score, contributions });
  const rank = rankScores(score, state);
  return {
    kind: "composite",
    ...{ ids: units.ids, score, rank, state, contributions, composite: checked, units, weights, constant },
    treated: new Map(treatmentsIn(whole)),
    groups: new Map(scoredGroups(whole, units.ids)),
    decile: checked.deciles && decilesOf(rank, checked.deciles),
  };
}

/**
 * Ranks units by a composite and nothing more: the part of {@link scoreComposite} that a simulation repeats.
 *
 * @param composite as {@link defineComposite} returned it
 * @example
 * rankComposite(defineComposite(need), units); // Int32Array [2, 1]
 */
export function rankComposite(composite: Composite, units: UnitColumns): Int32Array {
  const { raw, state } = evaluateComposite(composite, units);
  return rankScores(raw, state);
}

/** The leaves of a composite, in order. */
export function indicatorsOf(parts: readonly CompositePart[]): IndicatorPart[] {
  return parts.flatMap((part) => ("parts" in part ? indicatorsOf(part.parts) : [part]));
}

/** The name by which a part is known in weights and contributions. */
export function nameOf(part: CompositePart): string {
  return "parts" in part ? part.name : part.indicator;
}

interface Pieces {
  readonly weights: Map<string, Float64Array>;
  /** Contributions before stretching. */
  readonly plain: Map<string, Float64Array>;
  readonly constant: string[];
}

function piecesOf(group: EvaluatedGroup, above: Float64Array): Pieces {
  const pieces: Pieces = { weights: new Map(), plain: new Map(), constant: [] };
  for (const node of group.parts) addPieces(pieces, node, product(node.share, above));
  return pieces;
}

function addPieces(
  pieces: Pieces,
  { part, group, values, constant }: EvaluatedPart,
  weight: Float64Array,
): void {
  if (group === undefined || isOnePiece(part)) {
    const name = nameOf(part);
    pieces.weights.set(name, weight);
    pieces.plain.set(name, product(weight, values));
    if (constant) pieces.constant.push(name);
    return;
  }
  for (const node of group.parts) addPieces(pieces, node, product(node.share, weight));
}

function treatmentsIn({ parts }: EvaluatedGroup): [string, Pick<Treated, "treatment" | "winsorised">][] {
  return parts.flatMap(({ part, group, treated }) => {
    if (group !== undefined) return treatmentsIn(group);
    if (treated === undefined || treated.treatment === "none") return [];
    return [[nameOf(part), { treatment: treated.treatment, winsorised: treated.winsorised }]];
  });
}

function scoredGroups(whole: EvaluatedGroup, ids: readonly string[]): [string, ScoredGroup][] {
  return whole.parts.flatMap(({ part, group }) => {
    if (group === undefined) return [];
    const inside = scoredGroups(group, ids);
    if (!("parts" in part) || !isOnePiece(part)) return inside;
    return [[part.name, scoredGroup(part, group, ids)], ...inside];
  });
}

function scoredGroup(
  { aggregate = "arithmetic" }: { readonly aggregate?: string | undefined },
  group: EvaluatedGroup,
  ids: readonly string[],
): ScoredGroup {
  const { raw: score, state } = group;
  const rank = rankScores(score, state);
  if (aggregate !== "arithmetic") return { ids, score, rank, state, contributions: undefined };
  const scored = Float64Array.from(state, (byte) => (byte === 0 ? 1 : 0));
  const { plain: contributions } = piecesOf(group, scored);
  assertContributions({ score, contributions });
  return { ids, score, rank, state, contributions };
}

function decilesOf(rank: Int32Array, rule: NonNullable<Composite["deciles"]>): Uint8Array {
  const of = rank.reduce((count, one) => (one > 0 ? count + 1 : count), 0);
  return Uint8Array.from(rank, (one) => (one > 0 ? decile(one, { of, rule }) : 0));
}

function product(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, place) => value * right[place]!);
}
