import { type ColumnSource, evaluate, fieldsOf, hasUnknown, type RuleColumn, Truth } from "@needscope/rules";
import { addPoints, assertPoints, pointsEach } from "./add-points.ts";
import { columnsWhenAsked } from "./columns-when-asked.ts";
import { definePointsCard, type PointsCard } from "./points-card.ts";
import { rankScores, type Scored } from "./scored.ts";
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
  const answered = { items: checked.items, answers };
  const { score, maximum } = addPoints(answered, state.length);
  assertPoints(answered, score);
  const contributions = columnsWhenAsked(checked.items, ({ name, points }) =>
    pointsEach(answers.get(name)!, points),
  );
  const unknown = columnsWhenAsked(checked.items, ({ name }) => unknownEach(answers.get(name)!));
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
  const isPlain = kind === "flag" ? areFlags(values, states) : areFinite(values, states);
  return isPlain ? { values, state: states } : undefined;
}

type Values = Float64Array | Int32Array | Uint8Array;

function areFlags(values: Values, state: Uint8Array): boolean {
  if (values instanceof Uint8Array && values.byteOffset % 4 === 0 && areFlagBytes(values)) return true;
  return values.every((value, unit) => state[unit] !== 0 || value === 0 || value === 1);
}

/** Whether every byte is 0 or 1, four at a time. */
function areFlagBytes(values: Uint8Array): boolean {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length >> 2);
  let bits = 0;
  for (let i = 0; i < words.length; i++) bits |= words[i]!;
  for (let unit = words.length * 4; unit < values.length; unit++) bits |= values[unit]!;
  return (bits & ~0x01010101) === 0;
}

function areFinite(values: Values, state: Uint8Array): boolean {
  for (let unit = 0; unit < values.length; unit++) {
    if (!(Math.abs(values[unit]!) < Infinity) && state[unit] === 0) return false;
  }
  return true;
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

function unknownEach(answers: Uint8Array): Uint8Array {
  const unknown = new Uint8Array(answers.length);
  if (!hasUnknown(answers)) return unknown;
  for (let unit = 0; unit < answers.length; unit++) unknown[unit] = answers[unit] === Truth.unknown ? 1 : 0;
  return unknown;
}

// Bands may be listed in any order: a score is in the one with the highest edge that it reaches.
function bandsOf(
  { bands }: PointsCard,
  { score, state }: { readonly score: Float64Array; readonly state: Uint8Array },
): Int32Array {
  const rising = bands.map((_, place) => place).sort((a, b) => bands[a]!.from - bands[b]!.from);
  const places = Int32Array.of(-1, ...rising);
  const edges = Float64Array.from(rising, (place) => bands[place]!.from);
  const band = new Int32Array(score.length);
  for (let unit = 0; unit < band.length; unit++) {
    let reached = 0;
    while (reached < edges.length && score[unit]! >= edges[reached]!) reached++;
    band[unit] = places[state[unit] === 0 ? reached : 0]!;
  }
  return band;
}
