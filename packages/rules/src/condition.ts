import { z } from "zod";

/**
 * A comparison of one field with a stated value. Strings in the four orderings are dates, "yyyy-mm-dd". With `over`
 * the four orderings compare the field divided by another field of the same row; divided by nothing is unknown.
 */
export type Comparison =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly isNot: string | number | boolean }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly field: string; readonly over?: string; readonly atLeast: number | string }
  | { readonly field: string; readonly over?: string; readonly moreThan: number | string }
  | { readonly field: string; readonly over?: string; readonly atMost: number | string }
  | { readonly field: string; readonly over?: string; readonly lessThan: number | string }
  | { readonly field: string; readonly known: boolean };

/** The four comparisons that put values in order. */
export type Ordering = Extract<
  Comparison,
  { atLeast: unknown } | { moreThan: unknown } | { atMost: unknown } | { lessThan: unknown }
>;

/**
 * A condition as data, so that it prints, compares, versions and replays: a comparison of one field, or
 * conditions joined by `all`, `any` and `not`. A filter of an indicator, an item of a points card, a flag and a
 * segment are all conditions.
 *
 * @example
 * const condition: Condition = { all: [
 *   { field: "council-tax-arrears", atLeast: 5000 },
 *   { not: { field: "income-related-benefit", is: true } },
 * ] };
 */
export type Condition =
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** The words that a comparison can use: exactly one of them stands beside `field`. */
export const comparisonWords = [
  "is",
  "isNot",
  "in",
  "atLeast",
  "moreThan",
  "atMost",
  "lessThan",
  "known",
] as const;

const oneOf = 'a "field" with one of ' + comparisonWords.join(", ") + '; or "all", "any" or "not"';

/**
 * Checks a condition that comes from outside (YAML, JSON). An unknown word, two comparisons in one condition, a
 * date that no calendar has, or an empty list is an error at the place where it stands.
 *
 * @example
 * conditionSchema.parse({ field: "children", atLeast: 3 });
 */
export const conditionSchema: z.ZodType<Condition> = z.unknown().transform((value, context): Condition => {
  const words = wordsOf(value);
  const word = words.length === 1 ? words[0] : undefined;
  if (word === undefined) {
    context.addIssue({ code: "custom", message: `A condition has ${oneOf}: ${found(words)}.` });
    return z.NEVER;
  }
  const parsed = shapes[word].safeParse(value);
  if (parsed.success) return parsed.data as Condition;
  for (const issue of parsed.error.issues) {
    context.addIssue({ code: "custom", message: issue.message, path: [...issue.path] });
  }
  return z.NEVER;
});

const isoDate = z.iso.date('A text that is put in order must be a date, "yyyy-mm-dd".');
const scalar = z.union([z.string(), z.number(), z.boolean()], "Say a text, a number, true or false.");
const ordered = z.union([z.number(), isoDate], 'Say a number, or a date as "yyyy-mm-dd".');
const field = z.string("Say which field, as text.").min(1, "Say which field.");
const over = field.optional();
const list = z.array(z.union([z.string(), z.number()])).min(1, "List at least one value.");
const conditions = z.array(z.lazy(() => conditionSchema)).min(1, "List at least one condition.");

const shape = <S extends z.core.$ZodLooseShape>(fields: S): z.ZodType =>
  z.strictObject(fields, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `Unknown word "${issue.keys.join(", ")}".` : undefined,
  });

// The word decides the shape, so that the error is about what was meant and not about every other shape.
const shapes = {
  is: shape({ field, is: scalar }),
  isNot: shape({ field, isNot: scalar }),
  in: shape({ field, in: list }),
  atLeast: shape({ field, over, atLeast: ordered }),
  moreThan: shape({ field, over, moreThan: ordered }),
  atMost: shape({ field, over, atMost: ordered }),
  lessThan: shape({ field, over, lessThan: ordered }),
  known: shape({ field, known: z.boolean("Say true or false.") }),
  all: shape({ all: conditions }),
  any: shape({ any: conditions }),
  not: shape({ not: z.lazy(() => conditionSchema) }),
};

const wordsKnown = [...comparisonWords, "all", "any", "not"] as const;

function wordsOf(value: unknown): (keyof typeof shapes)[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return wordsKnown.filter((word) => Object.hasOwn(value, word));
}

function found(words: readonly string[]): string {
  if (words.length === 0) return "none of these is there";
  return `${words.join(" and ")} cannot stand together`;
}
