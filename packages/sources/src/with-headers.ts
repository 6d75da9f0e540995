import { sourceFrom } from "./define-source.ts";
import type { Source } from "./source.ts";

/**
 * A source with other headers for some of its fields, as suppliers' layouts differ from council to council. Everything
 * else of it stays: kinds, checks, key.
 *
 * @throws Error when a field is not there, or two fields would read one header
 * @example
 * const ours = withHeaders(rentArrears, { name: "our-rent", headers: { balance: ["Bal", "Balance Due"] } });
 */
export function withHeaders(
  source: Source,
  {
    name,
    headers,
  }: { readonly name: string; readonly headers: Readonly<Record<string, string | readonly string[]>> },
): Source {
  const known = source.fields.map((field) => field.name);
  const unknown = Object.keys(headers).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw new Error(`Source "${source.name}" has no field "${unknown}". Known: ${known.join(", ")}.`);
  }
  const fields = source.fields.map((field) => {
    if (!Object.hasOwn(headers, field.name)) return field;
    return { ...field, headerPattern: undefined, column: undefined, header: headers[field.name] };
  });
  return sourceFrom({ ...source, name, fields });
}
