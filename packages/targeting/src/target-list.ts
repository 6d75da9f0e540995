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
  const { when, capacity, order = [] } = options;
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new Error(`The capacity is ${capacity}; say a whole number of families, 1 or more.`);
  }
  const { counts, ranked } = chosenUnits(scored, when);
  const compare = comparison(scored, order);
  const front = frontUnits(scored, ranked, capacity);
  const ids = new Map(Array.from(front, (unit) => [unit, idAt(scored, unit)]));
  front.sort((left, right) => compare(left, right) || (ids.get(left)! < ids.get(right)! ? -1 : 1));
  const listed = Array.from(front.subarray(0, capacity));
  const account = {
    units: scored.ids.length,
    listed: listed.length,
    beyondCapacity: ranked.length - listed.length,
    ...counts,
  };
  checkAccount(account);
  const tieAtCut = tieOf({ scored, ranked: front, capacity, compare });
  const entries = entriesOf(scored, listed, compare);
  return { entries, capacity, tieAtCut, account, notes: notesOf(account, tieAtCut) };
}

type Compare = (left: number, right: number) => number;

/** The units that can be listed, and how many cannot for what reason. */
function chosenUnits(
  scored: ScoredCard,
  when: Condition | undefined,
): {
  counts: Omit<TargetList["account"], "units" | "listed" | "beyondCapacity">;
  ranked: Uint32Array;
} {
  const size = scored.ids.length;
  const truths = when && evaluate(when, size, unitRuleColumns(scored.units));
  const counts = { notChosen: 0, notKnown: 0, withoutScore: 0, withoutPoints: 0 };
  const ranked = new Uint32Array(size);
  let count = 0;
  for (let unit = 0; unit < size; unit += 1) {
    if (truths !== undefined && truths[unit] === Truth.no) counts.notChosen += 1;
    else if (truths !== undefined && truths[unit] === Truth.unknown) counts.notKnown += 1;
    else if (scored.state[unit] !== 0) counts.withoutScore += 1;
    else if (when === undefined && scored.score[unit]! <= 0) counts.withoutPoints += 1;
    else {
      ranked[count] = unit;
      count += 1;
    }
  }
  return { counts, ranked: ranked.subarray(0, count) };
}

/** Those of the best ranks that fill the list, with all that are equal to the last on it: only they are put in order. */
function frontUnits({ rank }: ScoredCard, ranked: Uint32Array, capacity: number): Uint32Array {
  let last = capacity;
  while (last < rank.length && countUpTo(last, rank, ranked) < capacity) last *= 2;
  const front = new Uint32Array(countUpTo(last, rank, ranked));
  for (let i = 0, count = 0; count < front.length; i += 1) {
    if (rank[ranked[i]!]! <= last) front[count++] = ranked[i]!;
  }
  return front;
}

function countUpTo(last: number, rank: Int32Array, ranked: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < ranked.length; i += 1) if (rank[ranked[i]!]! <= last) count += 1;
  return count;
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
