import { countInterval } from "./count-interval.ts";
import type { RateOptions } from "./rate-interval.ts";
import { sum } from "./sum.ts";

/** Events and people of one area by age group (or any other groups), all in the same order. */
export interface Strata {
  readonly events: ArrayLike<number>;
  readonly population: ArrayLike<number>;
  /** How much each group counts: the people of a standard population, of any total. */
  readonly weights: ArrayLike<number>;
  /**
   * For events that one person can have several of: the sum, over the people of a group, of each one's number of
   * events squared. Then the variance is that of people and not of events, and the interval wider.
   */
  readonly squaredEvents?: ArrayLike<number> | undefined;
}

/** Options of {@link directlyStandardisedRate}. */
export interface DirectOptions extends Pick<RateOptions, "multiplier" | "confidence"> {
  /** Below this many events there is no rate: 10 unless told, as in the public health profiles; 1 or more. */
  readonly minimumEvents?: number;
}

/** A standardised rate with its interval, or why there is none. */
export type StandardisedRate =
  | { readonly rate: number; readonly lower: number; readonly upper: number; readonly events: number }
  | { readonly rate: undefined; readonly reason: NoRate; readonly events: number };

/** Why a rate is not there: a row is kept and marked so, and stops nothing. */
export type NoRate = "no population" | "no weights" | "too few events";

/**
 * The rate that an area would have if its people were as old as a standard population: the groups' rates, weighted.
 * Its interval is Dobson's (Dobson, Kuulasmaa, Eberle and Scherer 1991, Statistics in Medicine 10) on that of the
 * count of all events (Byar's; exact below 10, where so few are allowed), as PHEindicatormethods reckons it.
 *
 * @returns a rate per `multiplier` with `lower` and `upper`; marked where a weighted group has no population, no
 * group has a weight, or there are too few events
 * @throws RangeError when the groups do not match, or a number is below 0 or not finite
 * @example
 * directlyStandardisedRate(
 *   { events: [10, 30], population: [1000, 500], weights: [60000, 40000] },
 *   { multiplier: 1000 },
 * ); // { rate: 30, lower: 21.1..., upper: 41.3..., events: 40 }
 */
export function directlyStandardisedRate(
  { events, population, weights, squaredEvents = events }: Strata,
  { multiplier = 1, confidence = 0.95, minimumEvents = 10 }: DirectOptions = {},
): StandardisedRate {
  checkStrata({ events, population, weights, squaredEvents });
  if (!(minimumEvents >= 1)) {
    throw new RangeError(`A standardised rate needs at least 1 event, not ${String(minimumEvents)}.`);
  }
  const total = sum(events);
  const whole = sum(weights);
  const groups = Array.from(weights, (weight, group) => ({ weight, people: population[group]!, group }));
  if (whole === 0) return { rate: undefined, reason: "no weights", events: total };
  if (groups.some(({ weight, people }) => weight > 0 && people === 0)) {
    return { rate: undefined, reason: "no population", events: total };
  }
  if (total < minimumEvents) return { rate: undefined, reason: "too few events", events: total };
  const weighed = groups.filter(({ weight }) => weight > 0);
  const rate = sum(weighed.map(({ weight, people, group }) => (events[group]! * weight) / people)) / whole;
  const variance =
    sum(weighed.map(({ weight, people, group }) => squaredEvents[group]! * (weight / people) ** 2)) /
    whole ** 2;
  const [low, high] = countInterval(total, { confidence })!;
  const stretch = Math.sqrt(variance / total);
  return {
    rate: rate * multiplier,
    lower: (rate + stretch * (low - total)) * multiplier,
    upper: (rate + stretch * (high - total)) * multiplier,
    events: total,
  };
}

function checkStrata(strata: Required<Strata>): void {
  const { events, population, weights, squaredEvents } = strata as Required<Strata> & {
    squaredEvents: ArrayLike<number>;
  };
  const lists = { events, population, weights, "squared events": squaredEvents };
  for (const [name, list] of Object.entries(lists)) {
    if (list.length !== events.length) {
      throw new RangeError(
        `Standardising needs one number of each kind for each group: ${String(events.length)} events, ` +
          `${String(list.length)} ${name}.`,
      );
    }
    const wrong = Array.from(list).findIndex((value) => !(value >= 0 && value < Infinity));
    if (wrong < 0) continue;
    throw new RangeError(
      `The ${name} of group ${String(wrong + 1)} are ${String(list[wrong])}, not a number from 0.`,
    );
  }
}
