import type { FieldOf } from "../../field.ts";
import { type KindParser, unexpected } from "./cell-problem.ts";

/**
 * Codes match exactly, capitals included, and stay the code that the file has.
 *
 * @example
 * codeParser(role)("A"); // "A"
 */
export function codeParser({ codes }: FieldOf<"code">): KindParser {
  const known = new Set(Object.keys(codes));
  const expected = `one of ${known.size} declared codes (${[...known].slice(0, 12).join(", ")}${known.size > 12 ? ", ..." : ""})`;
  const fix = "Correct the code, or declare it with its meaning if the supplier has added one.";
  return (text) => (known.has(text) ? text : unexpected(text, { code: "unknown-code", expected, fix }));
}
