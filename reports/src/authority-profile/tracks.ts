import { displayNumber } from "@needscope/disclosure";
import { implausible, type ImplausibleRule } from "./implausible.ts";

/** A number over the quarters of an axis, with what speaks against some of them. */
export interface Track {
  readonly values: readonly (number | undefined)[];
  readonly marks: readonly (Mark | undefined)[];
}

/** Why a number is not plausible, and by how much it may be out. */
export interface Mark {
  readonly words: string;
  /** How far the number lies from the nearest of those known within a year. */
  readonly excess: number;
}

/** What a whole can bear: a mark of a part is its own where more than so much of it is in doubt. */
const material = 0.01;

/** How a number of a place is told in a mark: "Croydon: 2 households". */
export interface Telling {
  readonly name: string;
  readonly unit: string;
  /** The unit of exactly one. */
  readonly unitOfOne: string;
  /** Times the number as published: 1000 for thousands. 1 by default. */
  readonly times?: number;
}

/**
 * A track of numbers as published, each judged by the others.
 *
 * @example
 * judgedTrack([47, 2, 56], { factor: 4, counts: true }, { name: "Croydon", unit: "households", unitOfOne: "household" }).marks[1]?.words;
 * // "Croydon: 2 households, against 47 to 56 in the quarters known within a year"
 */
export function judgedTrack(
  values: readonly (number | undefined)[],
  rule: ImplausibleRule,
  { name, unit, unitOfOne, times = 1 }: Telling,
): Track {
  const say = (value: number) => displayNumber(times * value);
  const marks = implausible(values, rule).map((found): Mark | undefined => {
    if (found === undefined) return undefined;
    const { value, low, high } = found;
    const others = low === high ? say(low) : `${say(low)} to ${say(high)}`;
    return {
      words: `${name}: ${say(value)} ${value === 1 ? unitOfOne : unit}, against ${others} in the quarters known within a year`,
      excess: value < low ? low - value : value - high,
    };
  });
  return { values, marks };
}

/**
 * A district's track before and after a change of columns, which were judged apart: no quarter has both.
 *
 * @example
 * spliceTracks(before, after);
 */
export function spliceTracks(before: Track, after: Track): Track {
  return {
    values: after.values.map((value, at) => value ?? before.values[at]),
    marks: after.marks.map((mark, at) => mark ?? before.marks[at]),
  };
}

/**
 * The sum of tracks, quarter by quarter: no figure where one of them has none.
 *
 * @example
 * sumTracks([folkestone, thanet]).values[3];
 */
export function sumTracks(parts: readonly Track[]): Track {
  const quarters = parts[0]?.values.length ?? 0;
  const values = Array.from({ length: quarters }, (_, at) => {
    const numbers = parts.map((part) => part.values[at]);
    return numbers.every((number) => number !== undefined)
      ? numbers.reduce((total, number) => total + number, 0)
      : undefined;
  });
  return withMarksOf({ values, marks: [] }, parts);
}

/**
 * A whole with the marks of its parts, where what is in doubt is more than 1% of it.
 *
 * @example
 * withMarksOf(southWest, districtsOfTheSouthWest);
 */
export function withMarksOf(whole: Track, parts: readonly Track[]): Track {
  const marks = whole.values.map((value, at) => {
    const own = whole.marks[at];
    if (own !== undefined || value === undefined) return own;
    const found = parts.flatMap((part) => part.marks[at] ?? []);
    const excess = found.reduce((total, mark) => total + mark.excess, 0);
    if (excess <= material * value) return undefined;
    return { words: found.map(({ words }) => words).join("; "), excess };
  });
  return { values: whole.values, marks };
}
