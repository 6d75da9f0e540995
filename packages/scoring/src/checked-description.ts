import type { z } from "zod";

/**
 * Checks a description (composite, points card) by its schema, and says the first thing wrong with it in one
 * sentence that names the description and the place.
 *
 * @param what what is described, such as "Composite"
 * @throws RangeError when the description does not fit its schema
 * @example
 * checkedDescription(compositeSchema, yaml, "Composite");
 */
export function checkedDescription<T>(schema: z.ZodType<T>, description: unknown, what: string): T {
  const parsed = schema.safeParse(description);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = placeOf(description, issue?.path ?? []);
  throw new RangeError(
    `${what}${nameOf(description)}${place}: ${issue?.message ?? "it does not fit its schema"}`,
  );
}

/**
 * The error of an object with a word that nobody knows, for zod's `error` option.
 *
 * @example
 * z.strictObject({ name: z.string() }, { error: unknownWord });
 */
export function unknownWord(issue: z.core.$ZodRawIssue): string | undefined {
  return issue.code === "unrecognized_keys" ? `Unknown word "${issue.keys.join(", ")}".` : undefined;
}

function nameOf(description: unknown): string {
  if (typeof description !== "object" || description === null || !("name" in description)) return "";
  return typeof description.name === "string" ? ` "${description.name}"` : "";
}

// "parts > arrears > weight" reads better than "parts.2.weight": list members that have a name go by it.
function placeOf(description: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = [];
  let here: unknown = description;
  for (const key of path) {
    here = memberOf(here, key);
    words.push(typeof key === "number" ? (ownName(here) ?? `number ${String(key + 1)}`) : String(key));
  }
  return words.length === 0 ? "" : `, ${words.join(" > ")}`;
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

function ownName(value: unknown): string | undefined {
  const name = memberOf(value, "name") ?? memberOf(value, "indicator");
  return typeof name === "string" ? `"${name}"` : undefined;
}
