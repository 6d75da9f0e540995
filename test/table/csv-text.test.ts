import { csvText } from "@needscope/table";
import { describe, expect, it } from "vitest";

describe("csvText", () => {
  it("quotes what needs it, and ends every row with a line break", () => {
    expect(
      csvText([
        ["Zone", "Score"],
        ["North, upper", -1.5],
        ['the "old" town', 2],
      ]),
    ).toBe('Zone,Score\r\n"North, upper",-1.5\r\n"the ""old"" town",2\r\n');
    expect(csvText([])).toBe("");
  });

  it.each(["=1+1", "+1+1", "@SUM(A1)", " =1+1", "\t=1", "\uFF1D1", "-1+1"])(
    "keeps %j from running",
    (text) => {
      expect(csvText([[text]])).toContain(`'${text}`);
    },
  );

  it("leaves plain negative numbers as they are", () => {
    expect(csvText([[-5, "-5", "-5.25"]])).toBe("-5,-5,-5.25\r\n");
  });
});
