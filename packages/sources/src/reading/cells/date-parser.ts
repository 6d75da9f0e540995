import { dayNumber, dayNumberOf } from "@needscope/table";
import type { FieldOf } from "../../field.ts";
import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";
import { withinRange } from "./within-range.ts";

const datePatterns = {
  "dd/mm/yyyy": /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})$/,
  "dd-mm-yyyy": /^(?<day>\d{2})-(?<month>\d{2})-(?<year>\d{4})$/,
  "yyyy-mm-dd": /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
};

/**
 * Dates as day numbers, in the one declared format, of days that the calendar has and within the declared range.
 *
 * @example
 * dateParser(born)("31/03/2016"); // 16891
 */
export function dateParser({ format, earliest, latest }: FieldOf<"date">): KindParser {
  const pattern = datePatterns[format];
  const range = {
    min: dayNumber(earliest),
    max: dayNumber(latest),
    show: (day: number) => (day === dayNumber(earliest) ? earliest : latest),
  };
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return notDate(text, format);
    const day = dayNumberOf(Number(groups.year), Number(groups.month), Number(groups.day));
    return day === undefined ? impossibleDate : withinRange(day, range);
  };
}

function notDate(text: string, format: string): CellProblem {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return twoDigitYear;
  const fix = `Write the date as ${format}, with two digits for day and month and no time of day.`;
  return unexpected(text, { code: "not-date", expected: `a date written ${format}`, fix });
}

const twoDigitYear = new CellProblem({
  code: "two-digit-year",
  message: "the year has two digits, so the century is not certain.",
  fix: "Export the date with four digits for the year.",
});

const impossibleDate = new CellProblem({
  code: "impossible-date",
  message: "the calendar has no such day.",
  fix: "Correct the date where it comes from; look whether day and month are exchanged.",
});
