const millisecondsPerDay = 86_400_000;

/**
 * The day number (whole days since 1 January 1970) of a date written yyyy-mm-dd: the form of a table's date columns.
 *
 * @throws Error when the text is not such a date, or no such day exists (2016-02-30).
 * @example
 * isoDay("1970-01-02"); // 1
 */
export function isoDay(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  // Date.parse reads 30 February as 1 March in some engines, so the date has to come back as it went in.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new Error(`"${date}" is not a date; write a real day as yyyy-mm-dd, for example 2016-11-07.`);
  }
  return time / millisecondsPerDay;
}
