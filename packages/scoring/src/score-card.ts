import {
  bitsIn,
  type ColumnSource,
  evaluateToRead,
  fieldsOf,
  hasUnknown,
  type RuleColumn,
  Truth,
} from "@needscope/rules";
import { addPoints, type AnsweredItems, assertPoints, pointsEach, type Totals } from "./add-points.ts";
import { allPresent, isAllPresent } from "./all-present.ts";
import { columnsWhenAsked } from "./columns-when-asked.ts";
import { definePointsCard, type PointsCard } from "./points-card.ts";
import { rankScores, type Scored } from "./scored.ts";
import { stateAt, unitColumn, type UnitColumn, type UnitColumns } from "./unit-columns.ts";

/**
 * The scores of a points card, with what is needed to explain them. Its arrays are to be read and not written to: a flag
 * can be the answer of an item, and the score can be its own maximum.
 */
export interface ScoredCard extends Scored {
  readonly kind: "card";
  readonly card: PointsCard;
  readonly units: UnitColumns;
  /** The place of each unit's band in `card.bands`; -1 where there is no score, or the card has no bands. */
  readonly band: Int8Array;
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
  const answered = { items: checked.items, answers, uncertain: uncertainItems(checked, answers, units) };
  const state = stateOfUnits(answered, units);
  const totals = addPoints(answered, state.length);
  const { score, maximum } = totals;
  assertPoints(answered, score);
  const { rank, band } = placesOf(checked, totals, state);
  const contributions = columnsWhenAsked(checked.items, ({ name, points }) =>
    pointsEach(answers.get(name)!, points),
  );
  const noneUnknown = allPresent(state.length);
  const unknown = columnsWhenAsked(checked.items, ({ name }) =>
    answered.uncertain.has(name) ? unknownEach(answers.get(name)!) : noneUnknown,
  );
  return {
    kind: "card",
    ...{ ids: units.ids, score, rank, state, contributions },
    ...{ card: checked, units, band, answers, unknown, maximum },
  };
}

function answersOf(card: PointsCard, units: UnitColumns): Map<string, Uint8Array> {
  const known = new Map<string, RuleColumn>();
  const whole = new Map<Uint8Array, boolean>();
  return new Map(
    card.items.map(({ name, when }) => {
      const columns: ColumnSource = (field) => {
        const asker = `item "${name}" of points card "${card.name}"`;
        const column = known.get(field) ?? ruleColumn(field, { units, asker, whole });
        known.set(field, column);
        return column;
      };
      return [name, evaluateToRead(when, units.ids.length, columns)];
    }),
  );
}

interface Asked {
  readonly units: UnitColumns;
  readonly asker: string;
  /** Whether all units are there by the states looked at so far: columns may share them. */
  readonly whole: Map<Uint8Array, boolean>;
}

function ruleColumn(field: string, { units, asker, whole }: Asked): RuleColumn {
  const column = unitColumn(units, field, asker);
  const isFlag = column.kind === "flag";
  const valueAt = (unit: number): number | boolean | undefined => {
    if (stateAt(column, unit) !== 0) return undefined;
    return isFlag ? column.values[unit] !== 0 : column.values[unit];
  };
  // A column in which all is missing may be of either kind: what is asked of it is unknown, not an error.
  const isSaid = column.kind !== undefined || units.ids.some((_, unit) => stateAt(column, unit) === 0);
  return { kind: isSaid ? (column.kind ?? "number") : undefined, valueAt, cells: ruleCells(column, whole) };
}

/** The column's own arrays, where they are as conditions take them: every value there finite, flags 1 or 0. */
function ruleCells({ values, state, kind }: UnitColumn, whole: Asked["whole"]): RuleColumn["cells"] {
  if (!(values instanceof Float64Array || values instanceof Uint8Array || values instanceof Int32Array))
    return undefined;
  const states = state ?? new Uint8Array(values.length);
  const isPlain = kind === "flag" ? areFlags(values, states) : areFinite(values, states);
  const isWhole = whole.get(states) ?? bitsIn(states) === 0;
  whole.set(states, isWhole);
  return isPlain ? { values, state: states, isWhole } : undefined;
}

type Values = Float64Array | Int32Array | Uint8Array;

function areFlags(values: Values, state: Uint8Array): boolean {
  if (values instanceof Uint8Array && bitsIn(values) <= 1) return true;
  return values.every((value, unit) => state[unit] !== 0 || value === 0 || value === 1);
}

function areFinite(values: Values, state: Uint8Array): boolean {
  for (let unit = 0; unit < values.length; unit++) {
    if (!(Math.abs(values[unit]!) < Infinity) && state[unit] === 0) return false;
  }
  return true;
}

/** The names of the items of which nobody can tell for some unit. */
function uncertainItems(
  { items }: PointsCard,
  answers: ReadonlyMap<string, Uint8Array>,
  { columns }: UnitColumns,
): ReadonlySet<string> {
  const uncertain = items.filter(({ name, when }) => {
    const truths = answers.get(name)!;
    // A flag is taken as the answer where it is known of all units.
    const isFlag = "field" in when && columns.get(when.field)?.values === truths;
    return !isFlag && hasUnknown(truths);
  });
  return new Set(uncertain.map(({ name }) => name));
}

// Missing outweighs suppressed, as in a composite.
function stateOfUnits({ items, answers, uncertain }: AnsweredItems, units: UnitColumns): Uint8Array {
  if (uncertain.size < items.length) return allPresent(units.ids.length);
  const [first, ...others] = answers.values();
  const columns = items.flatMap(({ when }) => fieldsOf(when)).map((field) => units.columns.get(field)!);
  const state = new Uint8Array(units.ids.length);
  for (let unit = 0; unit < state.length; unit++) {
    if (first![unit] !== Truth.unknown || others.some((truth) => truth[unit] !== Truth.unknown)) continue;
    state[unit] = columns.some((column) => stateAt(column, unit) === 1) ? 1 : 2;
  }
  return state;
}

function unknownEach(answers: Uint8Array): Uint8Array {
  const unknown = new Uint8Array(answers.length);
  for (let unit = 0; unit < answers.length; unit++) unknown[unit] = answers[unit] === Truth.unknown ? 1 : 0;
  return unknown;
}

/** Rank and band of each unit; where every score is so many steps, both are looked up by their number. */
function placesOf(
  { bands }: PointsCard,
  { score, steps }: Totals,
  state: Uint8Array,
): { readonly rank: Int32Array; readonly band: Int8Array } {
  if (steps === undefined || !isAllPresent(state)) {
    return { rank: rankScores(score, state), band: bandsOf(bands, score, state) };
  }
  const scores = Float64Array.from({ length: 256 }, (_, count) => count * steps.size);
  const all = allPresent(scores.length);
  const bandOf = bandsOf(bands, scores, all);
  const rankOf = ranksOf(steps.counts, scores.length);
  const [rank, band] = [new Int32Array(score.length), new Int8Array(score.length)];
  for (let unit = 0; unit < rank.length; unit++) {
    const count = steps.counts[unit]!;
    rank[unit] = rankOf[count]!;
    band[unit] = bandOf[count]!;
  }
  return { rank, band };
}

/** The rank of each number: 1 more than the units that have a higher one. */
function ranksOf(counts: Uint8Array, numbers: number): Int32Array {
  const units = new Int32Array(numbers);
  for (let unit = 0; unit < counts.length; unit++) units[counts[unit]!]!++;
  let next = 1;
  for (let number = numbers - 1; number >= 0; number--) {
    const own = units[number]!;
    units[number] = next;
    next += own;
  }
  return units;
}

// Bands may be listed in any order: a score is in the one with the highest edge that it reaches.
function bandsOf(bands: PointsCard["bands"], score: Float64Array, state: Uint8Array): Int8Array {
  const rising = bands.map((_, place) => place).sort((a, b) => bands[a]!.from - bands[b]!.from);
  const places = Int8Array.of(-1, ...rising);
  const edges = Float64Array.from(rising, (place) => bands[place]!.from);
  const band = new Int8Array(score.length);
  for (let unit = 0; unit < band.length; unit++) {
    let reached = 0;
    while (reached < edges.length && score[unit]! >= edges[reached]!) reached++;
    band[unit] = places[state[unit] === 0 ? reached : 0]!;
  }
  return band;
}
