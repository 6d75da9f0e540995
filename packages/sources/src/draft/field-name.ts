/**
 * A field's name from its header: lower-case words joined by "_", and a number behind a name that is taken.
 *
 * @example
 * fieldName("Arrears (£)", new Set()); // "arrears"
 */
export function fieldName(header: string, taken: ReadonlySet<string>): string {
  const words = header
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/%/g, " percent ")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const plain = /^[a-z]/.test(words) ? words : `column_${words}`.replace(/_$/, "");
  let name = plain;
  for (let next = 2; taken.has(name); next += 1) name = `${plain}_${String(next)}`;
  return name;
}
