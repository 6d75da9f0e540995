import { dayNumber } from "@needscope/table";

/** A stretch of time with a name ("2015/16"): first and last day, both in it, as yyyy-mm-dd. */
export interface Period {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** First and last day of a period as day numbers. */
export type DayRange = readonly [from: number, to: number];

/**
 * The periods that are put together when `pool` of them are: those just before the measured one in the ordered list,
 * and itself. `undefined` when the list does not reach back far enough: nothing is measured from less than was
 * promised.
 *
 * @throws one sentence when the list is needed and does not hold the period.
 */
export function pooledPeriods(
  period: Period,
  {
    pool = 1,
    periods,
  }: { readonly pool?: number | undefined; readonly periods?: readonly Period[] | undefined },
): readonly Period[] | undefined {
  if (pool === 1) return [period];
  if (periods === undefined) {
    throw new Error(
      `Pooling ${pool} periods up to ${period.name} needs the ordered list of periods (options.periods).`,
    );
  }
  const last = periods.findIndex(({ name }) => name === period.name);
  if (last < 0) {
    const known = periods.map(({ name }) => name).join(", ");
    throw new Error(`Period "${period.name}" is not in the list of periods. Known: ${known}.`);
  }
  if (last + 1 < pool) return undefined;
  return periods.slice(last + 1 - pool, last + 1);
}

/**
 * A period's first and last day.
 *
 * @throws one sentence when a date is not real, or the period ends before it starts.
 */
export function daysOf({ name, from, to }: Period): DayRange {
  const days: DayRange = [dayNumber(from), dayNumber(to)];
  if (days[0] > days[1]) throw new Error(`Period "${name}" ends (${to}) before it starts (${from}).`);
  return days;
}
