import type { Field } from "../../field.ts";
import type { Source } from "../../source.ts";
import type { ValueState } from "../../value-state.ts";

/**
 * What each mark in a field's cells means: a suppressed one, a missing one, or one of the states named in `marks`.
 *
 * @example
 * markStates(field, source).get("c"); // "suppressed"
 */
export function markStates(
  { missing }: Pick<Field, "missing">,
  { missingMarks, suppressedMarks, marks }: Pick<Source, "missingMarks" | "suppressedMarks" | "marks">,
): ReadonlyMap<string, ValueState> {
  return new Map<string, ValueState>([
    ...missingMarks.map((mark) => [mark, "missing"] as const),
    ...suppressedMarks.map((mark) => [mark, "suppressed"] as const),
    ...Object.entries(marks),
    ...missing.map((mark) => [mark, "missing"] as const),
  ]);
}
