import { dayNumber, dayNumberOf, dayText } from "@needscope/table";
import { expect, test } from "vitest";

// Day numbers from Python: (date(y, m, d) - date(1970, 1, 1)).days
test.each([
  ["1970-01-01", 0],
  ["1969-12-31", -1],
  ["2016-02-29", 16860],
  ["2016-03-31", 16891],
  ["1900-02-28", -25509],
  ["0016-03-31", -713594],
])("%s is day %i, and back", (date, day) => {
  expect(dayNumber(date)).toBe(day);
  expect(dayText(day)).toBe(date);
});

test("a day that the calendar does not have is refused", () => {
  for (const date of [
    "2015-02-29",
    "2016-02-30",
    "2016-13-01",
    "2016-00-10",
    "1900-02-29",
    "2016-3-1",
    "",
    "x",
  ]) {
    expect(() => dayNumber(date)).toThrow("Expected a real date written yyyy-mm-dd, for example 2016-03-31.");
  }
  expect(dayNumberOf(2016, 2, 30)).toBeUndefined();
  expect(dayNumberOf(2016, 2, 29)).toBe(16860);
});
