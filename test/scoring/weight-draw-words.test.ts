import { weightDrawWords } from "@needscope/scoring";
import { expect, test } from "vitest";

test("how weights are drawn is said in plain words", () => {
  expect(weightDrawWords({ spread: 0.25 })).toBe("weights up to 25% less or more");
  expect(weightDrawWords("any")).toBe("any weights at all");
  expect(weightDrawWords({ sets: [{ x: 1 }] })).toBe("one set of weights");
  expect(weightDrawWords({ sets: [{ x: 1 }, { x: 2 }] })).toBe("2 sets of weights in turn");
});
