import type { Condition } from "./condition.ts";

/**
 * The fields that a condition asks about, each once, in the order of reading; for loading only what is needed and
 * for saying which input a figure rests on.
 *
 * @example
 * fieldsOf({ any: [{ field: "rent", moreThan: 0 }, { field: "tax", moreThan: 0 }] }); // ["rent", "tax"]
 */
export function fieldsOf(condition: Condition): string[] {
  return [...new Set(everyField(condition))];
}

function everyField(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(everyField);
  if ("any" in condition) return condition.any.flatMap(everyField);
  if ("not" in condition) return everyField(condition.not);
  return "over" in condition && condition.over !== undefined
    ? [condition.field, condition.over]
    : [condition.field];
}
