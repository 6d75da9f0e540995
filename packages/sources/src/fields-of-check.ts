import { type Condition, fieldsOf } from "@needscope/rules";
import type { Check } from "./check.ts";

/**
 * The fields that a check looks at.
 *
 * @example
 * fieldsOfCheck({ field: "start", after: "end" }); // ["start", "end"]
 */
export function fieldsOfCheck(when: Check["when"]): string[] {
  return "after" in when ? [when.field, when.after] : fieldsOf(when as Condition);
}
