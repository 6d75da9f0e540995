import { type ColumnSource, evaluate, fieldsOf, type RuleColumn, Truth } from "@needscope/rules";
import { sum } from "@needscope/stats";
import { definePointsCard, type PointsCard } from "./points-card.ts";
import { assertContributions, rankScores, type Scored } from "./scored.ts";
import { stateAt, unitColumn, type UnitColumns } from "./unit-columns.ts";

/** The scores of a points card, with what is needed to explain them. */
export interface ScoredCard extends Scored {
  readonly kind: "card";
  readonly card: PointsCard;
  readonly units: UnitColumns;
  /** The place of each unit's band in `card.bands`; -1 where there is no score, or the card has no bands. */
  readonly band: Int32Array;
  /** By item: 1 where nobody can tell whether it holds, for lack of a value. */
  readonly unknown: ReadonlyMap<string, Uint8Array>;
  /** The score if every unknown item held. */
  readonly maximum: Float64Array;
}

/**
 * Scores units by a points card. An item that holds counts its points; an item that nobody can tell counts none, is
 * listed in `unknown`, and counts in `maximum`. A unit of which no item at all is known has no score: it is marked
 * missing (or suppressed, if that is why) and not ranked.
 *
 * @returns scores with 1 = most need, and each item's contribution; contributions sum to the score, which is checked
 * on every run
 * @throws RangeError when the card cannot be used or asks about an indicator that is not there
 * @example
 * const scored = scoreCard(card, units);
 * card.bands[scored.band[0]!]?.title; // "High"
 */
export function scoreCard(card: PointsCard, units: UnitColumns): ScoredCard {
  const checked = definePointsCard(card);
  const truths = new Map(checked.items.map((item) => [item.name, truthsOf(item.name, checked, units)]));
  const state = stateOfUnits(truths, { card: checked, units });
  const { score, maximum } = totals(checked, { truths, state });
  const contributions = new Map(
    checked.items.map(({ name, points }) => [
      name,
      Float64Array.from(truths.get(name)!, (truth) => (truth === Truth.yes ? points : 0)),
    ]),
  );
  assertContributions({ score, contributions });
  const unknown = new Map(
    [...truths].map(([name, answers]) => [name, answers.map((truth) => (truth === Truth.unknown ? 1 : 0))]),
  );
  const band = Int32Array.from(score, (value, unit) => (state[unit] === 0 ? bandOf(value, checked) : -1));
  return {
    kind: "card",
    ...{ ids: units.ids, score, rank: rankScores(score, state), state, contributions },
    ...{ card: checked, units, band, unknown, maximum },
  };
}

function truthsOf(name: string, card: PointsCard, units: UnitColumns): Uint8Array {
  const { when } = card.items.find((item) => item.name === name)!;
  const columns: ColumnSource = (field) =>
    ruleColumn(field, { units, asker: `item "${name}" of points card "${card.name}"` });
  return evaluate(when, units.ids.length, columns);
}

function ruleColumn(field: string, { units, asker }: { units: UnitColumns; asker: string }): RuleColumn {
  const column = unitColumn(units, field, asker);
  const isFlag = column.kind === "flag";
  const valueAt = (unit: number): number | boolean | undefined => {
    if (stateAt(column, unit) !== 0) return undefined;
    return isFlag ? column.values[unit] !== 0 : column.values[unit];
  };
  // A column in which all is missing may be of either kind: what is asked of it is unknown, not an error.
  const isSaid = column.kind !== undefined || units.ids.some((_, unit) => stateAt(column, unit) === 0);
  return { kind: isSaid ? (column.kind ?? "number") : undefined, valueAt };
}

// Missing outweighs suppressed, as in a composite.
function stateOfUnits(
  truths: ReadonlyMap<string, Uint8Array>,
  { card, units }: { card: PointsCard; units: UnitColumns },
): Uint8Array {
  const answers = [...truths.values()];
  const columns = card.items.flatMap(({ when }) => fieldsOf(when)).map((field) => units.columns.get(field)!);
  return Uint8Array.from(units.ids, (_, unit) => {
    if (!answers.every((truth) => truth[unit] === Truth.unknown)) return 0;
    return columns.some((column) => stateAt(column, unit) === 1) ? 1 : 2;
  });
}

// Correctly rounded, so that the points sum to the score in every order.
function totals(
  { items }: PointsCard,
  { truths, state }: { truths: ReadonlyMap<string, Uint8Array>; state: Uint8Array },
): { score: Float64Array; maximum: Float64Array } {
  const total = (unit: number, counts: (truth: number) => boolean): number =>
    sum(items.map(({ name, points }) => (counts(truths.get(name)![unit]!) ? points : 0)));
  return {
    score: Float64Array.from(state, (_, unit) => total(unit, (truth) => truth === Truth.yes)),
    maximum: Float64Array.from(state, (_, unit) => total(unit, (truth) => truth !== Truth.no)),
  };
}

// Bands may be listed in any order: a score is in the one with the highest edge that it reaches.
function bandOf(score: number, { bands }: PointsCard): number {
  let best = -1;
  bands.forEach(({ from }, place) => {
    if (score >= from && (best === -1 || from > bands[best]!.from)) best = place;
  });
  return best;
}
