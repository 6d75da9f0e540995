/**
 * Every quarter from the first to the last of those given.
 *
 * @throws one sentence when there is none
 * @example
 * quartersBetween(["2024Q3", "2025Q1"]); // ["2024Q3", "2024Q4", "2025Q1"]
 */
export function quartersBetween(known: Iterable<string>): string[] {
  const numbers = [...known].map(quarterNumber);
  if (numbers.length === 0) throw new Error("The homelessness statistics hold no quarter.");
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return Array.from({ length: last - first + 1 }, (_, index) => quarterName(first + index));
}

function quarterNumber(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1;
}

function quarterName(number: number): string {
  return `${String(Math.floor(number / 4))}Q${String((number % 4) + 1)}`;
}

const lastMonths = ["March", "June", "September", "December"];

/**
 * The four quarters that end with one, in words.
 *
 * @example
 * yearTo("2025Q4"); // "2025"
 * yearTo("2025Q3"); // "year to September 2025"
 */
export function yearTo(quarter: string): string {
  const [year, number] = [quarter.slice(0, 4), Number(quarter.slice(5))];
  return number === 4 ? year : `year to ${lastMonths[number - 1]!} ${year}`;
}

/**
 * The last day of a quarter, in words.
 *
 * @example
 * endOf("2025Q4"); // "end of 2025"
 */
export function endOf(quarter: string): string {
  const [year, number] = [quarter.slice(0, 4), Number(quarter.slice(5))];
  return number === 4 ? `end of ${year}` : `end of ${lastMonths[number - 1]!} ${year}`;
}

/**
 * The last day of a quarter, yyyy-mm-dd.
 *
 * @example
 * lastDayOfQuarter("2025Q4"); // "2025-12-31"
 */
export function lastDayOfQuarter(quarter: string): string {
  const ends = ["03-31", "06-30", "09-30", "12-31"];
  return `${quarter.slice(0, 4)}-${ends[Number(quarter.slice(5)) - 1]!}`;
}
