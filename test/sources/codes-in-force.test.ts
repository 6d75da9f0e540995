import { defineSource, type SourceDescription } from "@needscope/sources";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

const attendance = (validOn?: string): SourceDescription => ({
  name: "attendance",
  title: "Attendance",
  about: "One row per pupil and session.",
  fields: [
    { name: "day", header: "Day", kind: "date", format: "dd/mm/yyyy" },
    {
      name: "mark",
      header: "Mark",
      kind: "code",
      codes: {
        "/": "present",
        Y: { title: "unable to attend", to: "2024-08-18" },
        Y1: { title: "no transport", from: "2024-08-19" },
      },
      ...(validOn === undefined ? {} : { validOn }),
    },
  ],
});

describe("codes with dates", () => {
  test("are right on the days on which they are in force, first and last included", () => {
    const { issues, account } = readText(
      defineSource(attendance("day")),
      "Day,Mark\n18/08/2024,Y\n19/08/2024,Y\n18/08/2024,Y1\n19/08/2024,Y1\n01/01/2020,/\n,Y1\n19/08/2024,\n",
    );
    expect(issues.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "Mark", "code-not-in-force"],
      [4, "Mark", "code-not-in-force"],
    ]);
    expect(account).toMatchObject({ accepted: 5, quarantined: 2 });
  });

  test("can be judged by one day for the whole extract", () => {
    const { issues } = readText(defineSource(attendance("2024-09-01")), "Day,Mark\n,Y\n,Y1\n");
    expect(issues.map(({ line }) => line)).toEqual([2]);
  });

  test("must say which day counts, and it must be one", () => {
    expect(() => defineSource(attendance())).toThrow("say on which day they must be in force");
    expect(() => defineSource(attendance("mark"))).toThrow("neither a date field nor a day");
  });
});
