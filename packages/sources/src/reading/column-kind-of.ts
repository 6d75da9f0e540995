import type { ColumnKind } from "@needscope/table";
import type { Field, FieldKind } from "../field.ts";

const columnKinds: Readonly<Record<FieldKind, ColumnKind>> = {
  id: "text",
  text: "text",
  code: "text",
  area: "text",
  period: "text",
  postcode: "text",
  uprn: "text",
  nhsNumber: "text",
  upn: "text",
  nino: "text",
  state: "text",
  integer: "number",
  pounds: "number",
  number: "number",
  date: "date",
  yesNo: "flag",
};

/**
 * The kind of column that a field becomes.
 *
 * @example
 * columnKindOf(balance); // "number"
 */
export function columnKindOf({ kind }: Field): ColumnKind {
  return columnKinds[kind];
}
