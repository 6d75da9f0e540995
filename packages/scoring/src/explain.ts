import { fieldsOf, Truth } from "@needscope/rules";
import { sum } from "@needscope/stats";
import { isAllPresent } from "./all-present.ts";
import { type CompositePart, type IndicatorPart, indicatorsOf, nameOf } from "./composite.ts";
import type { ScoredCard } from "./score-card.ts";
import { isOnePiece } from "./evaluate-composite.ts";
import type { FullColumns } from "./prepare-columns.ts";
import type { ScoredComposite } from "./score-composite.ts";
import { plainNumber, plainTitle } from "./plain-words.ts";
import { stateAt, unitOf } from "./unit-columns.ts";

/** One reason of a score: an indicator, a group that is one piece, or an item, and what it adds. */
export interface Reason {
  readonly name: string;
  readonly title: string;
  /** The groups it stands in, from the top; empty on a card. */
  readonly groups: readonly string[];
  /** In the units of the score; below 0 where it takes away. */
  readonly contribution: number;
  /** The indicator's value, or a group's own score where it is one piece; undefined for a card's item. */
  readonly value: number | undefined;
  /** The whole reason as a sentence part. */
  readonly words: string;
}

/** Something that could not be told of a unit. */
export interface Unknown {
  readonly name: string;
  readonly title: string;
  /** What it would add to the score if it held; undefined in a composite, where nobody can say. */
  readonly points: number | undefined;
  /** The indicators whose value is not there. */
  readonly indicators: readonly string[];
  readonly words: string;
}

/** Why a unit has its score. */
export interface Explanation {
  readonly id: string;
  readonly name: string;
  /** Undefined where the unit has no score, for lack of what is listed in `unknown`. */
  readonly score: number | undefined;
  readonly rank: number | undefined;
  /** How many units are ranked. */
  readonly rankedUnits: number;
  /** What counts, the largest first; equal ones in the order of the description. */
  readonly reasons: readonly Reason[];
  /** The sum of the reasons' contributions: the score. */
  readonly sum: number;
  readonly unknown: readonly Unknown[];
  /** The title of the card's band; undefined for a composite. */
  readonly band: string | undefined;
  /** The card's score if every unknown held; undefined for a composite. */
  readonly maximum: number | undefined;
  /** The score, its place and what is open, as one sentence. */
  readonly words: string;
}

/** How {@link explain} says things. */
export interface ExplainOptions {
  /** A value of an indicator as people read it: "12.3%", "£50.00"; by default a number of two decimals. */
  readonly show?: (indicator: string, value: number) => string;
  /** The unit's place among the ids, where the caller knows it: looking for it takes long among a million. */
  readonly place?: number;
}

/**
 * Says why a unit has its score: contributions in order with their reasons, their sum, and what is unknown.
 *
 * @throws RangeError when no unit has this id; never with an id that is there
 * @example
 * explain(scoreCard(card, units), "F1").reasons.map((reason) => reason.words);
 * // ["Owes £200.00 or more in rent: 2 points"]
 */
export function explain(
  scored: ScoredComposite | ScoredCard,
  id: string,
  { show = (_, value) => plainNumber(value), place }: ExplainOptions = {},
): Explanation {
  const unit = place !== undefined && scored.ids[place] === id ? place : unitOf(scored, id);
  const isScored = scored.state[unit] === 0;
  const reasons = scored.kind === "card" ? cardReasons(scored, unit) : compositeReasons(scored, unit, show);
  const shown = isScored ? reasons.sort((a, b) => b.contribution - a.contribution) : [];
  const bandPlace = scored.kind === "card" ? scored.band[unit]! : -1;
  const explanation = {
    id,
    name: scored.units.names?.[unit] ?? id,
    score: isScored ? scored.score[unit] : undefined,
    rank: isScored ? scored.rank[unit] : undefined,
    rankedUnits: countScored(scored.state),
    reasons: shown,
    sum: sum(shown.map((reason) => reason.contribution)),
    unknown: scored.kind === "card" ? cardUnknown(scored, unit) : compositeUnknown(scored, unit),
    band: scored.kind === "card" ? scored.card.bands[bandPlace]?.title : undefined,
    maximum: scored.kind === "card" ? scored.maximum[unit] : undefined,
  };
  return { ...explanation, words: summary(explanation) };
}

// Counted once for all the explanations of a run.
const scoredCounts = new WeakMap<Uint8Array, number>();

function countScored(state: Uint8Array): number {
  if (isAllPresent(state)) return state.length;
  let scored = scoredCounts.get(state);
  if (scored !== undefined) return scored;
  scored = 0;
  for (let unit = 0; unit < state.length; unit++) if (state[unit] === 0) scored++;
  scoredCounts.set(state, scored);
  return scored;
}

function cardReasons({ card, answers }: ScoredCard, unit: number): Reason[] {
  return card.items
    .filter(({ name }) => answers.get(name)![unit] === Truth.yes)
    .map(({ name, title, reason, points }) => {
      const words = `${reason}: ${pointsOf(points)}`;
      return { name, title, groups: [], contribution: points, value: undefined, words };
    });
}

function cardUnknown({ card, answers, units }: ScoredCard, unit: number): Unknown[] {
  return card.items
    .filter(({ name }) => answers.get(name)![unit] === Truth.unknown)
    .map(({ name, title, points, when }) => {
      const indicators = fieldsOf(when).filter((field) => stateAt(units.columns.get(field)!, unit) !== 0);
      const lacking = indicators.map(plainTitle).join(", ");
      const words = `${title}: could add ${pointsOf(points)}, not known (${lacking})`;
      return { name, title, points, indicators, words };
    });
}

type Show = (indicator: string, value: number) => string;

function compositeReasons(scored: ScoredComposite, unit: number, show: Show): Reason[] {
  const groups = groupsOf(scored.composite.parts, []);
  return piecesOf(scored.composite.parts)
    .filter((part) => scored.weights.get(nameOf(part))![unit]! > 0)
    .map((part) => {
      const name = nameOf(part);
      const contribution = scored.contributions.get(name)![unit]!;
      const title = part.title ?? plainTitle(name);
      const { value, words } = standing(part, scored, { unit, show });
      return {
        ...{ name, title, groups: groups.get(name)!, contribution, value },
        words: `${title}${words}, ${effect(contribution)}`,
      };
    });
}

// What adds to the score: indicators, and groups that stand in it as one piece.
function piecesOf(parts: readonly CompositePart[]): CompositePart[] {
  return parts.flatMap((part) => ("parts" in part && !isOnePiece(part) ? piecesOf(part.parts) : [part]));
}

function standing(
  part: CompositePart,
  scored: ScoredComposite,
  { unit, show }: { readonly unit: number; readonly show: Show },
): { value: number; words: string } {
  if ("parts" in part) {
    const { score, rank, state } = scored.groups.get(part.name)!;
    const place = `rank ${String(rank[unit])} of ${String(countScored(state))}`;
    return { value: score[unit]!, words: ` as a whole: ${place}` };
  }
  const { imputed, screened } = scored.prepared;
  const value = imputed.get(part.indicator)!.values[unit]!;
  // A published rank says its place itself, and may count units that are not here.
  if (part.given === "rank") {
    return { value, words: `: rank ${show(part.indicator, value)} of ${String(ranked(scored))}` };
  }
  const isConstant = scored.constant.includes(part.indicator);
  const place = isConstant ? "the same everywhere" : placeOf(part, imputed, unit);
  const filled = screened.get(part.indicator)!.state[unit] === 0 ? "" : ", which was filled in";
  return { value, words: ` of ${show(part.indicator, value)}${filled}: ${place}` };
}

function ranked({ composite, units }: ScoredComposite): number {
  return composite.of ?? units.ids.length;
}

function groupsOf(parts: readonly CompositePart[], above: readonly string[]): Map<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const part of parts) {
    if (!("parts" in part) || isOnePiece(part)) groups.set(nameOf(part), above);
    else {
      const inside = groupsOf(part.parts, [...above, part.title ?? plainTitle(part.name)]);
      inside.forEach((path, indicator) => groups.set(indicator, path));
    }
  }
  return groups;
}

function placeOf({ indicator, direction }: IndicatorPart, columns: FullColumns, unit: number): string {
  const { values, state } = columns.get(indicator)!;
  const sign = direction === "higher-is-need" ? 1 : -1;
  const own = sign * values[unit]!;
  let present = 0;
  let worse = 0;
  for (let other = 0; other < state.length; other++) {
    if (state[other] !== 0) continue;
    present++;
    if (sign * values[other]! > own) worse++;
  }
  return `rank ${String(worse + 1)} of ${String(present)}`;
}

function effect(contribution: number): string {
  const size = plainNumber(Math.abs(contribution));
  if (size === "0") return "adds 0";
  return contribution > 0 ? `adds ${size}` : `takes away ${size}`;
}

function compositeUnknown({ composite, prepared }: ScoredComposite, unit: number): Unknown[] {
  return indicatorsOf(composite.parts).flatMap(({ indicator, title = plainTitle(indicator) }) => {
    const byte = prepared.imputed.get(indicator)!.state[unit];
    if (byte === 0) return [];
    const words = `${title}: ${byte === 1 ? "missing" : "suppressed"}`;
    return [{ name: indicator, title, points: undefined, indicators: [indicator], words }];
  });
}

function summary(explanation: Omit<Explanation, "words">): string {
  const { name, score, rank, rankedUnits, band, maximum } = explanation;
  if (score === undefined || rank === undefined) return `${name}: no score, because of what is not known`;
  const place = `rank ${String(rank)} of ${String(rankedUnits)}`;
  const open =
    maximum !== undefined && maximum > score ? `; up to ${plainNumber(maximum)} with what is not known` : "";
  const size = maximum === undefined ? plainNumber(score) : pointsOf(score);
  return `${name}: ${size}, ${band === undefined ? "" : `${band}, `}${place}${open}`;
}

function pointsOf(points: number): string {
  return points === 1 ? "1 point" : `${plainNumber(points)} points`;
}
