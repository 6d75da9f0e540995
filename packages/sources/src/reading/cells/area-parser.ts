import type { FieldOf } from "../../field.ts";
import { areaPrefixes } from "./area-prefixes.ts";
import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";

/**
 * Area codes of 9 characters whose first three are those of a declared level.
 *
 * @example
 * areaParser(homeArea)("Z01000001"); // "Z01000001"
 */
export function areaParser({ levels }: FieldOf<"area">): KindParser {
  const prefixes = new Set<string>(
    (levels ?? Object.keys(areaPrefixes)).flatMap(
      (level) => areaPrefixes[level as keyof typeof areaPrefixes],
    ),
  );
  const fix = "Give the 9-character code (a letter and 8 digits), not a name or a postcode.";
  return (text) => {
    if (!/^[A-Z]\d{8}$/.test(text))
      return unexpected(text, { code: "not-area-code", expected: "an area code", fix });
    return prefixes.has(text.slice(0, 3)) ? text : otherLevel;
  };
}

const otherLevel = new CellProblem({
  code: "area-level",
  message: "the area code is of a level that the field does not take.",
  fix: "Give codes of the declared level, or declare the level of these.",
});
