import type { DayRange } from "./period.ts";

/** Whether a day lies in one of these stretches, both ends in it. */
export function isWithin(day: number, days: readonly DayRange[]): boolean {
  for (const [from, to] of days) if (day >= from && day <= to) return true;
  return false;
}
