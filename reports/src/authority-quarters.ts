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
 * The last month of a quarter.
 *
 * @example
 * endOfQuarter("2025Q4"); // "December 2025"
 */
export function endOfQuarter(quarter: string): string {
  return `${lastMonths[Number(quarter.slice(5)) - 1]!} ${quarter.slice(0, 4)}`;
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
