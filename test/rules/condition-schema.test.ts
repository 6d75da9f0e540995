import { conditionSchema } from "@needscope/rules";
import { describe, expect, test } from "vitest";

const words =
  'A condition has a "field" with one of is, isNot, in, atLeast, moreThan, atMost, lessThan, known; or "all", "any" or "not"';

function firstIssue(value: unknown): { path: PropertyKey[]; message: string } {
  const parsed = conditionSchema.safeParse(value);
  if (parsed.success) throw new Error("It was accepted.");
  const { path, message } = parsed.error.issues[0]!;
  return { path, message };
}

describe("conditionSchema", () => {
  test("accepts a condition and gives it back as it is", () => {
    const condition = {
      all: [
        { field: "arrears", atLeast: 5000 },
        { any: [{ not: { field: "benefit", is: true } }, { field: "start", lessThan: "2016-04-01" }] },
        { field: "missed", over: "possible", moreThan: 0.1 },
        { field: "tenure", in: ["council", 3] },
        { field: "tenure", known: true },
      ],
    };
    expect(conditionSchema.parse(condition)).toEqual(condition);
  });

  test.each<[unknown, PropertyKey[], string]>([
    [{}, [], `${words}: none of these is there.`],
    [3, [], `${words}: none of these is there.`],
    [{ field: "a", is: 1, atLeast: 2 }, [], `${words}: is and atLeast cannot stand together.`],
    [{ all: [] }, ["all"], "List at least one condition."],
    [{ field: "a", in: [] }, ["in"], "List at least one value."],
    [
      { all: [{ field: "a", atLeast: "2016-02-30" }] },
      ["all", 0, "atLeast"],
      'A text that is put in order must be a date, "yyyy-mm-dd".',
    ],
    [{ not: { any: [{ is: true }] } }, ["not", "any", 0, "field"], "Say which field, as text."],
    [{ field: "a", atLeast: NaN }, ["atLeast"], 'Say a number, or a date as "yyyy-mm-dd".'],
    [{ field: "a", is: true, feild: "b" }, [], 'Unknown word "feild".'],
  ])("refuses %j at the place where it is wrong", (value, path, message) => {
    expect(firstIssue(value)).toEqual({ path, message });
  });
});
