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
 * The days that a measured period stands for when `pool` periods are put together: its own and those of the periods
 * just before it in the ordered list. `undefined` when the list does not reach back far enough: nothing is measured
 * from less than was promised.
 *
 * @throws one sentence when a date is not real, the period ends before it starts, or the list does not hold it.
 */
export function pooledDays(
  period: Period,
  {
    pool = 1,
    periods,
  }: { readonly pool?: number | undefined; readonly periods?: readonly Period[] | undefined },
): readonly DayRange[] | undefined {
  if (pool === 1) return [daysOf(period)];
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
  return periods.slice(last + 1 - pool, last + 1).map(daysOf);
}

function daysOf({ name, from, to }: Period): DayRange {
  const days: DayRange = [dayNumber(from), dayNumber(to)];
  if (days[0] > days[1]) throw new Error(`Period "${name}" ends (${to}) before it starts (${from}).`);
  return days;
}
