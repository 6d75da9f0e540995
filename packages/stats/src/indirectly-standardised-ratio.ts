import { countInterval } from "./count-interval.ts";
import type { RateOptions } from "./rate-interval.ts";
import { sum } from "./sum.ts";
import type { NoRate } from "./directly-standardised-rate.ts";

/** An area's people by group, and the events and people of a reference (England) in the same groups. */
export interface ReferenceStrata {
  readonly population: ArrayLike<number>;
  readonly reference: { readonly events: ArrayLike<number>; readonly population: ArrayLike<number> };
}

/** A standardised ratio with its interval, or why there is none. */
export type StandardisedRatio =
  | { readonly ratio: number; readonly lower: number; readonly upper: number; readonly expected: number }
  | { readonly ratio: undefined; readonly reason: NoRate | "none expected"; readonly expected: number };

/**
 * How many events an area would have if each of its groups had the reference's rate.
 *
 * @returns a count; undefined where a group with people has no reference population
 * @throws RangeError when the groups do not match, or a number is below 0 or not finite
 * @example
 * expectedEvents({ population: [100, 50], reference: { events: [20, 90], population: [1000, 900] } }); // 7
 */
export function expectedEvents({ population, reference }: ReferenceStrata): number | undefined {
  const lists = [population, reference.events, reference.population];
  if (lists.some((list) => list.length !== population.length)) {
    throw new RangeError(
      "Expected events need a population, and reference events and people, for each group.",
    );
  }
  if (lists.some((list) => Array.from(list).some((value) => !(value >= 0 && value < Infinity)))) {
    throw new RangeError("Expected events are reckoned from numbers from 0.");
  }
  const groups = Array.from(population, (people, group) => ({ people, group })).filter(
    ({ people }) => people > 0,
  );
  if (groups.some(({ group }) => reference.population[group] === 0)) return undefined;
  return sum(
    groups.map(({ people, group }) => (people * reference.events[group]!) / reference.population[group]!),
  );
}

/**
 * Events over those expected (an SMR, with a `multiplier` of 100), with the interval of the count of events: exact
 * below 10, Byar's from 10, as PHEindicatormethods reckons it; wider by `dispersion`. With the reference's crude rate
 * as `multiplier` it is the indirectly standardised rate.
 *
 * @returns marked where nothing is expected, so that there is nothing to set the events against
 * @throws RangeError when a count is below 0 or not finite
 * @example
 * indirectlyStandardisedRatio(65, 52); // { ratio: 1.25, lower: 0.964..., upper: 1.593..., expected: 52 }
 */
export function indirectlyStandardisedRatio(
  events: number,
  expected: number,
  { multiplier = 1, ...options }: RateOptions = {},
): StandardisedRatio {
  if (!(events >= 0 && events < Infinity && expected >= 0 && expected < Infinity)) {
    throw new RangeError(
      `A standardised ratio needs events and expected events from 0, not ${String(events)} and ${String(expected)}.`,
    );
  }
  if (expected === 0) return { ratio: undefined, reason: "none expected", expected };
  const [lower, upper] = countInterval(events, options)!;
  const per = multiplier / expected;
  return { ratio: events * per, lower: lower * per, upper: upper * per, expected };
}
