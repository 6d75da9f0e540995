import { seededRandom } from "@needscope/stats";

/** Draws from one named stream of a seed. Every method moves the stream on by a fixed number of draws. */
export interface RandomStream {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items, each as likely. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, as likely as its weight. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** A new list in another order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * A named stream of random draws, so that a change in one part of a dataset leaves the other parts as they are.
 *
 * @example
 * randomStream(2016, "croydon/rent").integer(1, 6); // always the same for the same seed and name
 */
export function randomStream(seed: number, name: string): RandomStream {
  const next = seededRandom(mixed(seed, name)).uniform;
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => items[integer(0, items.length - 1)]!;
  return {
    next,
    integer,
    pick,
    chance: (probability) => next() < probability,
    weighted: (items) => weighted(items, next()),
    shuffle: (items) => shuffled(items, integer),
  };
}

// FNV-1a over the seed and the name: streams of neighbouring names have nothing in common.
function mixed(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${name}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  return hash >>> 0;
}

function weighted<T>(items: readonly (readonly [item: T, weight: number])[], draw: number): T {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw * total;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return items.at(-1)![0];
}

function shuffled<T>(items: readonly T[], integer: (low: number, high: number) => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = integer(0, i);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
