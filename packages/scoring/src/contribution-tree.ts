import { type Composite, type CompositePart, type GroupPart, nameOf } from "./composite.ts";
import { isOnePiece } from "./evaluate-composite.ts";
import { plainTitle } from "./plain-words.ts";
import type { ScoredComposite } from "./score-composite.ts";
import type { Scored } from "./scored.ts";
import { unitOf } from "./unit-columns.ts";

/** A part of a unit's score and what it is made of. */
export interface ContributionNode {
  readonly name: string;
  readonly title: string;
  /** What it adds to the score above it; at the top, the score. */
  readonly contribution: number;
  /** What adds up to this contribution, bit for bit; empty for an indicator, and for a group that is one piece. */
  readonly parts: readonly ContributionNode[];
  /** A group that stands in the score as one piece: its own score, and what adds up to that. */
  readonly own?: ContributionNode;
}

/**
 * A unit's score taken apart at each level of the composite's tree: what each domain adds, what each sub-domain adds to
 * the domain, down to the indicators. At each level the parts sum to what stands above them, bit for bit.
 *
 * @throws RangeError when no unit has this id, or it has no score
 * @throws Error when a level does not add up, which is checked on every run
 * @example
 * contributionTree(scoreComposite(need, units), "North").parts.map(({ title, contribution }) => [title, contribution]);
 */
export function contributionTree(scored: ScoredComposite, id: string): ContributionNode {
  const unit = unitOf(scored, id);
  if (scored.state[unit] !== 0) throw new RangeError(`Unit "${id}" has no score to take apart.`);
  return wholeOf(scored.composite, scored, { scored, unit });
}

interface Place {
  readonly scored: ScoredComposite;
  readonly unit: number;
}

// The composite itself, or a group whose parts add up to its own score.
function wholeOf(
  group: Composite | GroupPart,
  { score, contributions }: Scored,
  place: Place,
): ContributionNode {
  const parts = group.parts.map((part) => nodeOf(part, contributions, place));
  const { name, title = plainTitle(name) } = group;
  return checked({ name, title, contribution: score[place.unit]!, parts });
}

function nodeOf(part: CompositePart, contributions: Scored["contributions"], place: Place): ContributionNode {
  const name = nameOf(part);
  const title = part.title ?? plainTitle(name);
  if ("parts" in part && !isOnePiece(part)) {
    const parts = part.parts.map((inner) => nodeOf(inner, contributions, place));
    return { name, title, contribution: totalOf(parts), parts };
  }
  const leaf = { name, title, contribution: contributions.get(name)![place.unit]!, parts: [] };
  if (!("parts" in part)) return leaf;
  const own = place.scored.groups.get(name)!;
  return own.state[place.unit] === 0 ? { ...leaf, own: wholeOf(part, own, place) } : leaf;
}

// Contributions are multiples of one power of 2: plain addition is exact.
function totalOf(parts: readonly ContributionNode[]): number {
  return parts.reduce((total, { contribution }) => total + contribution, 0);
}

function checked(node: ContributionNode): ContributionNode {
  if (totalOf(node.parts) === node.contribution) return node;
  throw new Error(`The parts of "${node.name}" do not sum to its score.`);
}
