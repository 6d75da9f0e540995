const dayLength = 86_400_000;

/**
 * The day of a calendar date, as whole days since 1970-01-01.
 *
 * @example
 * day(2016, 3, 31); // 16891
 */
export function day(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / dayLength;
}

/**
 * A day as council systems print it, dd/mm/yyyy.
 *
 * @example
 * ukDate(16891); // "31/03/2016"
 */
export function ukDate(dayNumber: number): string {
  const [year, month, dayOfMonth] = isoDate(dayNumber).split("-");
  return `${dayOfMonth}/${month}/${year}`;
}

/**
 * A day as yyyy-mm-dd.
 *
 * @example
 * isoDate(16891); // "2016-03-31"
 */
export function isoDate(dayNumber: number): string {
  return new Date(dayNumber * dayLength).toISOString().slice(0, 10);
}
