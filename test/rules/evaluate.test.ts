import { type Condition, evaluate, ruleColumnsFromRows } from "@needscope/rules";
import { describe, expect, test } from "vitest";

const columns = ruleColumnsFromRows([
  { arrears: 6000, start: "2016-04-01", benefit: true, tenure: "council" },
  { arrears: 5000, start: "2016-03-31", benefit: false, tenure: "private" },
  { arrears: undefined, start: undefined, benefit: undefined, tenure: "" },
]);

const answer = (condition: Condition): number[] => [...evaluate(condition, 3, columns)];

describe("evaluate", () => {
  test.each<[string, Condition, number[]]>([
    ["is, of a flag", { field: "benefit", is: true }, [1, 0, 2]],
    ["is, of a number", { field: "arrears", is: 5000 }, [0, 1, 2]],
    ["is, of a text", { field: "tenure", is: "council" }, [1, 0, 2]],
    ["isNot", { field: "tenure", isNot: "council" }, [0, 1, 2]],
    ["in", { field: "tenure", in: ["council", "association"] }, [1, 0, 2]],
    ["atLeast", { field: "arrears", atLeast: 6000 }, [1, 0, 2]],
    ["moreThan", { field: "arrears", moreThan: 5000 }, [1, 0, 2]],
    ["atMost", { field: "arrears", atMost: 5000 }, [0, 1, 2]],
    ["lessThan", { field: "arrears", lessThan: 6000 }, [0, 1, 2]],
    ["atLeast, of a date", { field: "start", atLeast: "2016-04-01" }, [1, 0, 2]],
    ["lessThan, of a date", { field: "start", lessThan: "2016-04-01" }, [0, 1, 2]],
    ["known", { field: "arrears", known: true }, [1, 1, 0]],
    ["known false", { field: "arrears", known: false }, [0, 0, 1]],
    ["not", { not: { field: "benefit", is: true } }, [0, 1, 2]],
  ])("answers %s with no, yes or unknown", (_, condition, expected) => {
    expect(answer(condition)).toEqual(expected);
  });

  test("lets an unknown spread only where it matters", () => {
    const benefit: Condition = { field: "benefit", is: true };
    expect(answer({ all: [benefit, { field: "arrears", known: true }] })).toEqual([1, 0, 0]);
    expect(answer({ any: [benefit, { field: "arrears", known: false }] })).toEqual([1, 0, 1]);
    expect(answer({ all: [benefit, { field: "arrears", known: false }] })).toEqual([0, 0, 2]);
  });

  test("takes a number that is none as unknown, and columns from a function", () => {
    const column = { kind: "number" as const, valueAt: () => NaN };
    expect([...evaluate({ field: "x", atLeast: 0 }, 1, () => column)]).toEqual([2]);
  });

  test("answers for no rows, and for empty lists as logic has it", () => {
    expect([...evaluate({ field: "arrears", is: 1 }, 0, columns)]).toEqual([]);
    expect(answer({ all: [] })).toEqual([1, 1, 1]);
    expect(answer({ any: [] })).toEqual([0, 0, 0]);
  });

  test.each<[Condition, string]>([
    [
      { field: "arears", atLeast: 1 },
      'Unknown field "arears" in a condition. Known: arrears, start, benefit, tenure.',
    ],
    [
      { field: "arrears", is: "6000" },
      'Field "arrears" holds numbers and cannot be compared with "6000": say a number.',
    ],
    [
      { field: "benefit", is: "yes" },
      'Field "benefit" holds flags and cannot be compared with "yes": say true or false.',
    ],
    [
      { field: "start", atLeast: "01/04/2016" },
      'Field "start" holds dates and cannot be compared with "01/04/2016": say a date as "yyyy-mm-dd".',
    ],
    [
      { field: "tenure", atLeast: 3 },
      'Field "tenure" holds text and cannot be put in order: compare it by is, isNot or in.',
    ],
  ])("refuses %j in one sentence", (condition, message) => {
    expect(() => answer(condition)).toThrow(new RangeError(message));
  });
});

describe("ruleColumnsFromRows", () => {
  test("takes the kind of a column from its values", () => {
    expect([...columns].map(([field, { kind }]) => [field, kind])).toEqual([
      ["arrears", "number"],
      ["start", "date"],
      ["benefit", "flag"],
      ["tenure", "text"],
    ]);
    expect(ruleColumnsFromRows([{ a: "2016-04-01" }, { a: "not yet" }]).get("a")?.kind).toBe("text");
  });

  test("leaves the kind open where all is missing, so that any question of it is unknown", () => {
    const open = ruleColumnsFromRows([{ a: null, b: undefined }]);
    expect(open.get("a")?.kind).toBeUndefined();
    expect([...evaluate({ field: "a", is: true }, 1, open)]).toEqual([2]);
    expect([...evaluate({ field: "a", atLeast: 3 }, 1, open)]).toEqual([2]);
    expect([...evaluate({ field: "a", over: "b", atLeast: 3 }, 1, open)]).toEqual([2]);
  });

  test("refuses a column of two kinds", () => {
    expect(() => ruleColumnsFromRows([{ a: 1 }, { a: "one" }])).toThrow(
      new RangeError('Field "a" mixes number and text: say one kind.'),
    );
  });
});
