import { type Source, type SourceDescription, sourceSchema } from "./source.ts";

/**
 * Declares what an extract looks like: its columns, their kinds, and what no right row holds. The declaration is
 * data, so it prints, compares and can stand in YAML (see {@link sourceFrom}).
 *
 * Kinds of field and the column each becomes:
 * - `id` (text): a reference, never trimmed of zeros; `pattern` is a regular expression for the whole value.
 * - `text`: anything; line breaks only with `multiline: true`.
 * - `code` (text): exactly one of the declared codes, kept as the file has it; the words say what it means.
 * - `integer`, `number` (number): plain digits within `min` and `max`.
 * - `pounds` (number, whole pence): `thousandsCommas`, `poundSign` and `negative` declare what may stand beside
 *   the digits; `min` and `max` are in pounds.
 * - `date`: in the one `format`, from `earliest` to `latest` (1900 to 2100 unless said).
 * - `yesNo` (flag): exactly one of the words in `yes` or `no`.
 * - `area` (text): an area code of 9 characters, of the `levels` if they are named.
 *
 * For every field: `optional` allows the column to be absent, `required` forbids empty cells, `padded` takes
 * blanks off both ends first.
 *
 * @throws Error of one sentence that says where the declaration is wrong.
 * @example
 * const rent = defineSource({
 *   name: "rent-arrears",
 *   title: "Rent accounts",
 *   about: "One row per tenancy.",
 *   fields: [
 *     { name: "tenancy_ref", header: "Tenancy Ref", kind: "id", required: true },
 *     { name: "balance", header: ["Current Balance", "Balance"], kind: "pounds", negative: true },
 *   ],
 * });
 */
export function defineSource(description: SourceDescription): Source {
  return sourceFrom(description);
}

/**
 * The same as {@link defineSource} for a declaration of unknown make, such as YAML or JSON.
 *
 * @throws Error of one sentence that says where the declaration is wrong.
 * @example
 * const source = sourceFrom(parseYaml(text));
 */
export function sourceFrom(description: unknown): Source {
  const parsed = sourceSchema.safeParse(description);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = (issue?.path ?? []).map((part) =>
    typeof part === "number" ? `[${part}]` : `.${String(part)}`,
  );
  const place = where.join("").replace(/^\./, "") || "the whole declaration";
  throw new Error(`Source ${nameOf(description)} is not declared well at ${place}: ${issue?.message ?? ""}`);
}

function nameOf(description: unknown): string {
  const named = typeof description === "object" && description !== null && "name" in description;
  return named && typeof description.name === "string" ? `"${description.name}"` : "without a name";
}
