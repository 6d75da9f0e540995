import { decile } from "@needscope/stats";
import { isAllPresent } from "./all-present.ts";
import { columnsWhenAsked } from "./columns-when-asked.ts";
import { type Aggregation, type Composite, defineComposite, nameOf } from "./composite.ts";
import {
  type EvaluatedGroup,
  type EvaluatedPart,
  evaluateComposite,
  evaluatePrepared,
  isOnePiece,
} from "./evaluate-composite.ts";
import { exactContributions } from "./exact-contributions.ts";
import { prepareColumns, type PreparedColumns, type Treatment } from "./prepare-columns.ts";
import { quantileGroups } from "./quantiles.ts";
import { assertContributions, rankScores, type Scored } from "./scored.ts";
import { type ScoringStep, scoringSteps } from "./scoring-steps.ts";
import { stretch } from "./stretch.ts";
import type { UnitColumns } from "./unit-columns.ts";
import { type Share, shareEverywhere } from "./weigh.ts";

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
  readonly treated: ReadonlyMap<string, Treatment>;
  /** The groups that stand in the score as one piece, by name, wherever they are; worked out when asked for. */
  readonly groups: ReadonlyMap<string, ScoredGroup>;
  /** 1 = most deprived tenth, 0 where not ranked; there where the composite says by which rule. */
  readonly decile: Uint8Array | undefined;
  /** By the names of the composite's quantiles: the group that each unit lies in, 0 where not ranked. */
  readonly quantiles: ReadonlyMap<string, Uint32Array>;
  /** The indicators as they were before they were brought to one scale. */
  readonly prepared: PreparedColumns;
  /** Each step with its whole result, in order; worked out when it is asked for. */
  readonly steps: readonly ScoringStep[];
}

/**
 * A group that stands in the score as one piece: its own score is normalised again before it is weighed, or is no
 * arithmetic mean, so that what is inside it adds up to its own score and not to the whole one. Its contributions are
 * those of its parts to its own score.
 */
export interface ScoredGroup extends Scored {
  /** By part: its weight in the group's score, unit by unit. */
  readonly weights: ReadonlyMap<string, Float64Array>;
}

/**
 * Scores units by a composite: denominate, screen, impute, treat, turn, normalise, weigh, aggregate, rank (the order
 * of OECD and JRC 2008, Handbook on Constructing Composite Indicators), at each level of the tree. Each indicator is
 * normalised over the units that have it.
 *
 * @returns scores with 1 = most need, and each indicator's contribution. Contributions sum to the score bit for bit, at
 * each level of the tree and in any order, which is checked on every run. A group whose own score is normalised again
 * contributes as one piece. What parts add to a geometric or harmonic mean is in proportion to what they would add to
 * the arithmetic one
 * @throws RangeError when the composite cannot be used, names an indicator that is not there, or a unit stands twice
 * @example
 * const units = unitsFromRows([{ zone: "A", absence: 9 }, { zone: "B", absence: 14 }], { id: "zone" });
 * const scored = scoreComposite({ name: "need", title: "Need", normalise: "minMax", scale: [0, 100],
 *   parts: [{ indicator: "absence", direction: "higher-is-need" }] }, units);
 * scored.rank; // Int32Array [2, 1]
 */
export function scoreComposite(composite: Composite, units: UnitColumns): ScoredComposite {
  const checked = defineComposite(composite);
  return scorePrepared(checked, units, prepareColumns(checked, units));
}

/** The same from columns that are prepared. */
export function scorePrepared(
  composite: Composite,
  units: UnitColumns,
  prepared: PreparedColumns,
): ScoredComposite {
  const whole = evaluatePrepared(composite, prepared);
  const { state, raw } = whole;
  const { ids } = units;
  const { shares, plain, constant } = piecesOf(whole, shareEverywhere(1, ids.length), composite.aggregate);
  const weights = weightsOf(shares);
  const stretched = stretch({ composite, constant, state, weights, raw, plain });
  const { score, contributions } = exactContributions(stretched, ids.length);
  assertContributions({ score, contributions });
  const rank = rankScores(score, state);
  const asker = `composite "${composite.name}"`;
  const quantiles = Object.entries(composite.quantiles ?? {}).map(
    ([name, how]) => [name, quantileGroups(rank, how, { units, asker })] as const,
  );
  let groups: Map<string, ScoredGroup> | undefined;
  return {
    kind: "composite",
    ...{ ids, score, rank, state, contributions, composite, units, weights, constant, prepared },
    treated: prepared.treatments,
    decile: composite.deciles && decilesOf({ rank, state }, composite.deciles),
    quantiles: new Map(quantiles),
    get groups() {
      groups ??= new Map(scoredGroups(whole, ids));
      return groups;
    },
    get steps() {
      return scoringSteps(composite, { units, prepared, whole });
    },
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

interface Pieces {
  /** Weights in the whole score. */
  readonly shares: Map<string, Share>;
  /** Contributions before stretching. */
  readonly plain: Map<string, Float64Array>;
  readonly constant: string[];
}

function piecesOf(group: EvaluatedGroup, above: Share, aggregate: Aggregation = "arithmetic"): Pieces {
  const pieces: Pieces = { shares: new Map(), plain: new Map(), constant: [] };
  for (const node of group.parts) addPieces(pieces, node, shareOf(node.share, above, group.state.length));
  return aggregate === "arithmetic" ? pieces : { ...pieces, plain: inProportion(pieces.plain, group) };
}

// A geometric or harmonic mean lies below the arithmetic one: what unevenness costs is shared in proportion.
function inProportion(plain: Pieces["plain"], { raw }: EvaluatedGroup): Pieces["plain"] {
  const totals = new Float64Array(raw.length);
  for (const shares of plain.values()) shares.forEach((share, unit) => (totals[unit]! += share));
  const factors = raw.map((value, unit) => (totals[unit]! > 0 ? value / totals[unit]! : 0));
  return new Map([...plain].map(([name, shares]) => [name, product(shares, factors)]));
}

function addPieces(pieces: Pieces, { part, group, scores }: EvaluatedPart, share: Share): void {
  if (group === undefined || isOnePiece(part)) {
    const name = nameOf(part);
    const { everywhere } = share;
    pieces.shares.set(name, share);
    pieces.plain.set(
      name,
      everywhere === undefined ? product(share.units, scores.values) : times(everywhere, scores.values),
    );
    if (scores.constant) pieces.constant.push(name);
    return;
  }
  for (const node of group.parts) addPieces(pieces, node, shareOf(node.share, share, scores.state.length));
}

function shareOf(own: Share, above: Share, unitCount: number): Share {
  if (own.everywhere === undefined || above.everywhere === undefined)
    return { units: product(own.units, above.units) };
  return shareEverywhere(own.everywhere * above.everywhere, unitCount);
}

function weightsOf(shares: Pieces["shares"]): ReadonlyMap<string, Float64Array> {
  const named = [...shares].map(([name, share]) => ({ name, share }));
  return columnsWhenAsked(named, ({ share }) => share.units);
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
  { aggregate }: { readonly aggregate?: Aggregation | undefined },
  group: EvaluatedGroup,
  ids: readonly string[],
): ScoredGroup {
  const { state } = group;
  const scored = isAllPresent(state)
    ? shareEverywhere(1, ids.length)
    : { units: Float64Array.from(state, (byte) => (byte === 0 ? 1 : 0)) };
  const { plain, shares } = piecesOf(group, scored, aggregate);
  const { score, contributions } = exactContributions(plain, ids.length);
  assertContributions({ score, contributions });
  return { ids, score, rank: rankScores(score, state), state, contributions, weights: weightsOf(shares) };
}

function decilesOf(
  { rank, state }: Pick<Scored, "rank" | "state">,
  rule: NonNullable<Composite["deciles"]>,
): Uint8Array {
  const of = isAllPresent(state) ? rank.length : rank.filter((one) => one > 0).length;
  const byRank = new Uint8Array(of + 1);
  // Deciles rise with ranks: the first rank of each is looked for, and those up to the next are filled in.
  for (let first = 1; first <= of;) {
    const own = decile(first, { of, rule });
    let [last, beyond] = [first, of + 1];
    while (beyond - last > 1) {
      const middle = (last + beyond) >> 1;
      if (decile(middle, { of, rule }) === own) last = middle;
      else beyond = middle;
    }
    byRank.fill(own, first, beyond);
    first = beyond;
  }
  const deciles = new Uint8Array(rank.length);
  for (let unit = 0; unit < rank.length; unit++) deciles[unit] = byRank[rank[unit]!]!;
  return deciles;
}

function times(factor: number, values: Float64Array): Float64Array {
  const products = new Float64Array(values.length);
  for (let place = 0; place < values.length; place++) products[place] = factor * values[place]!;
  return products;
}

function product(left: Float64Array, right: Float64Array): Float64Array {
  const products = new Float64Array(left.length);
  for (let place = 0; place < left.length; place++) products[place] = left[place]! * right[place]!;
  return products;
}
