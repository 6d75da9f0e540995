import { Truth } from "@needscope/rules";
import type { Flags } from "./evaluate-flags.ts";

/** A share of the units that no other segment has. */
export interface Segment {
  readonly name: string;
  readonly title: string;
  readonly count: number;
}

/** Exclusive segments that add up to all units. */
export interface Segments {
  /** In the order of the flags, then the rest, then those that cannot be placed. */
  readonly segments: readonly Segment[];
  /** Index in `segments` of each unit. */
  readonly segmentOf: Int32Array;
  readonly total: number;
}

/** What the last two segments are called. */
export interface SegmentOptions {
  /** Units that answer no to every flag. */
  readonly rest: { readonly name: string; readonly title: string };
  /** Units that cannot be placed, since an answer is not known that decides. */
  readonly unknown?: { readonly name: string; readonly title: string };
}

/**
 * Sorts units into exclusive segments: each stands in the first flag that it meets, so that the second flag counts
 * "a further" number. A unit whose answer to an earlier flag is unknown cannot be said to be a further one: it goes
 * to the segment of the unknown, and so never to the rest.
 *
 * @throws Error when two segments share a name, or the counts do not add up to the units.
 * @example
 * segments(evaluateFlags([benefits, arrears], units), { rest: { name: "neither", title: "Neither" } });
 */
export function segments({ ids, flags }: Flags, options: SegmentOptions): Segments {
  const { rest, unknown = { name: "not-known", title: "Not known" } } = options;
  const names = [...flags, rest, unknown].map(({ name, title }) => ({ name, title }));
  checkNames(names.map(({ name }) => name));
  const segmentOf = new Int32Array(ids.length);
  const counts = new Array<number>(names.length).fill(0);
  for (let unit = 0; unit < ids.length; unit++) {
    const segment = segmentAt(flags, unit);
    segmentOf[unit] = segment;
    counts[segment] = (counts[segment] ?? 0) + 1;
  }
  checkTotal(counts, ids.length);
  const found = names.map((named, index) => ({ ...named, count: counts[index] ?? 0 }));
  return { segments: found, segmentOf, total: ids.length };
}

function segmentAt(flags: Flags["flags"], unit: number): number {
  for (let index = 0; index < flags.length; index++) {
    const answer = flags[index]?.truth[unit];
    if (answer === Truth.yes) return index;
    if (answer === Truth.unknown) return flags.length + 1;
  }
  return flags.length;
}

function checkNames(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Error(`Two segments are called "${twice}": give each a name of its own.`);
}

function checkTotal(counts: readonly number[], units: number): void {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total !== units)
    throw new Error(`The segments hold ${total} units of ${units}: every unit stands in one.`);
}
