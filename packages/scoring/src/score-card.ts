import { type ColumnSource, evaluate, fieldsOf, type RuleColumn, Truth } from "@needscope/rules";
import { sum } from "@needscope/stats";
import { columnsWhenAsked } from "./columns-when-asked.ts";
import { definePointsCard, type PointsCard } from "./points-card.ts";
import { assertContributions, rankScores, type Scored } from "./scored.ts";
import { stateAt, unitColumn, type UnitColumn, type UnitColumns } from "./unit-columns.ts";

/** The scores of a points card, with what is needed to explain them. */
export interface ScoredCard extends Scored {
  readonly kind: "card";
  readonly card: PointsCard;
  readonly units: UnitColumns;
  /** The place of each unit's band in `card.bands`; -1 where there is no score, or the card has no bands. */
  readonly band: Int32Array;
  /** By item: 0 it does not hold, 1 it holds, 2 nobody can tell, for lack of a value. */
  readonly answers: ReadonlyMap<string, Uint8Array>;
  /** By item: 1 where nobody can tell whether it holds; made when asked for, as contributions are. */
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
  const answers = answersOf(checked, units);
  const state = stateOfUnits(answers, { card: checked, units });
  const { score, maximum } = totals(checked, { answers, state });
  const contributions = columnsWhenAsked(checked.items, ({ name, points }) =>
    Float64Array.from(answers.get(name)!, (truth) => (truth === Truth.yes ? points : 0)),
  );
  assertPoints(checked, { score, answers });
  const unknown = columnsWhenAsked(checked.items, ({ name }) =>
    answers.get(name)!.map((truth) => (truth === Truth.unknown ? 1 : 0)),
  );
  return {
    kind: "card",
    ...{ ids: units.ids, score, rank: rankScores(score, state), state, contributions },
    ...{ card: checked, units, band: bandsOf(checked, { score, state }), answers, unknown, maximum },
  };
}

function answersOf(card: PointsCard, units: UnitColumns): Map<string, Uint8Array> {
  const known = new Map<string, RuleColumn>();
  return new Map(
    card.items.map(({ name, when }) => {
      const columns: ColumnSource = (field) => {
        const asker = `item "${name}" of points card "${card.name}"`;
        const column = known.get(field) ?? ruleColumn(field, { units, asker });
        known.set(field, column);
        return column;
      };
      return [name, evaluate(when, units.ids.length, columns)];
    }),
  );
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
  return { kind: isSaid ? (column.kind ?? "number") : undefined, valueAt, cells: ruleCells(column) };
}

/** The column's own arrays, where they are as conditions take them: every value there finite, flags 1 or 0. */
function ruleCells({ values, state, kind }: UnitColumn): RuleColumn["cells"] {
  if (!(values instanceof Float64Array || values instanceof Uint8Array || values instanceof Int32Array))
    return undefined;
  const states = state ?? new Uint8Array(values.length);
  if (values instanceof Int32Array && kind !== "flag") return { values, state: states };
  for (let unit = 0; unit < values.length; unit++) {
    const value = values[unit]!;
    const isPlain = kind === "flag" ? value === 0 || value === 1 : Number.isFinite(value);
    if (states[unit] === 0 && !isPlain) return undefined;
  }
  return { values, state: states };
}

// Missing outweighs suppressed, as in a composite.
function stateOfUnits(
  answers: ReadonlyMap<string, Uint8Array>,
  { card, units }: { card: PointsCard; units: UnitColumns },
): Uint8Array {
  const [first, ...others] = answers.values();
  const columns = card.items.flatMap(({ when }) => fieldsOf(when)).map((field) => units.columns.get(field)!);
  const state = new Uint8Array(units.ids.length);
  for (let unit = 0; unit < state.length; unit++) {
    if (first![unit] !== Truth.unknown || others.some((truth) => truth[unit] !== Truth.unknown)) continue;
    state[unit] = columns.some((column) => stateAt(column, unit) === 1) ? 1 : 2;
  }
  return state;
}

interface Answered {
  readonly answers: ReadonlyMap<string, Uint8Array>;
}

// Correctly rounded, so that the points sum to the score in every order.
function totals(
  { items }: PointsCard,
  { answers, state }: Answered & { readonly state: Uint8Array },
): { score: Float64Array; maximum: Float64Array } {
  const score = new Float64Array(state.length);
  const maximum = new Float64Array(state.length);
  if (addExactly(items.map(({ points }) => points))) {
    for (const { name, points } of items) addPoints(answers.get(name)!, points, { score, maximum });
    return { score, maximum };
  }
  const total = (unit: number, counts: (truth: number) => boolean): number =>
    sum(items.map(({ name, points }) => (counts(answers.get(name)![unit]!) ? points : 0)));
  for (let unit = 0; unit < state.length; unit++) {
    score[unit] = total(unit, (truth) => truth === Truth.yes);
    maximum[unit] = total(unit, (truth) => truth !== Truth.no);
  }
  return { score, maximum };
}

/** Whether plain addition rounds nothing: points in steps of 1/1024, whose sum keeps those steps. */
function addExactly(points: readonly number[]): boolean {
  return points.every((one) => Number.isInteger(one * 1024)) && sum(points) < 2 ** 40;
}

function addPoints(
  answers: Uint8Array,
  points: number,
  { score, maximum }: { readonly score: Float64Array; readonly maximum: Float64Array },
): void {
  const least = Float64Array.of(0, points, 0);
  const most = Float64Array.of(0, points, points);
  for (let unit = 0; unit < answers.length; unit++) {
    score[unit]! += least[answers[unit]!]!;
    maximum[unit]! += most[answers[unit]!]!;
  }
}

/** Units whose contributions are laid out at a time, to be added up again. */
const checkedTogether = 1 << 14;

/** Adds every unit's contributions up again, without keeping the contributions of a million units. */
function assertPoints(
  { items }: PointsCard,
  { score, answers }: Answered & { readonly score: Float64Array },
): void {
  for (let from = 0; from < score.length; from += checkedTogether) {
    const to = from + checkedTogether;
    const contributions = items.map(({ name, points }): [string, Float64Array] => {
      const shares = Float64Array.of(0, points, 0);
      const truths = answers.get(name)!.subarray(from, to);
      const column = new Float64Array(truths.length);
      for (let unit = 0; unit < truths.length; unit++) column[unit] = shares[truths[unit]!]!;
      return [name, column];
    });
    assertContributions({ score: score.subarray(from, to), contributions: new Map(contributions) });
  }
}

// Bands may be listed in any order: a score is in the one with the highest edge that it reaches.
function bandsOf(
  { bands }: PointsCard,
  { score, state }: { readonly score: Float64Array; readonly state: Uint8Array },
): Int32Array {
  const band = new Int32Array(score.length).fill(-1);
  const rising = bands.map((_, place) => place).sort((a, b) => bands[a]!.from - bands[b]!.from);
  for (const place of rising) {
    const { from } = bands[place]!;
    for (let unit = 0; unit < band.length; unit++) {
      if (state[unit] === 0 && score[unit]! >= from) band[unit] = place;
    }
  }
  return band;
}
