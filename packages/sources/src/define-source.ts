import { type Source, type SourceDescription, sourceSchema } from "./source.ts";

/**
 * Declares what an extract looks like: its columns, their kinds, and what no right row holds. The declaration is
 * data, so it prints, compares and can stand in YAML (see {@link sourceFrom}).
 *
 * Kinds of field and the column each becomes:
 * - `id` (text): a reference, never trimmed of zeros; `pattern` is a regular expression for the whole value.
 * - `text`: anything; line breaks only with `multiline: true`.
 * - `code` (text): exactly one of the declared codes, kept as the file has it; the words say what it means. A code with
 *   dates (`{ title, from, to }`) must be in force on the day of the date field `validOn`, or on one day for all.
 * - `integer`, `number` (number): plain digits within `min` and `max`.
 * - `pounds` (number, whole pence): `thousandsCommas`, `poundSign` and `negative` declare what may stand beside
 *   the digits; `min` and `max` are in pounds.
 * - `date`: in the one `format`, from `earliest` to `latest` (1900 to 2100 unless said).
 * - `yesNo` (flag): exactly one of the words in `yes` or `no`.
 * - `area` (text): an area code of 9 characters, of the `levels` if they are named.
 *
 * - `period` (text): a month, quarter or year in the declared `forms`, kept in one spelling each.
 * - `postcode`, `uprn`, `nhsNumber`, `upn`, `nino` (text): identifiers by their national rules and check characters,
 *   kept in one spelling each; what the rules call doubtful is a warning.
 * - `state` (text): why the cell of the field named in `of` holds no value, by the declared marks ("suppressed",
 *   "unavailable", "not-applicable", "low", "unreliable", "missing"); it has no column of its own.
 *
 * For every field: `header` (or a list of them, `headerPattern`, or `column` where there is no header), `optional`
 * allows the column to be absent, `required` forbids empty cells, `padded` takes blanks off both ends first, `missing`
 * lists marks that mean missing in this column alone.
 *
 * Where the rows stand: `preamble` (lines above the header: how many, or `until` its first text), `headerRows`,
 * `mergedHeader`, `headerFootnotes`, `footer` (notes below the rows: how many lines, or `from` their first text),
 * `unpivot` (a column for each period becomes a row for each), `otherRecords` (lines of a type that is not read),
 * `unknownColumns`, `delimiter` (or "detect"), `sheet` and `mergedCells` of a workbook. Patterns are regular
 * expressions for the whole text.
 *
 * What stands for no value: `missingMarks`, `suppressedMarks`, and `marks`, which name the state of each.
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
