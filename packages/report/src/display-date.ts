/**
 * A date for readers, the same in every locale. Throws if it is not a day as yyyy-mm-dd.
 *
 * @example
 * displayDate("2016-03-31"); // "31 March 2016"
 */
export function displayDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  const isDay =
    Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!name || !isDay) throw new RangeError(`A document's date is a day as yyyy-mm-dd, not "${date}".`);
  return `${Number(day)} ${name} ${year}`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
