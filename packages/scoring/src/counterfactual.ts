import { decile } from "@needscope/stats";
import { type IndicatorPart, indicatorsOf } from "./composite.ts";
import { evaluatePrepared, type ScoresOf } from "./evaluate-composite.ts";
import { indicatorScores } from "./indicator-scores.ts";
import type { PartScores } from "./part-scores.ts";
import { plainNumber, plainTitle } from "./plain-words.ts";
import { type FullColumns, withImputed } from "./prepare-columns.ts";
import type { ScoredComposite } from "./score-composite.ts";
import { rankScores } from "./scored.ts";
import { unitOf } from "./unit-columns.ts";

/** One indicator as it is, and as it would have to be. */
export interface IndicatorChange {
  readonly indicator: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** What would move a unit to a rank. */
export interface Move {
  readonly changes: readonly IndicatorChange[];
  /** How far towards the best value that any unit has, from 0 to 1. */
  readonly share: number;
  /** The rank that it then has, all units scored again. */
  readonly rank: number;
  readonly words: string;
}

/** The smallest changes that move a unit to a rank. */
export interface Counterfactual {
  readonly id: string;
  readonly rank: number;
  /** The rank that is wanted: the first outside the most deprived tenth, unless another was asked for. */
  readonly wanted: number;
  /** One move an indicator that can do it alone, the smallest share first; empty where the unit is there already. */
  readonly alone: readonly Move[];
  /** Indicators that cannot do it alone, even at the best value that any unit has. */
  readonly notAlone: readonly string[];
  /** The same share of the way on every indicator; undefined where even the best values do not do it. */
  readonly together: Move | undefined;
}

/**
 * What would move a unit out of the most deprived tenth, or to another rank: for each indicator the smallest change that
 * does it alone, and the smallest share of the way to the best value of any unit that does it when all indicators go it
 * together (Wachter, Mittelstadt and Russell 2018 on counterfactual explanations). Values are those after missing ones
 * were filled. Every probe scores all units again. A share is found by bisection, to a billionth, and rests on scores
 * that fall all the way; published ranks move by whole places.
 *
 * @param options.rank the rank to reach; by default the first outside the most deprived tenth
 * @throws RangeError when no unit has this id, it has no rank, or so many units are not ranked
 * @example
 * counterfactual(scored, "North").alone[0]?.words; // "Absence from 12.4 to 9.31: rank 2 of 3"
 */
export function counterfactual(
  scored: ScoredComposite,
  id: string,
  options: { readonly rank?: number } = {},
): Counterfactual {
  const unit = unitOf(scored, id);
  const rank = scored.rank[unit]!;
  if (rank === 0) throw new RangeError(`Unit "${id}" has no rank to move from.`);
  const wanted = wantedRank(scored, options.rank);
  if (rank >= wanted) return { id, rank, wanted, alone: [], notAlone: [], together: undefined };
  const ways = waysOf(scored, unit);
  const search = { scored, unit, wanted, scoresOf: remembered(scored) };
  const moves = ways.map((way) => smallestMove([way], search));
  return {
    ...{ id, rank, wanted },
    alone: moves.filter((move) => move !== undefined).sort((a, b) => a.share - b.share),
    notAlone: ways.filter((_, place) => moves[place] === undefined).map(({ part }) => part.indicator),
    together: smallestMove(ways, search),
  };
}

function wantedRank({ rank, composite }: ScoredComposite, asked: number | undefined): number {
  const of = rank.filter((one) => one > 0).length;
  if (asked !== undefined) {
    if (Number.isInteger(asked) && asked >= 1 && asked <= of) return asked;
    throw new RangeError(
      `A rank of ${String(of)} units lies between 1 and ${String(of)}, not ${String(asked)}.`,
    );
  }
  const rule = composite.deciles ?? "england";
  let first = 1;
  while (first < of && decile(first, { of, rule }) === 1) first++;
  return first;
}

/** An indicator of the unit, and the best value that any unit has. */
interface Way {
  readonly part: IndicatorPart;
  readonly from: number;
  readonly best: number;
}

function waysOf({ composite, prepared }: ScoredComposite, unit: number): Way[] {
  return indicatorsOf(composite.parts).flatMap((part) => {
    const { values, state } = prepared.imputed.get(part.indicator)!;
    if (state[unit] !== 0) return [];
    const better = part.direction === "higher-is-need" ? Math.min : Math.max;
    const best = values.reduce(
      (so, value, one) => (state[one] === 0 ? better(so, value) : so),
      values[unit]!,
    );
    return [{ part, from: values[unit]!, best }];
  });
}

interface Search {
  readonly scored: ScoredComposite;
  readonly unit: number;
  readonly wanted: number;
  readonly scoresOf: (changed: FullColumns) => ScoresOf;
}

function smallestMove(ways: readonly Way[], search: Search): Move | undefined {
  if (ways.every(({ from, best }) => from === best) || !isThere(probe(ways, 1, search), search))
    return undefined;
  let [short, far] = [0, 1];
  const differ = (): boolean => ways.some((way) => valueAt(way, short) !== valueAt(way, far));
  while (far - short > 1e-9 && differ()) {
    const middle = (short + far) / 2;
    if (isThere(probe(ways, middle, search), search)) far = middle;
    else short = middle;
  }
  const { raw, state } = probe(ways, far, search);
  const rank = rankScores(raw, state)[search.unit]!;
  const changes = ways.map((way) => changeOf(way, far));
  return { changes, share: far, rank, words: wordsOf(changes, { share: far, rank, search }) };
}

function changeOf(way: Way, share: number): IndicatorChange {
  const { indicator, title = plainTitle(indicator) } = way.part;
  return { indicator, title, from: way.from, to: valueAt(way, share) };
}

// Published ranks are whole, or halves where they are averaged: they move by whole places.
function valueAt({ part, from, best }: Way, share: number): number {
  if (share === 1) return best;
  const change = share * (best - from);
  return from + (part.given === "rank" ? Math.trunc(change + Math.sign(change) * 1e-6) : change);
}

function probe(ways: readonly Way[], share: number, { scored, unit, scoresOf }: Search) {
  const changed = new Map(
    ways.map((way) => {
      const column = scored.prepared.imputed.get(way.part.indicator)!;
      const values = column.values.slice();
      values[unit] = valueAt(way, share);
      return [way.part.indicator, { values, state: column.state }] as const;
    }),
  );
  const prepared = withImputed(scored.composite, scored.prepared, changed);
  return evaluatePrepared(scored.composite, prepared, scoresOf(changed));
}

function isThere({ raw, state }: ReturnType<typeof probe>, { unit, wanted }: Search): boolean {
  let highest = 0;
  for (let other = 0; other < raw.length; other++) highest = Math.max(highest, Math.abs(raw[other]!));
  const edge = raw[unit]! + 1e-12 * highest;
  let before = 0;
  for (let other = 0; other < raw.length; other++) if (state[other] === 0 && raw[other]! > edge) before++;
  return before + 1 >= wanted;
}

// The scores of indicators that do not change are reckoned once.
function remembered({ composite, prepared }: ScoredComposite): Search["scoresOf"] {
  const known = new Map<string, PartScores>();
  evaluatePrepared(composite, prepared, (part, context) => {
    const scores = indicatorScores(part, context);
    known.set(part.indicator, scores);
    return scores;
  });
  return (changed) => (part, context) =>
    changed.has(part.indicator) ? indicatorScores(part, context) : known.get(part.indicator)!;
}

function wordsOf(
  changes: readonly IndicatorChange[],
  { share, rank, search }: { readonly share: number; readonly rank: number; readonly search: Search },
): string {
  const of = search.scored.rank.filter((one) => one > 0).length;
  const place = `rank ${String(rank)} of ${String(of)}`;
  const [first] = changes;
  if (changes.length > 1)
    return `All ${String(changes.length)} indicators ${plainNumber(100 * share)}% of the way to the best: ${place}`;
  return `${first!.title} from ${plainNumber(first!.from)} to ${plainNumber(first!.to)}: ${place}`;
}
