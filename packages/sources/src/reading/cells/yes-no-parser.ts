import type { FieldOf } from "../../field.ts";
import { type KindParser, unexpected } from "./cell-problem.ts";

/**
 * The declared words for yes and no, exactly.
 *
 * @example
 * yesNoParser(arrangement)("Y"); // true
 */
export function yesNoParser({ yes, no }: FieldOf<"yesNo">): KindParser {
  const values = new Map([
    ...yes.map((word) => [word, true] as const),
    ...no.map((word) => [word, false] as const),
  ]);
  const expected = `one of ${[...values.keys()].join(", ")}`;
  const fix = "Correct the value, or declare the word under yes or no.";
  return (text) => values.get(text) ?? unexpected(text, { code: "not-yes-no", expected, fix });
}
