import { CellProblem } from "../cells/cell-problem.ts";

/** A day of the calendar, as a spreadsheet or a database has it, and whether a time of day stands with it. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly timeOfDay: boolean;
}

/** An error of a spreadsheet, as it shows it: "#REF!". A declaration may say that "#N/A" means missing. */
export interface SheetError {
  readonly errorText: string;
}

/** A cell that is no text yet: what a spreadsheet or a database driver gives, or what is wrong with it. */
export type NativeValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | CalendarDay
  | SheetError
  | CellProblem;

/**
 * Whether a value is a day of the calendar.
 *
 * @example
 * isCalendarDay({ year: 2016, month: 3, day: 31, timeOfDay: false }); // true
 */
export function isCalendarDay(value: unknown): value is CalendarDay {
  return typeof value === "object" && value !== null && "timeOfDay" in value;
}

/**
 * The day that a `Date` stands for. Drivers give a date without time as midnight, some in the computer's own zone,
 * others in UTC: either is that day. Any other moment has a time of day, and its day is that of UTC.
 *
 * @example
 * calendarDayOf(new Date(Date.UTC(2016, 2, 31))); // { year: 2016, month: 3, day: 31, timeOfDay: false }
 */
export function calendarDayOf(date: Date): CalendarDay {
  const local = date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
  if (date.getTime() % 86_400_000 !== 0 && local) {
    return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate(), timeOfDay: false };
  }
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return { year, month, day, timeOfDay: date.getTime() % 86_400_000 !== 0 };
}

/**
 * A value as text, for telling titles from rows, and for the quarantine.
 *
 * @example
 * nativeText(12.5); // "12.5"
 */
export function nativeText(value: NativeValue): string {
  if (value === null || value === undefined || value instanceof CellProblem) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  if (typeof value === "object" && "errorText" in value) return value.errorText;
  if (!isCalendarDay(value)) return String(value);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(value.year).padStart(4, "0")}-${two(value.month)}-${two(value.day)}`;
}
