import type { Field } from "../../field.ts";
import type { Source } from "../../source.ts";
import { markStates } from "../cells/mark-states.ts";

/**
 * Every mark that can stand in a field's cells in place of a value.
 *
 * @example
 * marksOf(field, source); // ["", "n/a", "*"]
 */
export function marksOf(field: Field, source: Source): readonly string[] {
  return [...markStates(field, source).keys()];
}
