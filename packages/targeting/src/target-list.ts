import { evaluate, Truth, type Condition } from "@needscope/rules";
import { explain, type Reason, type ScoredCard, type Unknown } from "@needscope/scoring";
import { unitRuleColumns } from "./unit-rule-columns.ts";

/** What orders units of equal score: a column of the scored units. Units without a value come last. */
export interface TieBreak {
  readonly field: string;
  readonly first: "highest" | "lowest";
}

/** Who is listed, how many, and in what order. */
export interface TargetListOptions {
  /** Only units of which this holds, over the columns that were scored. By default all with more than 0 points. */
  readonly when?: Condition;
  /** How many families the service can take. */
  readonly capacity: number;
  /** What comes after the score, most important first. */
  readonly order?: readonly TieBreak[];
}

/** A listed unit with its reasons. */
export interface TargetEntry {
  readonly id: string;
  /** 1 = most need; units that nothing tells apart share a place. */
  readonly place: number;
  readonly score: number;
  /** The score if everything that is not known held. */
  readonly maximum: number;
  /** Title of the band; `undefined` when the card has none. */
  readonly band: string | undefined;
  /** What counts, the largest first; sums to the score. */
  readonly reasons: readonly Reason[];
  readonly unknown: readonly Unknown[];
}

/** Units that nothing told apart, of which some are listed and some are not. */
export interface TieAtCut {
  readonly score: number;
  readonly listed: number;
  readonly left: number;
}

/** An ordered list with what a reader must know about who is not on it. */
export interface TargetList {
  readonly entries: readonly TargetEntry[];
  readonly capacity: number;
  readonly tieAtCut: TieAtCut | undefined;
  /** Where every scored unit went; the last six sum to `units`. */
  readonly account: {
    readonly units: number;
    readonly listed: number;
    readonly beyondCapacity: number;
    /** The condition does not hold. */
    readonly notChosen: number;
    /** Nobody can tell whether the condition holds. */
    readonly notKnown: number;
    /** Chosen, but without a score. */
    readonly withoutScore: number;
    /** No points are recorded for them, and no condition asks for them all the same. */
    readonly withoutPoints: number;
  };
  /** The same in sentences, for whoever reads the list. */
  readonly notes: readonly string[];
}

/**
 * The units of most need, in order, as many as can be taken. Order: score, then what `order` names, then the id, so
 * that equal inputs give equal lists whatever the order of the rows. The id says nothing about need: where it alone
 * decides at the cut, the list says so.
 *
 * A unit for which the condition is unknown is neither listed nor counted as not chosen. Without a condition a unit
 * with 0 points is not listed, however many could be taken: nothing speaks for it.
 *
 * @throws Error when the capacity is no whole number of 1 or more, or a field is not there.
 * @example
 * targetList(scoreCard(card, units), { when: { field: "cap-loss", moreThan: 20_000 }, capacity: 120 });
 */
export function targetList(scored: ScoredCard, options: TargetListOptions): TargetList {
  const { capacity, order = [] } = options;
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new Error(`The capacity is ${capacity}; say a whole number of families, 1 or more.`);
  }
  const { counts, chosen, front } = chosenUnits(scored, options);
  const compare = comparison(scored, order);
  const ids = new Map(Array.from(front, (unit) => [unit, idAt(scored, unit)]));
  front.sort((left, right) => compare(left, right) || (ids.get(left)! < ids.get(right)! ? -1 : 1));
  const listed = Array.from(front.subarray(0, capacity));
  const account = {
    units: scored.ids.length,
    listed: listed.length,
    beyondCapacity: chosen - listed.length,
    ...counts,
  };
  checkAccount(account);
  const tieAtCut = tieOf({ scored, ranked: front, capacity, compare });
  const entries = entriesOf(scored, listed, compare);
  return { entries, capacity, tieAtCut, account, notes: notesOf(account, tieAtCut) };
}

type Compare = (left: number, right: number) => number;

/** Units of the best ranks that can be listed, and how many units can be or cannot for what reason. */
interface Chosen {
  readonly counts: Omit<TargetList["account"], "units" | "listed" | "beyondCapacity">;
  readonly chosen: number;
  /** Enough to fill the list, with all that are equal to the last on it: only they are put in order. */
  readonly front: Uint32Array;
}

function chosenUnits(scored: ScoredCard, { when, capacity }: TargetListOptions): Chosen {
  const size = scored.ids.length;
  const truths = when && evaluate(when, size, unitRuleColumns(scored.units));
  const asked = { truths: truths ?? new Uint8Array(size).fill(Truth.yes), takesAll: when !== undefined };
  for (let last = capacity; ; last *= 2) {
    const { tally, front } = unitsUpTo(last, scored, asked);
    const chosen = tally[listable]!;
    if (front.length < Math.min(capacity, chosen)) continue;
    const [withoutScore, withoutPoints] = [tally[4]! + tally[5]!, tally[6]!];
    const sumOf = (first: number) => tally.subarray(first, first + 4).reduce((sum, units) => sum + units, 0);
    const counts = { notChosen: sumOf(0), notKnown: sumOf(8), withoutScore, withoutPoints };
    return { counts, chosen, front: Uint32Array.from(front) };
  }
}

/** Chosen (1 of 3 answers), with a score (1 of 2), with points (1 of 2). */
const listable = 4 * Truth.yes + 2 + 1;

/** How many units there are of each kind, and those that can be listed and have no rank after `last`. */
function unitsUpTo(
  last: number,
  { score, state, rank }: ScoredCard,
  { truths, takesAll }: { readonly truths: Uint8Array; readonly takesAll: boolean },
): { readonly tally: Int32Array; readonly front: number[] } {
  const tally = new Int32Array(12);
  const front: number[] = [];
  const least = takesAll ? -Infinity : 0;
  // Counted without a branch: which of the kinds a unit is of, nobody could guess.
  for (let unit = 0; unit < truths.length; unit += 1) {
    const isScored = Number(state[unit] === 0);
    const kind = 4 * truths[unit]! + 2 * isScored + Number(score[unit]! > least);
    tally[kind]! += 1;
    if (kind === listable && rank[unit]! <= last) front.push(unit);
  }
  return { tally, front };
}

function idAt(scored: ScoredCard, unit: number): string {
  return scored.ids[unit] ?? "";
}

function comparison(scored: ScoredCard, order: readonly TieBreak[]): Compare {
  const columns = unitRuleColumns(scored.units);
  const keys = order.map(({ field, first }) => {
    const column = columns.get(field);
    if (column === undefined) {
      throw new Error(`Cannot order by "${field}". Known: ${[...columns.keys()].join(", ") || "none"}.`);
    }
    const sign = first === "highest" ? 1 : -1;
    return (unit: number) => {
      const value = column.valueAt(unit);
      return value === undefined ? -Infinity : sign * Number(value);
    };
  });
  const all = [(unit: number) => scored.score[unit] ?? 0, ...keys];
  return (left, right) => {
    for (const key of all) {
      const [leftKey, rightKey] = [key(left), key(right)];
      if (leftKey !== rightKey) return leftKey > rightKey ? -1 : 1;
    }
    return 0;
  };
}

function checkAccount({ units, ...places }: TargetList["account"]): void {
  const total = Object.values(places).reduce((sum, count) => sum + count, 0);
  if (total !== units)
    throw new Error(`The list accounts for ${total} units of ${units}: every unit goes somewhere.`);
}

interface Cut {
  readonly scored: ScoredCard;
  readonly ranked: Uint32Array;
  readonly capacity: number;
  readonly compare: Compare;
}

function tieOf({ scored, ranked, capacity, compare }: Cut): TieAtCut | undefined {
  const [last, next] = [ranked[capacity - 1], ranked[capacity]];
  if (last === undefined || next === undefined || compare(last, next) !== 0) return undefined;
  const tied = (units: Uint32Array) => units.filter((unit) => compare(unit, last) === 0).length;
  return {
    score: scored.score[last] ?? 0,
    listed: tied(ranked.subarray(0, capacity)),
    left: tied(ranked.subarray(capacity)),
  };
}

function entriesOf(scored: ScoredCard, listed: readonly number[], compare: Compare): TargetEntry[] {
  let place = 0;
  return listed.map((unit, index) => {
    const before = listed[index - 1];
    if (before === undefined || compare(before, unit) !== 0) place = index + 1;
    const id = idAt(scored, unit);
    const { reasons, unknown, band } = explain(scored, id, { place: unit });
    const score = scored.score[unit] ?? 0;
    return { id, place, score, maximum: scored.maximum[unit] ?? score, band, reasons, unknown };
  });
}

function notesOf(account: TargetList["account"], tie: TieAtCut | undefined): string[] {
  const { listed, beyondCapacity, notKnown, withoutScore, withoutPoints } = account;
  const notes = [
    `${families(listed)} listed; ${grouped.format(beyondCapacity)} more would be if the capacity were larger.`,
  ];
  if (tie !== undefined) {
    notes.push(
      `At the cut ${families(tie.listed + tie.left)} stand equal with a score of ${tie.score}: ` +
        `${grouped.format(tie.listed)} of them listed, ${grouped.format(tie.left)} not, by the order of their references, which says nothing about need.`,
    );
  }
  if (notKnown > 0) notes.push(`For ${families(notKnown)} it is not known whether they belong on the list.`);
  if (withoutScore > 0)
    notes.push(`${families(withoutScore)} not listed for want of a score: nothing is known of them.`);
  if (withoutPoints > 0)
    notes.push(`${families(withoutPoints)} not listed, since no points are recorded for them.`);
  return notes;
}

const grouped = new Intl.NumberFormat("en-GB");

function families(count: number): string {
  return count === 1 ? "1 family" : `${grouped.format(count)} families`;
}
