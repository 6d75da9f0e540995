import { describeCondition, evaluate, fieldsOf, ruleColumnsFromRows } from "@needscope/rules";
import { describe, expect, it } from "vitest";

describe("over", () => {
  const columns = ruleColumnsFromRows([
    { missed: 7, possible: 70 },
    { missed: 6, possible: 70 },
    { missed: 0, possible: 0 },
    { missed: undefined, possible: 70 },
  ]);

  it("compares one field divided by another; divided by nothing or by the missing is unknown", () => {
    // 0.1 x 70 is 7.000000000000001 in doubles, so the comparison is of the quotient.
    expect([...evaluate({ field: "missed", over: "possible", atLeast: 0.1 }, 4, columns)]).toEqual([
      1, 0, 2, 2,
    ]);
  });

  it("names both fields, in code and in words", () => {
    const condition = { field: "missed", over: "possible", atLeast: 0.1 };
    expect(fieldsOf(condition)).toEqual(["missed", "possible"]);
    expect(describeCondition(condition)).toBe("missed over possible of 0.1 or more");
  });
});
