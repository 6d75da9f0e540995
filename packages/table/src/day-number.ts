const millisecondsPerDay = 86_400_000;

/**
 * A date as a day number: whole days since 1 January 1970 in the calendar that civil dates use (no time zones).
 *
 * @param date "yyyy-mm-dd"
 * @throws Error when the text is not such a date or no such day exists (2016-02-30).
 * @example
 * dayNumber("1970-01-02"); // 1
 */
export function dayNumber(date: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const day = parts === null ? undefined : dayNumberOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === undefined) {
    throw new Error("Expected a real date written yyyy-mm-dd, for example 2016-03-31.");
  }
  return day;
}

/**
 * The day number of a year, month (1 to 12) and day, or `undefined` when the calendar has no such day.
 * For readers of other date formats.
 *
 * @example
 * dayNumberOf(2016, 2, 30); // undefined
 */
export function dayNumberOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC would read the year 16 as 1916
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() / millisecondsPerDay : undefined;
}

/**
 * A day number as text, "yyyy-mm-dd".
 *
 * @example
 * dayText(16_891); // "2016-03-31"
 */
export function dayText(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}
