import { type Condition, conditionSchema } from "@needscope/rules";
import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.ts";

/** A condition, or the order of two dates that cannot be: `field` comes after the field named in `after`. */
type CheckCondition = Condition | { readonly field: string; readonly after: string };

const dateAfterAnother = z.strictObject({ field: z.string(), after: z.string() });

const checkCondition = z.unknown().transform((value, context): CheckCondition => {
  const dates = typeof value === "object" && value !== null && Object.hasOwn(value, "after");
  const parsed = dates ? dateAfterAnother.safeParse(value) : conditionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) {
    context.addIssue({ code: "custom", message, path: [...path] });
  }
  return z.NEVER;
}) as unknown as z.ZodType<CheckCondition, CheckCondition>;

/** The shape of a check's declaration. */
export const checkSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/, "A check's code is kebab-case."),
  when: checkCondition,
  message: z.string().min(1),
  fix: z.string().min(1),
});

/** A rule that no right row breaks; where it holds the row is quarantined. */
export type Check = DeepReadonly<z.output<typeof checkSchema>>;
