import { type Condition, describeCondition, fieldsOf, midSentence } from "@needscope/rules";
import { describe, expect, test } from "vitest";

const words = (field: string) => {
  const pounds = (pence: unknown): string => `£${(Number(pence) / 100).toFixed(2)}`;
  if (field === "arrears") return { title: "council tax arrears", show: pounds };
  return { title: field === "benefit" ? "income-related benefit" : field };
};

describe("describeCondition", () => {
  test.each<[Condition, string]>([
    [
      {
        all: [
          { field: "arrears", atLeast: 5000 },
          { field: "benefit", is: false },
        ],
      },
      "council tax arrears of £50.00 or more and no income-related benefit",
    ],
    [{ field: "arrears", moreThan: 5000 }, "council tax arrears of more than £50.00"],
    [{ field: "arrears", atMost: 5000 }, "council tax arrears of £50.00 or less"],
    [{ field: "arrears", lessThan: 5000 }, "council tax arrears of less than £50.00"],
    [{ field: "birth", atLeast: "2015-04-01" }, "birth on or after 1 April 2015"],
    [{ field: "birth", moreThan: "2015-04-01" }, "birth after 1 April 2015"],
    [{ field: "birth", atMost: "2015-04-01" }, "birth on or before 1 April 2015"],
    [{ field: "birth", lessThan: "2015-04-01" }, "birth before 1 April 2015"],
    [{ field: "benefit", is: true }, "income-related benefit"],
    [{ field: "tenure", is: "council" }, "tenure is council"],
    [{ field: "tenure", isNot: "council" }, "tenure is not council"],
    [
      { field: "tenure", in: ["council", "association", "private"] },
      "tenure is council, association or private",
    ],
    [{ field: "children", is: 1200 }, "children is 1,200"],
    [{ field: "tenure", known: true }, "tenure known"],
    [{ field: "tenure", known: false }, "tenure not known"],
    [{ all: [{ field: "benefit", is: true }] }, "income-related benefit"],
  ])("says %j", (condition, text) => {
    expect(describeCondition(condition, words)).toBe(text);
  });

  test("keeps groups inside groups apart by brackets", () => {
    const condition: Condition = {
      all: [
        { field: "a", is: true },
        {
          any: [
            { field: "b", is: true },
            { field: "c", atLeast: 3 },
          ],
        },
        { field: "d", is: true },
      ],
    };
    expect(describeCondition(condition)).toBe("a, (b, or c of 3 or more) and d");
  });

  test("carries not inwards, as De Morgan has it", () => {
    const condition: Condition = {
      not: {
        any: [
          { field: "arrears", atLeast: 5000 },
          { field: "benefit", is: true },
          { not: { field: "tenure", in: ["council", "private"] } },
          {
            all: [
              { field: "start", moreThan: "2016-04-01" },
              { field: "start", known: true },
            ],
          },
          { field: "a", atMost: 1 },
          { field: "b", lessThan: 2 },
          { field: "c", isNot: 3 },
        ],
      },
    };
    expect(describeCondition(condition, words)).toBe(
      "council tax arrears of less than £50.00, no income-related benefit, tenure is council or private, " +
        "(start on or before 1 April 2016, or start not known), a of more than 1, b of 2 or more and c is 3",
    );
  });
});

describe("fieldsOf", () => {
  test("lists each field once, in the order of reading", () => {
    const condition: Condition = {
      any: [
        { field: "b", is: 1 },
        {
          not: {
            all: [
              { field: "a", is: 1 },
              { field: "b", known: true },
            ],
          },
        },
      ],
    };
    expect(fieldsOf(condition)).toEqual(["b", "a"]);
  });
});

describe("midSentence", () => {
  test("lowers a title's first letter and leaves names alone", () => {
    expect(
      ["Rent arrears", "On UC", "ESA claim", "Universal Credit claim", "arrears", ""].map(midSentence),
    ).toEqual(["rent arrears", "on UC", "ESA claim", "Universal Credit claim", "arrears", ""]);
  });
});
