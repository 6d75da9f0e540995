import type { ColumnValues, SeenValue } from "./column-values.ts";
import type { KindDraft } from "./draft-date.ts";
import { fitPadded } from "./fit.ts";

const fewestWithoutName = 10;
const kinds = [
  { kind: "nhsNumber", named: /\bnhs\b/, alone: true, text: "NHS numbers, by their check digit" },
  {
    kind: "nino",
    named: /nino|national ins|\bni (no|num)/,
    alone: false,
    text: "National Insurance numbers, by their form",
  },
  { kind: "upn", named: /\bupn\b|pupil/, alone: false, text: "pupil numbers, by their check letter" },
  {
    kind: "uprn",
    named: /uprn|property (ref|no|num|id|urn)/,
    alone: false,
    text: "property references, kept without leading zeros",
  },
  { kind: "postcode", named: /post ?code/, alone: true, text: "postcodes, kept in capitals with one blank" },
] as const;

/**
 * Numbers with a form of their own, by header and form together, or by a form that nothing else has.
 *
 * @example
 * draftNational(column, column.values)?.fit.kind; // { kind: "postcode" }
 */
export function draftNational({ header }: ColumnValues, values: readonly SeenValue[]): KindDraft | undefined {
  const words = header.toLowerCase().replaceAll("_", " ");
  for (const { kind, named, alone, text } of kinds) {
    if (!named.test(words) && !(alone && values.length >= fewestWithoutName)) continue;
    const fit = fitPadded({ kind }, values, { warned: false });
    if (fit !== undefined) return { fit, remarks: [{ kind: "why", text }] };
  }
  return undefined;
}

const forms = ["financial-year", "month", "quarter", "years"] as const;

/**
 * Periods written in one way. A financial and an academic year look alike, as may a month and a year.
 *
 * @example
 * draftPeriod([{ text: "2014/15", count: 3, line: 2 }])?.fit.kind; // { kind: "period", forms: ["financial-year"] }
 */
export function draftPeriod(values: readonly SeenValue[]): KindDraft | undefined {
  const fits = forms.flatMap((form) => fitPadded({ kind: "period", forms: [form] }, values) ?? []);
  const [fit, other] = fits;
  if (fit === undefined || values.every(({ text }) => /^\d+$/.test(text.trim()))) return undefined;
  const years = "forms" in fit.kind && fit.kind.forms[0] === "financial-year";
  if (other !== undefined)
    return { fit, remarks: [{ kind: "ask", text: "these may be months or years: ask which" }] };
  const text = "taken as financial years, April to March: if they are school years, say academic-year";
  return { fit, remarks: years ? [{ kind: "ask", text }] : [] };
}
